"""Planting lists are checked line by line."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from aankoopwijzer.domain.planting.checked import PlantingCheck
from aankoopwijzer.domain.planting.judging import PlantStatus, judge
from aankoopwijzer.domain.records.planting import PlantingLine
from aankoopwijzer.flows.check_planting import check_planting
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_plants import PlantAdviser, prepare_plants
from aankoopwijzer.standards.darwin_core.checklists import read_checklists

NAMES = ("native_vascular_plants_flanders_inbo_redlist", "alien_plants_belgium_flat", "union_list_plants")


@pytest.fixture(scope="module")
def adviser() -> PlantAdviser:
    """The plants of the shipped pack."""
    return prepare_plants(load_pack())


@pytest.fixture(scope="module")
def with_lists(shared_data: Path) -> PlantAdviser:
    """The plants of the shipped pack with the official lists."""
    files = [(name, (shared_data / "plants" / f"{name}.csv").read_bytes()) for name in NAMES]
    return prepare_plants(load_pack(), read_checklists(files, on=dt.date(2026, 11, 28)))


def check(adviser: PlantAdviser, *texts: str) -> PlantingCheck:
    """A list of these lines."""
    return check_planting([PlantingLine(number, text) for number, text in enumerate(texts, start=1)], adviser)


def statuses(found: PlantingCheck) -> list[str]:
    """The status of each plant."""
    return [each.verdict.status.value for each in found.plants]


def test_a_line_with_several_plants_gives_an_answer_for_each(adviser: PlantAdviser) -> None:
    found = check(adviser, "haagbeuk, beuk en Prunus serotina")
    assert [(each.line, each.part, each.text) for each in found.plants] == [
        (1, 1, "haagbeuk"),
        (1, 2, "beuk"),
        (1, 3, "Prunus serotina"),
    ]
    assert statuses(found) == ["native", "native", "not_allowed"]


def test_a_mixture_is_known_by_its_parts_or_not_at_all(adviser: PlantAdviser) -> None:
    found = check(adviser, "Mengsel: 20% Festuca rubra, 30% Lotus corniculatus", "bloemenmengsel zonnig")
    assert statuses(found) == ["native", "native", "unknown"]
    assert [each.quantity for each in found.plants[:2]] == [Decimal(20), Decimal(30)]
    assert found.plants[2].verdict.rule == "mixture-without-species"


def test_both_names_of_one_plant_are_one_plant(adviser: PlantAdviser) -> None:
    assert len(check(adviser, "Veldesdoorn, Acer campestre, 14/16").plants) == 1


def test_headings_and_totals_are_skipped(adviser: PlantAdviser) -> None:
    found = check(adviser, "Bomen", "haagbeuk", "12 st.")
    assert (len(found.plants), found.skipped) == (1, 2)


def test_only_what_needs_another_plant_gets_alternatives(adviser: PlantAdviser) -> None:
    found = check(adviser, "haagbeuk", "Platanus acerifolia", "Quercus sp.").plants
    assert [len(each.alternatives) for each in found] == [0, 3, 0]


def test_a_doubtful_name_that_may_be_forbidden_says_so(adviser: PlantAdviser) -> None:
    (found,) = check(adviser, "berenklauw").plants
    assert found.verdict.status is PlantStatus.UNKNOWN
    assert found.may_be_forbidden


def test_a_list_of_nonsense_is_not_searched_for_ever(adviser: PlantAdviser) -> None:
    lines = [PlantingLine(number, f"woord{'abcdefgh'[number % 8]} onzin") for number in range(50)]
    assert check_planting(lines, adviser, most_searches=10).is_cut
    assert not check_planting(lines, adviser).is_cut


@pytest.mark.shared_data
def test_every_name_of_the_official_lists_is_known_as_written(with_lists: PlantAdviser) -> None:
    flora = with_lists.flora
    names = [taxon.name for checklist in flora.checklists for taxon in checklist.taxa if taxon.name.count(" ") > 0]
    strange = {each.text for each in check(with_lists, *names).plants if each.certainty != "exact"}
    assert len(strange) <= len(names) * 0.005, sorted(strange)[:40]


@pytest.mark.shared_data
def test_exactly_thirty_plants_stand_in_both_lists(with_lists: PlantAdviser) -> None:
    """Counted independently: the canonical names of the one file that stand in the other."""
    both = [each for each in with_lists.flora.plants.values() if each.red_list is not None and each.degree is not None]
    assert len(both) == 30
    assert {judge(each).status for each in both} == {PlantStatus.DISPUTED}


@pytest.mark.shared_data
def test_the_pack_and_the_official_lists_agree(with_lists: PlantAdviser) -> None:
    alone = prepare_plants(load_pack()).flora.plants
    differing = {id for id, plant in alone.items() if judge(plant).status != judge(with_lists.flora.plants[id]).status}
    assert differing == set()


@pytest.mark.shared_data
def test_the_union_list_is_forbidden_whole(with_lists: PlantAdviser) -> None:
    forbidden = [each for each in with_lists.flora.plants.values() if judge(each).status is PlantStatus.FORBIDDEN]
    assert len(forbidden) == 47
