"""The pack that ships: sound, spoken in four languages, sourced."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import LANGUAGES, Text
from aankoopwijzer.flows.check_pack import check_pack
from aankoopwijzer.packs import shipped
from aankoopwijzer.packs.kinds import KINDS

FRAMEWORK = (
    "pillars",
    "stakeholders",
    "ambitions",
    "objectives",
    "product_groups",
    "rows",
    "parameters",
    "rule_sets",
    "sources",
)


def inside(value: Any, wanted: type[BaseModel]) -> Iterator[Any]:
    """Every instance of a type in a value, however deep."""
    if isinstance(value, wanted):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from inside(getattr(value, name), wanted)
    elif isinstance(value, dict):
        for one in value.values():
            yield from inside(one, wanted)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from inside(one, wanted)


def test_the_pack_that_ships_is_sound() -> None:
    assert [str(problem) for problem in check_pack().problems] == []


@pytest.mark.parametrize("folder", FRAMEWORK)
def test_every_name_of_the_framework_is_there_in_four_languages(bruges: PolicyPack, folder: str) -> None:
    names = [
        name
        for entry in getattr(bruges, folder).values()
        for key in KINDS[folder].names
        if isinstance(name := getattr(entry, key), Text)
    ]
    assert names
    assert [name.nl for name in names if not all(name.has(language) for language in LANGUAGES)] == []


@pytest.mark.parametrize("folder", [folder for folder in KINDS if folder not in ("criteria", "vocabulary")])
def test_every_text_is_there_in_dutch_and_english(bruges: PolicyPack, folder: str) -> None:
    texts = [text for entry in getattr(bruges, folder).values() for text in inside(entry, Text)]
    assert [text.nl for text in texts if not (text.has("nl") and text.has("en"))] == []


def test_every_statement_has_a_source_that_exists(bruges: PolicyPack) -> None:
    named = {
        source.document
        for folder in KINDS
        if folder != "vocabulary"
        for entry in getattr(bruges, folder).values()
        for source in inside(entry, Source)
    }
    assert named <= set(bruges.sources)
    assert {"kader-2020", "wet-2016", "cvd-2019-1161", "eigen-lezing"} <= named


def test_the_folders_of_a_pack_are_the_parts_of_the_type() -> None:
    assert set(KINDS) == set(PolicyPack.model_fields) - {"id", "name", "version", "folder"}


def test_a_pack_that_does_not_ship_is_not_found() -> None:
    with pytest.raises(LookupError, match="no pack called 'atlantis'"):
        shipped.shipped_pack("atlantis")


@pytest.mark.parametrize("name", ["../regio-brugge", "", "."])
def test_a_name_is_never_used_as_a_path(name: str) -> None:
    with pytest.raises(LookupError):
        shipped.shipped_pack(name)


def test_what_is_asked_of_all_tenders_is_asked_of_every_product_group(bruges: PolicyPack) -> None:
    tenders = [each for each in bruges.indicators.values() if each.id.startswith("x-") and each.id.endswith("-tenders")]
    assert len(tenders) == 4
    for each in tenders:
        assert (each.id, set(each.rows)) == (each.id, set(bruges.rows))
