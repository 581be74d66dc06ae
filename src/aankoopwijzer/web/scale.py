"""Where a value and a threshold stand on one drawn line."""

from dataclasses import dataclass
from decimal import Decimal

WIDTH = 640
_EDGE = 12
_FARTHEST = Decimal("2.5")
"""Beyond this many thresholds the line is broken: drawn true, the threshold would vanish."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Positions in units of a drawing that is `WIDTH` wide; `is_broken` when the value lies off the drawn range."""

    threshold_x: int
    value_x: int
    is_broken: bool

    @property
    def above_width(self) -> int:
        """How wide the part from the threshold on is."""
        return WIDTH - self.threshold_x


def scale_of(value: Decimal, threshold: Decimal) -> Scale:
    """A line from nothing to comfortably past both."""
    is_broken = value > threshold * _FARTHEST
    end = threshold * _FARTHEST if is_broken else max(threshold * Decimal("1.6"), value * Decimal("1.15"))

    def at(amount: Decimal) -> int:
        return round(_EDGE + (WIDTH - 2 * _EDGE) * min(amount / end, Decimal(1)))

    return Scale(threshold_x=at(threshold), value_x=at(value), is_broken=is_broken)
