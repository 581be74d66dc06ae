"""How far suppliers are from who buys: what the file says, or nothing when it is the same municipality."""

from collections.abc import Iterable
from decimal import Decimal

from aankoopwijzer.domain.policy.framework import Authority
from aankoopwijzer.domain.records.supplier import SupplierOffer

_HERE = Decimal(0)


def seen_from(authority: Authority | None, suppliers: Iterable[SupplierOffer]) -> tuple[SupplierOffer, ...]:
    """The suppliers with a distance of 0 where they sit in the authority's own municipality; others keep theirs.

    A distance that the file does not give is never guessed: it stays unknown.
    """
    if authority is None:
        return tuple(suppliers)
    names = {authority.name.casefold(), *authority.postal_codes}
    return tuple(
        each.model_copy(update={"distance_km": _HERE}) if each.distance_km is None and _sits_in(each, names) else each
        for each in suppliers
    )


def _sits_in(supplier: SupplierOffer, names: set[str]) -> bool:
    place = (supplier.place or "").strip().casefold()
    return place in names or any(part in names for part in place.split(maxsplit=1))
