"""How far a supplier of the register is from each authority, as the crow flies from middle to middle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from aankoopwijzer.domain.calculators.great_circle import great_circle_km
from aankoopwijzer.domain.policy.framework import Authority
from aankoopwijzer.domain.policy.places import Place, PlaceTable
from aankoopwijzer.domain.records.registered_supplier import RegisteredSupplier
from aankoopwijzer.domain.values.source import Source

Lacking = Literal["no-place", "abroad", "not-in-table"]
"""Why no place is known: no postal code or municipality, another country, or a place that no table has."""


@dataclass(frozen=True, slots=True)
class Sited:
    """The place that stands for a supplier, with the table that says where it is."""

    postal_code: str
    place: Place
    table: PlaceTable


@dataclass(frozen=True, slots=True)
class Distance:
    """From one authority: whole kilometres, 0 in its own municipality, None when the table does not have it."""

    authority: str
    km: int | None
    is_own_municipality: bool


@dataclass(frozen=True, slots=True)
class Distances:
    """The distances, nearest first; none when `lacking` says why the supplier has no place that we know."""

    sited: Sited | None
    lacking: Lacking | None
    of: tuple[Distance, ...] = ()

    @property
    def source(self) -> Source | None:
        """Where the places come from."""
        return self.sited.table.source if self.sited else None


def distances(
    supplier: RegisteredSupplier, authorities: Iterable[Authority], tables: Mapping[str, PlaceTable]
) -> Distances:
    """How far the supplier is from each of these; what is not known for certain stays unknown, and is never 0.

    Its postal code tells; without one, a municipality that the tables have under just that name.
    """
    found = _site(supplier, tables)
    if not isinstance(found, Sited):
        return Distances(None, found)
    told = [_from(each, found, tables) for each in authorities]
    return Distances(found, None, tuple(sorted(told, key=lambda each: (each.km is None, each.km or 0, each.authority))))


def _site(supplier: RegisteredSupplier, tables: Mapping[str, PlaceTable]) -> Sited | Lacking:
    code = (supplier.postal_code or "").strip().upper()
    name = (supplier.municipality or "").strip().casefold()
    country = (supplier.country or "").strip().casefold()
    if not code and not name:
        return "no-place"
    here = [each for each in tables.values() if not country or country in map(str.casefold, each.countries)]
    if not here and tables:
        return "abroad"
    named = [
        Sited(its, place, each)
        for each in here
        for its, place in each.places.items()
        if (code in _spellings(its, each) if code else place.name.casefold() == name)
    ]
    if len(named) == 1:
        return named[0]
    return "not-in-table"


def _spellings(code: str, table: PlaceTable) -> set[str]:
    return {code, *(f"{each.upper()}-{code}" for each in table.countries)}


def _from(authority: Authority, sited: Sited, tables: Mapping[str, PlaceTable]) -> Distance:
    """From the first of its postal codes that a table has."""
    known = ((code, each) for code in authority.postal_codes for each in tables.values() if code in each.places)
    code, table = next(known, ("", sited.table))
    if not code:
        return Distance(authority.id, None, is_own_municipality=False)
    if sited.postal_code in authority.postal_codes and sited.table.countries == table.countries:
        return Distance(authority.id, 0, is_own_municipality=True)
    here, there = ((place.latitude, place.longitude) for place in (sited.place, table.places[code]))
    return Distance(authority.id, great_circle_km(here, there), is_own_municipality=False)
