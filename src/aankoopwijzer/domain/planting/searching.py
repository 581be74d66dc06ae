"""Finds plants of the list by words and by what they are fit for."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from aankoopwijzer.domain.planting.flora import Flora, Plant
from aankoopwijzer.domain.planting.judging import PlantStatus, judge
from aankoopwijzer.domain.policy.plants import Form, Light, Moisture, Soil, Taxon, Use
from aankoopwijzer.domain.policy.searching import fold

PlantOrder = Literal["name", "biodiversity", "height"]
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class PlantWish:
    """What somebody looks for; None and 0 do not narrow the search. Grades are the least that is wanted (0 to 3)."""

    words: str = ""
    status: PlantStatus | None = PlantStatus.NATIVE
    use: Use | None = None
    form: Form | None = None
    light: Light | None = None
    soil: Soil | None = None
    moisture: Moisture | None = None
    highest_cm: int | None = None
    drought: int = 0
    heat: int = 0
    waterlogging: int = 0
    salt: int = 0
    pollinators: int = 0
    hosts: int = 0
    birds: int = 0
    without_poison: bool = False
    order: PlantOrder = "name"


@dataclass(frozen=True, slots=True)
class FoundPlants:
    """The plants that fit, and how many each choice of `use`, `form` and `status` would leave by the other wishes."""

    plants: tuple[Plant, ...]
    counts: Mapping[str, Counter[str]]


def find_plants(wish: PlantWish, flora: Flora, *, language: str = "nl") -> FoundPlants:
    """The plants of the pack's list that fit the wish, in its order."""
    words = fold(wish.words).split()[:_MOST_WORDS]
    holding = [each for each in flora.plants.values() if each.taxon and all(word in _text(each) for word in words)]
    found = [each for each in holding if _fits(each, wish)]

    def counted(others: PlantWish, values: Callable[[Plant], Collection[str]]) -> Counter[str]:
        return Counter(value for each in holding if _fits(each, others) for value in values(each))

    counts = {
        "use": counted(replace(wish, use=None), lambda each: each.taxon.uses if each.taxon else ()),
        "form": counted(replace(wish, form=None), lambda each: (each.taxon.form,) if each.taxon else ()),
        "status": counted(replace(wish, status=None), lambda each: (judge(each).status.value,)),
    }
    return FoundPlants(tuple(sorted(found, key=_order(wish.order, language))), counts)


def _order(order: PlantOrder, language: str) -> Callable[[Plant], tuple[object, ...]]:
    def key(plant: Plant) -> tuple[object, ...]:
        taxon = plant.taxon
        name = fold(taxon.english if taxon and language != "nl" else plant.dutch[0] if plant.dutch else plant.name)
        if order == "biodiversity":
            return (-(taxon.biodiversity.total if taxon and taxon.biodiversity else 0), name)
        if order == "height":
            return (taxon.height_cm[1] if taxon and taxon.height_cm else 0, name)
        return (name,)

    return key


def _text(plant: Plant) -> str:
    taxon = plant.taxon
    more: Iterable[str] = (*taxon.synonyms, taxon.english) if taxon else ()
    return fold(" ".join((plant.id, plant.name, *plant.dutch, *more)))


def _fits(plant: Plant, wish: PlantWish) -> bool:
    taxon = plant.taxon
    if taxon is None:
        return False
    return (
        (wish.status is None or judge(plant).status is wish.status)
        and (wish.use is None or wish.use in taxon.uses)
        and (wish.form is None or wish.form == taxon.form)
        and (wish.light is None or wish.light in taxon.light)
        and (wish.soil is None or wish.soil in taxon.soil)
        and (wish.moisture is None or wish.moisture in taxon.moisture)
        and (wish.highest_cm is None or (taxon.height_cm is not None and taxon.height_cm[1] <= wish.highest_cm))
        and not (wish.without_poison and (taxon.toxicity or 0) > 1)
        and _stands(taxon, wish)
    )


def _stands(taxon: Taxon, wish: PlantWish) -> bool:
    """Whether the grades are high enough; what is not judged is not good enough for a wish."""
    climate, life = taxon.tolerance, taxon.biodiversity
    return all(
        not wanted or (judged is not None and getattr(judged, name) >= wanted)
        for judged, name, wanted in (
            (climate, "drought", wish.drought),
            (climate, "heat", wish.heat),
            (climate, "waterlogging", wish.waterlogging),
            (climate, "salt", wish.salt),
            (life, "pollinators", wish.pollinators),
            (life, "hosts", wish.hosts),
            (life, "birds", wish.birds),
        )
    )
