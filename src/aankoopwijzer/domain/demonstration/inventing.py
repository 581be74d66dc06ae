"""The whole demonstration from one number: the same seed, authorities and day give the same data."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from aankoopwijzer.domain.demonstration import announcing, buying, lives, market, origins, people, public_space, things
from aankoopwijzer.domain.demonstration.marking import some_of
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.procurement import Procurement

FIRST_YEAR, LAST_YEAR = 2019, 2026
SEED = 2019
_LARGE, _LEAST, _STEP = 2.6, 0.5, 0.18


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The rows by dataset, in the order that they are to be written, and the procurements."""

    rows: Mapping[str, Sequence[Row]]
    procurements: tuple[Procurement, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the inventor takes from a policy: rows, objectives, places, and the standing of the plants it asked about.

    A row or objective that the policy does not have stays unknown.
    """

    rows: frozenset[str] = frozenset()
    objectives: frozenset[str] = frozenset()
    places: market.Places = ()
    plants: public_space.Plants = field(default_factory=dict)


def invent(
    authorities: Sequence[str],
    kinds: Sequence[buying.Kind],
    policy: buying.Policy,
    known: Known,
    *,
    until: dt.date,
    largest: str | None = None,
    seed: int = SEED,
) -> Demonstration:
    """Invented registers of these authorities from 2019 on, nothing after `until`; `largest` buys the most.

    Of what few keep, one in five authorities hands nothing over: that there are no data is to be seen too.
    """
    years = range(FIRST_YEAR, min(LAST_YEAR, until.year) + 1)
    sizes = list(_sizes(authorities, largest))
    suppliers = market.invented_suppliers()

    def chance(what: str) -> Random:
        # One row of numbers for each thing, so that more of one changes nothing of another.
        return Random(f"{seed} {what}")  # noqa: S311 - it invents, it keeps no secret

    def some(what: str) -> Sequence[tuple[str, float]]:
        return some_of(chance(f"who has {what}"), sizes)

    bought = tuple(buying.invented_procurements(chance("buying"), sizes, kinds, policy, years, until))
    works = tuple(public_space.work_rows(chance("works"), some("works"), years, until, known.rows))
    lights = tuple(things.light_rows(chance("lights"), sizes, years))
    rows: dict[str, Iterable[Row]] = {
        "suppliers": market.supplier_rows(suppliers, known.places, until),
        "social_recognitions": market.recognition_rows(suppliers),
        "chain_disclosures": origins.chain_rows(chance("chains"), suppliers, years, until),
        "spend_lines": market.spend_rows(
            chance("spend"), sizes, years, until, market.Ordered(chance("orders"), _orders(bought))
        ),
        "vehicles": things.vehicle_rows(chance("vehicles"), sizes, years, until),
        "duty_trips": things.trip_rows(chance("trips"), sizes, years, until),
        "light_circuits": lights,
        "luminaires": things.luminaire_rows(chance("luminaires"), lights),
        "appliances": things.appliance_rows(chance("appliances"), sizes, years),
        "buildings": things.building_rows(chance("buildings"), sizes, years),
        "material_flows": things.material_rows(chance("materials"), sizes, years, known.rows),
        "works": works,
        "plantings": public_space.planting_rows(chance("plantings"), works, known.plants),
        "product_lives": lives.life_rows(chance("lives"), some("lives"), years, until, known.rows),
        "shared_assets": lives.shared_rows(chance("shared"), some("shared"), years, until),
        "deliveries": origins.delivery_rows(
            chance("deliveries"), some("deliveries"), years, until, suppliers, _contracts(bought)
        ),
        "social_performances": people.performance_rows(chance("performances"), bought, some("performances"), until),
        "behaviour_projects": people.project_rows(chance("projects"), some("projects"), years, until, known.objectives),
    }
    told = tuple(announcing.invented_notices(chance("notices"), bought, until))
    return Demonstration({name: tuple(rows[name]) for name in DATASETS}, (*bought, *told))


def _orders(bought: Sequence[Procurement]) -> Mapping[tuple[str, str], Sequence[str]]:
    """The references of contracts by authority and division of the CPV."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in bought:
        if each.contract_reference is not None and each.cpv:
            found.setdefault((each.authority, str(each.cpv[0])[:2]), []).append(each.contract_reference)
    return found


def _contracts(bought: Sequence[Procurement]) -> Mapping[str, Sequence[str]]:
    """The references of the contracts of each authority that buy goods."""
    found: dict[str, list[str]] = {}
    for each in bought:
        if each.contract_reference is not None and each.contract_type == "supplies":
            found.setdefault(each.authority, []).append(each.contract_reference)
    return found


def _sizes(authorities: Sequence[str], largest: str | None) -> Iterator[tuple[str, float]]:
    """Some buy much, most little; sizes are as invented as the rest."""
    for at, authority in enumerate(sorted(authorities)):
        yield authority, _LARGE if authority == largest else _LEAST + _STEP * (at % 5)
