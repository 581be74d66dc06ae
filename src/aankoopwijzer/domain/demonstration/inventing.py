"""The whole demonstration from one number: the same seed, authorities and day give the same data."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from aankoopwijzer.domain.demonstration import buying, market, things
from aankoopwijzer.domain.intake.reading import Row
from aankoopwijzer.domain.records.procurement import Procurement

FIRST_YEAR, LAST_YEAR = 2019, 2026
SEED = 2019
_LARGE, _LEAST, _STEP = 2.6, 0.5, 0.18


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The rows by dataset, in the order that they are to be written, and the procurements."""

    rows: Mapping[str, Sequence[Row]]
    procurements: tuple[Procurement, ...]


def invent(
    authorities: Sequence[str],
    kinds: Sequence[buying.Kind],
    policy: buying.Policy,
    *,
    until: dt.date,
    largest: str | None = None,
    seed: int = SEED,
) -> Demonstration:
    """Invented registers of these authorities from 2019 on, nothing after `until`; `largest` buys the most."""
    years = range(FIRST_YEAR, min(LAST_YEAR, until.year) + 1)
    sizes = list(_sizes(authorities, largest))
    suppliers = market.invented_suppliers()

    def chance(what: str) -> Random:
        # One row of numbers for each thing, so that more of one changes nothing of another.
        return Random(f"{seed} {what}")  # noqa: S311 - it invents, it keeps no secret

    rows: dict[str, Iterator[Row]] = {
        "suppliers": market.supplier_rows(suppliers),
        "social_recognitions": market.recognition_rows(suppliers),
        "spend_lines": market.spend_rows(chance("spend"), sizes, years, until),
        "vehicles": things.vehicle_rows(chance("vehicles"), sizes, years, until),
        "duty_trips": things.trip_rows(chance("trips"), sizes, years, until),
        "light_circuits": things.light_rows(chance("lights"), sizes, years),
        "appliances": things.appliance_rows(chance("appliances"), sizes, years),
        "buildings": things.building_rows(chance("buildings"), sizes, years),
        "material_flows": things.material_rows(chance("materials"), sizes, years),
    }
    bought = buying.invented_procurements(chance("buying"), sizes, kinds, policy, years, until)
    return Demonstration({name: tuple(each) for name, each in rows.items()}, tuple(bought))


def _sizes(authorities: Sequence[str], largest: str | None) -> Iterator[tuple[str, float]]:
    """Some buy much, most little; sizes are as invented as the rest."""
    for at, authority in enumerate(sorted(authorities)):
        yield authority, _LARGE if authority == largest else _LEAST + _STEP * (at % 5)
