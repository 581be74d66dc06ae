"""Where a row of yearly figures leads, with how unsure that is; and what it would take to still arrive."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

LEAST = 3
"""Years without which nobody can say where things lead."""

# Student's t for a prediction interval of 80 %, by degrees of freedom: the 90th percentile. From any table of t.
_T_90 = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372)
_T_90_MANY = 1.282


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value expected in a year, and the bounds that hold in four cases out of five if the trend goes on."""

    year: int
    value: Decimal
    low: Decimal
    high: Decimal
    years_used: int

    def between(self, least: Decimal, most: Decimal) -> "Forecast":
        """The same within what the figure can be at all."""
        value, low, high = (min(max(each, least), most) for each in (self.value, self.low, self.high))
        return Forecast(self.year, value, low, high, self.years_used)


def forecast(values: Mapping[int, Decimal], year: int) -> Forecast | None:
    """A straight line by least squares through the yearly values, with a prediction interval of 80 %.

    None with fewer than three years. With three the interval is wide: one degree of freedom. Source: any textbook
    on simple linear regression, as Montgomery, Introduction to linear regression analysis, section 2.5.
    """
    n = len(values)
    if n < LEAST:
        return None
    points = [(float(at), float(value)) for at, value in sorted(values.items())]
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    left = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in points)
    free = n - 2
    t = _T_90[free - 1] if free <= len(_T_90) else _T_90_MANY
    half = t * sqrt(left / free * (1 + 1 / n + (year - mean_x) ** 2 / spread))
    value = mean_y + slope * (year - mean_x)
    return Forecast(year, _rounded(value), _rounded(value - half), _rounded(value + half), n)


def needed_per_year(now: Decimal, at: int, target: Decimal, by: int) -> Decimal | None:
    """The change a year that still reaches the target in time; None when the year is there."""
    return (target - now) / (by - at) if by > at else None


def expected(year: int, start: tuple[int, Decimal], end: tuple[int, Decimal]) -> Decimal:
    """Where a straight line from start to end stands in a year; before it the start, after it the end."""
    (first, low), (last, high) = start, end
    if year <= first:
        return low
    return high if year >= last else low + (high - low) * (year - first) / (last - first)


def _rounded(value: float) -> Decimal:
    return Decimal(str(round(value, 6)))
