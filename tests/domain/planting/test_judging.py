"""Whether a plant may be planted."""

import datetime as dt

import pytest

from aankoopwijzer.domain.planting.flora import Plant, gather
from aankoopwijzer.domain.planting.judging import PlantStatus, judge
from aankoopwijzer.domain.policy.plants import Standing, Taxon
from aankoopwijzer.domain.records.planting import Checklist, ChecklistKind, ChecklistTaxon
from aankoopwijzer.domain.values.source import Source


def taxon(name: str = "Alnus viridis", standing: Standing = "native", **more: object) -> Taxon:
    """A plant of the pack."""
    fields = {
        "name": name,
        "dutch": (name.lower(),),
        "english": name,
        "standing": standing,
        "ground": Source(document="list", verified="yes"),
        "form": "tree",
        "uses": ("park_tree",),
        "verified": ("standing",),
    }
    return Taxon.model_validate(fields | more)


def listed(kind: ChecklistKind, *taxa: ChecklistTaxon) -> Checklist:
    """An official list."""
    return Checklist(kind, "somewhere", "", ("list.csv",), "", dt.date(2026, 1, 2), taxa)


def plant(standing: Standing = "native", *lists: Checklist) -> Plant:
    """The plant of the pack, joined with what the lists say of it."""
    return gather({"it": taxon(standing=standing)}, lists).plants["it"]


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        ("forbidden", PlantStatus.FORBIDDEN),
        ("invasive", PlantStatus.NOT_ALLOWED),
        ("disputed", PlantStatus.DISPUTED),
        ("native", PlantStatus.NATIVE),
        ("not_native", PlantStatus.NOT_NATIVE),
    ],
)
def test_without_lists_the_pack_decides(standing: Standing, status: PlantStatus) -> None:
    assert judge(plant(standing)).status is status


def test_the_law_goes_before_everything() -> None:
    union = listed("union_list", ChecklistTaxon("Alnus viridis", act="Reg. 1"))
    red = listed("red_list", ChecklistTaxon("Alnus viridis", red_list="LC"))
    assert judge(plant("native", union, red)).status is PlantStatus.FORBIDDEN


def test_a_native_plant_that_the_list_of_aliens_has_too_is_disputed() -> None:
    alien = listed("alien", ChecklistTaxon("Alnus viridis", degree="casual"))
    red = listed("red_list", ChecklistTaxon("Alnus viridis", red_list="LC"))
    found = judge(plant("native", red, alien))
    assert (found.status, found.rule, found.lists) == (PlantStatus.DISPUTED, "in-both-lists", ("alien", "red_list"))


def test_an_invasive_plant_is_not_allowed_whatever_the_pack_says() -> None:
    alien = listed("alien", ChecklistTaxon("Alnus viridis", degree="invasive"))
    assert judge(plant("not_native", alien)).status is PlantStatus.NOT_ALLOWED


def test_the_worst_degree_of_an_alien_plant_counts() -> None:
    alien = listed(
        "alien",
        ChecklistTaxon("Alnus viridis", degree="invasive"),
        ChecklistTaxon("Alnus viridis", degree="casual"),
    )
    assert judge(plant("not_native", alien)).status is PlantStatus.NOT_ALLOWED


def test_a_native_plant_that_died_out_here_is_not_allowed_by_itself() -> None:
    red = listed("red_list", ChecklistTaxon("Alnus viridis", red_list="RE"))
    found = judge(plant("native", red))
    assert (found.status, found.allowed) == (PlantStatus.EXTINCT, "ask")


def test_a_garden_form_of_a_native_plant_needs_a_motivation() -> None:
    found = judge(plant(), cultivar=True)
    assert (found.status, found.allowed) == (PlantStatus.NATIVE_CULTIVAR, "with_motivation")


def test_a_garden_form_of_a_forbidden_plant_is_forbidden() -> None:
    assert judge(plant("forbidden"), cultivar=True).status is PlantStatus.FORBIDDEN


def test_a_subspecies_that_nobody_lists_is_asked() -> None:
    assert judge(plant(), lower_taxon=True).status is PlantStatus.UNKNOWN
    assert judge(plant("forbidden"), lower_taxon=True).status is PlantStatus.FORBIDDEN


def test_a_list_knows_a_plant_under_its_older_name() -> None:
    flora = gather(
        {"new": taxon("Ficaria verna", synonyms=("Ranunculus ficaria",))},
        [listed("red_list", ChecklistTaxon("Ranunculus ficaria", red_list="NT"))],
    )
    assert list(flora.plants) == ["new"]
    assert flora.plants["new"].red_list == "NT"


def test_only_what_is_native_by_every_list_is_proposed() -> None:
    alien = listed("alien", ChecklistTaxon("Alnus viridis", degree="casual"))
    assert gather({"it": taxon()}).choices
    assert gather({"it": taxon()}, [alien]).choices == ()
