"""The plant list that ships: how much it holds, and that it says what the official lists say."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from aankoopwijzer.domain.policy.plants import PlantGroup, Taxon, id_of_name
from aankoopwijzer.flows.check_pack import check_pack
from aankoopwijzer.flows.load_pack import load_pack


@pytest.fixture(scope="module")
def taxa() -> dict[str, Taxon]:
    """Every plant of the shipped list."""
    groups = [PlantGroup.model_validate(each) for each in load_pack().plants.values()]
    return {id: taxon for group in groups for id, taxon in group.taxa.items()}


@pytest.fixture(scope="module")
def red_list(shared_data: Path) -> dict[str, str]:
    """Red List category by name, as INBO publishes it."""
    return {
        row["canonicalName"]: row["redListCategory"]
        for row in rows(shared_data, "native_vascular_plants_flanders_inbo_redlist")
    }


@pytest.fixture(scope="module")
def alien_degrees(shared_data: Path) -> dict[str, set[str]]:
    """Degrees of establishment in Belgium by name, as Meise Botanic Garden publishes them."""
    found: dict[str, set[str]] = {}
    for row in rows(shared_data, "alien_plants_belgium_flat"):
        found.setdefault(row["canonicalName"].replace("×", "x"), set()).add(row["be_degree"])
    return found


def rows(shared_data: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the shared plant files."""
    with (shared_data / "plants" / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def names(taxon: Taxon) -> tuple[str, ...]:
    """The name and its synonyms."""
    return (taxon.name, *taxon.synonyms)


def test_the_list_is_large_enough_to_plan_with(taxa: dict[str, Taxon]) -> None:
    counts = Counter(each.standing for each in taxa.values())
    assert counts["native"] >= 170
    assert counts["forbidden"] == 47, "Union list with its updates of 2017, 2019, 2022 and 2025"
    assert counts["not_native"] + counts["invasive"] + counts["disputed"] >= 120


def test_an_id_follows_from_the_name(taxa: dict[str, Taxon]) -> None:
    assert [id for id, taxon in taxa.items() if id != id_of_name(taxon.name)] == []


def test_no_two_plants_share_a_name(taxa: dict[str, Taxon]) -> None:
    counts = Counter(name for taxon in taxa.values() for name in names(taxon))
    assert [name for name, number in counts.items() if number > 1] == []


def test_no_two_plants_share_a_dutch_name(taxa: dict[str, Taxon]) -> None:
    counts = Counter(name.casefold() for taxon in taxa.values() for name in taxon.dutch)
    assert {name for name, number in counts.items() if number > 1} <= {"rode berk", "treurwilg", "rode es"}


def test_a_native_plant_is_judged_on_everything(taxa: dict[str, Taxon]) -> None:
    for taxon in (each for each in taxa.values() if each.standing == "native"):
        given = (taxon.biodiversity, taxon.tolerance, taxon.height_cm, taxon.allergy, taxon.toxicity)
        assert None not in given, taxon.name
        assert taxon.light, taxon.name
        assert taxon.soil, taxon.name
        assert taxon.moisture, taxon.name


def test_what_comes_from_general_knowledge_is_not_called_verified(taxa: dict[str, Taxon]) -> None:
    assert {each for taxon in taxa.values() for each in taxon.verified} == {"standing"}


def test_every_use_has_natives_to_choose_from(taxa: dict[str, Taxon]) -> None:
    counts = Counter(use for taxon in taxa.values() if taxon.standing == "native" for use in taxon.uses)
    assert min(counts.values()) >= 8, counts


def test_alternatives_are_natives_of_the_list(taxa: dict[str, Taxon]) -> None:
    named = {id for taxon in taxa.values() for id in taxon.alternatives}
    assert {id for id in named if id not in taxa or taxa[id].standing != "native"} == set()


def test_an_id_that_leaves_the_list_is_missed() -> None:
    assert check_pack().is_sound
    ids = (Path(__file__).parents[2] / "src/aankoopwijzer/packs/regio-brugge/ids.txt").read_text(encoding="utf-8")
    assert "taxa acer-campestre\n" in ids


@pytest.mark.shared_data
def test_a_native_plant_is_on_the_red_list_and_not_among_the_aliens(
    taxa: dict[str, Taxon], red_list: dict[str, str], alien_degrees: dict[str, set[str]]
) -> None:
    for taxon in (each for each in taxa.values() if each.standing == "native"):
        assert red_list[taxon.ground.locator] == taxon.red_list, taxon.name
        assert taxon.ground.locator in names(taxon)
        assert not set(names(taxon)) & set(alien_degrees), taxon.name


@pytest.mark.shared_data
def test_what_is_called_invasive_is_so_in_the_manual_of_alien_plants(
    taxa: dict[str, Taxon], alien_degrees: dict[str, set[str]]
) -> None:
    verified = [each for each in taxa.values() if each.standing == "invasive" and each.ground.is_verified]
    assert len(verified) >= 40
    assert [
        each.name for each in verified if "invasive" not in alien_degrees[each.ground.locator.replace("×", "x")]
    ] == []


@pytest.mark.shared_data
def test_nothing_that_is_invasive_or_native_is_called_merely_not_native(
    taxa: dict[str, Taxon], red_list: dict[str, str], alien_degrees: dict[str, set[str]]
) -> None:
    for taxon in (each for each in taxa.values() if each.standing == "not_native"):
        assert not any("invasive" in alien_degrees.get(name, ()) for name in names(taxon)), taxon.name
        assert not any(name in red_list for name in names(taxon)), taxon.name


@pytest.mark.shared_data
def test_the_forbidden_plants_are_those_of_the_union_list(taxa: dict[str, Taxon], shared_data: Path) -> None:
    listed = {row["scientificName"].partition(" (")[0] for row in rows(shared_data, "union_list_plants")}
    assert {each.name for each in taxa.values() if each.standing == "forbidden"} == listed


def test_a_draft_that_plants_what_the_law_forbids_is_told_whatever_name_it_uses(taxa: dict[str, Taxon]) -> None:
    pack = load_pack()
    (risk,) = (each for each in pack.checking.risks if each.id == "forbidden-species")
    known = {" ".join(each.split()) for each in risk.words["species"]["nl"].split(",")}
    for taxon in (each for each in taxa.values() if each.standing == "forbidden"):
        written = {name.casefold().replace(" x ", " ").replace(" var. ", " ") for name in (*names(taxon), *taxon.dutch)}
        assert written <= known, taxon.name
    assert "lampenpoetsersgras" not in known, "a garden grass that is not on the list"
