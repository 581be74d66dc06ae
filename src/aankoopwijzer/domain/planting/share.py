"""How native a planting list is: the figure behind the indicator of K1.3 (k1-native-planting)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.planting.judging import PlantStatus
from aankoopwijzer.domain.records.planting import PlantUnit


@dataclass(frozen=True, slots=True)
class Planted:
    """One plant of the list as the share counts it; `name` tells taxa apart, None where it is not known."""

    name: str | None
    status: PlantStatus
    quantity: Decimal | None = None
    unit: PlantUnit | None = None


@dataclass(frozen=True, slots=True)
class NativeShare:
    """Counts of taxa and of specimens: on the allowed list, of a known standing, and not known.

    Only pieces are specimens: seed and square metres are not added to them. `without_pieces` counts the lines that
    have none, so that a share of specimens over half a list is seen for what it is.
    """

    taxa_native: int
    taxa_known: int
    taxa_unknown: int
    pieces_native: Decimal
    pieces_known: Decimal
    pieces_unknown: Decimal
    without_pieces: int

    @property
    def of_taxa(self) -> Decimal | None:
        """Native taxa in percent of all known taxa; None when there is none."""
        return _percent(Decimal(self.taxa_native), Decimal(self.taxa_known))

    @property
    def of_pieces(self) -> Decimal | None:
        """Native specimens in percent of all specimens of known taxa; None when there is none."""
        return _percent(self.pieces_native, self.pieces_known)


def native_share(planted: Iterable[Planted]) -> NativeShare:
    """The share of a list. A cultivar of a native plant is known, and not on the allowed list."""
    names: dict[bool, set[str]] = {True: set(), False: set()}
    unknown_taxa: set[str] = set()
    native = known = unknown = Decimal(0)
    without = 0
    for number, each in enumerate(planted):
        is_unknown = each.status is PlantStatus.UNKNOWN
        is_native = each.status is PlantStatus.NATIVE
        if is_unknown:
            unknown_taxa.add(each.name or f"\0{number}")
        else:
            names[is_native].add(f"{each.name}\0{each.status}")
        pieces = each.quantity if each.unit == "pieces" else None
        if pieces is None:
            without += 1
        elif is_unknown:
            unknown += pieces
        else:
            known += pieces
            native += pieces if is_native else 0
    taxa = len(names[True]), len(names[True]) + len(names[False])
    return NativeShare(*taxa, len(unknown_taxa), native, known, unknown, without)


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    return (100 * part / whole).quantize(Decimal("0.1")) if whole else None
