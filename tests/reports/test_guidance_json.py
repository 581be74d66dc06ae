"""The JSON that other programs build on."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from tests.reports import building

from aankoopwijzer.domain.guidance.result import Guidance, Market
from aankoopwijzer.reports.advise_reference import advise_reference
from aankoopwijzer.reports.advise_schema import AdviceJson, advise_schema
from aankoopwijzer.reports.guidance_json import guidance_as_json
from aankoopwijzer.reports.wording import Wording

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.fixture
def advice() -> AdviceJson:
    return guidance_as_json(building.guidance(), Wording("nl", building.pack()))


def _variants() -> list[Guidance]:
    full = building.guidance()
    assert full.reserve is not None
    market = Market(
        supply="some",
        recognised=3,
        nearby=2,
        unplaced=1,
        within_km=Decimal(30),
        minimum=Decimal(3),
        dependency=Decimal("0.12"),
        maximum_dependency=None,
        suppliers=("De Testmakers",),
        by_row={"S1/2": 3},
    )
    empty = replace(
        full, matches=(), objectives=(), questions=(), assumptions=(), branches=(), menu=(), reserve=None,
        guards=(), criteria=(), further_criteria=(), notice_fields=(), warnings=(),
    )  # fmt: skip
    return [
        full,
        empty,
        replace(full, reserve=replace(full.reserve, market=market)),
        replace(full, branches=(building.branch(outcome="none", threshold=None, value_eur=None),)),
        replace(full, purchase=building.purchase(value_eur=Decimal("1E+400"), date=None, cpv=())),
    ]


@pytest.mark.parametrize("guidance", _variants())
@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_every_advice_has_the_published_shape_and_no_key_besides(guidance: Guidance, language: str) -> None:
    made = json.loads(json.dumps(guidance_as_json(guidance, Wording(language, building.pack()))))
    assert TypeAdapter(AdviceJson).validate_python(made, strict=True) == made


def test_the_published_schema_is_the_one_in_the_code() -> None:
    published = json.loads((REFERENCE / "advise-1.schema.json").read_text(encoding="utf-8"))
    assert published == advise_schema()


def test_the_published_reference_is_made_from_the_schema() -> None:
    page = (REFERENCE / "advise-json.md").read_text(encoding="utf-8")
    assert page == advise_reference()
    keys = {key for part in (advise_schema(), *advise_schema()["$defs"].values()) for key in part["properties"]}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


def test_the_purchase_keeps_exact_numbers_as_strings(advice: AdviceJson) -> None:
    assert advice["purchase"]["value_eur"] == "24000"
    assert advice["purchase"]["date"] == "2026-03-02"
    assert advice["purchase"]["cpv"] == ["55520000"]


def test_an_objective_shows_rule_reason_and_parameter(advice: AdviceJson) -> None:
    shown = {each["code"]: each for each in advice["objectives"]}["S1.1"]
    assert (shown["status"], shown["force"], shown["rule"]) == ("applies", "portfolio", "rule-s1-1")
    parameter = shown["parameters"][0]
    assert (parameter["id"], parameter["value"], parameter["period"]) == ("negotiated", "140000", "2026-2027")
    assert parameter["source"] == "art. 42, wet 17 juni 2016, niet nagekeken"
    assert parameter["verified"] is False


def test_social_is_the_social_branch(advice: AdviceJson) -> None:
    social = advice["social"]
    assert (social["branch"], social["mode"], social["threshold_eur"]) == ("reserve_or_buy_social", "legal", "140000")
    assert [(each["code"], each["rank"]) for each in social["options"]] == [("M3", 1), ("M1", 2), ("M10", None)]


def test_social_is_the_first_branch_of_a_pack_that_names_it_otherwise() -> None:
    advice = _with_branches(building.branch(branch="fair", outcome="small"))
    assert advice["social"]["branch"] == "small"


def test_social_is_none_in_a_pack_without_branches() -> None:
    assert _with_branches()["social"]["branch"] == "none"


def test_a_field_without_a_value_is_null(advice: AdviceJson) -> None:
    assert [(each["field"], each["value"], each["lot"]) for each in advice["eforms"]] == [
        ("BT-06-Lot", "inc-soc", None),
        ("BT-775-Lot", None, "LOT-0001"),
    ]


def test_codes_do_not_change_with_the_language(advice: AdviceJson) -> None:
    english = guidance_as_json(building.guidance(), Wording("en", building.pack()))
    assert [each["status"] for each in english["objectives"]] == [each["status"] for each in advice["objectives"]]
    assert english["summary"] != advice["summary"]


def test_the_same_advice_gives_the_same_bytes(advice: AdviceJson) -> None:
    again = guidance_as_json(building.guidance(), Wording("nl", building.pack()))
    assert json.dumps(again) == json.dumps(advice)


def _with_branches(*branches: object) -> AdviceJson:
    return guidance_as_json(building.guidance(branches=branches), Wording("nl", building.pack()))
