"""What to plant instead."""

from tests.domain.planting.test_judging import taxon

from aankoopwijzer.domain.planting.alternatives import alternatives_for
from aankoopwijzer.domain.planting.flora import gather

GRADES = {"pollinators": 3, "hosts": 3, "birds": 3, "words": {"nl": "rijk"}}


def test_equal_use_and_form_come_first_and_say_why() -> None:
    flora = gather(
        {
            "bad": taxon("Prunus mala", "invasive", form="shrub", uses=("hedge", "border"), height_cm=(100, 300)),
            "near": taxon("Prunus bona", form="shrub", uses=("hedge",), height_cm=(100, 300), biodiversity=GRADES),
            "far": taxon("Quercus magna", form="tree", uses=("hedge",), height_cm=(2000, 3000)),
            "other": taxon("Nymphaea parva", form="water_plant", uses=("pond",)),
        }
    )
    found = alternatives_for(flora.plants["bad"], flora)
    assert [each.plant.id for each in found] == ["near", "far"]
    assert found[0].uses == ("hedge",)
    assert found[0].reasons == ("same-use", "same-height", "rich")


def test_what_somebody_chose_goes_before_what_is_ranked() -> None:
    flora = gather(
        {
            "bad": taxon("Buddleja mala", "invasive", form="shrub", uses=("border",), alternatives=("herb",)),
            "herb": taxon("Eupatorium bonum", form="perennial", uses=("bank",)),
            "shrub": taxon("Prunus bona", form="shrub", uses=("border",)),
        }
    )
    assert [each.plant.id for each in alternatives_for(flora.plants["bad"], flora)] == ["herb", "shrub"]


def test_the_wild_plant_is_the_first_alternative_for_its_garden_form() -> None:
    flora = gather({"it": taxon("Carpinus bonus"), "other": taxon("Quercus bona")})
    first = alternatives_for(flora.plants["it"], flora)[0]
    assert (first.plant.id, first.reasons) == ("it", ("same-species",))


def test_a_climber_is_not_replaced_by_a_herb() -> None:
    flora = gather(
        {
            "bad": taxon("Vitis mala", "not_native", form="climber", uses=("facade",)),
            "herb": taxon("Asplenium bonum", form="fern", uses=("facade",)),
        }
    )
    assert alternatives_for(flora.plants["bad"], flora) == ()


def test_nothing_is_proposed_where_nothing_is_known_of_the_use() -> None:
    from tests.domain.planting.test_judging import listed

    from aankoopwijzer.domain.records.planting import ChecklistTaxon

    flora = gather({"it": taxon()}, [listed("alien", ChecklistTaxon("Zea mays", degree="casual"))])
    assert alternatives_for(flora.plants["zea-mays"], flora) == ()
