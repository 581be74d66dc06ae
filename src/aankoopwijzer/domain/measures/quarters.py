"""The same figures quarter by quarter, and what moved in the last one that is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.measures.figures import Figure
from aankoopwijzer.domain.measures.measuring import figures
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.withholding import LEAST
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import TABLES

_MONTHS = 3
_WORST_FIRST = (False, True, None)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of a calendar year."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def before(self) -> "Quarter":
        """The quarter before this one."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)


@dataclass(frozen=True, slots=True)
class QuarterPoint:
    """The figure of one quarter; `is_partial`: it is not over."""

    quarter: Quarter
    figure: Figure
    is_partial: bool


@dataclass(frozen=True, slots=True)
class Move:
    """What an indicator showed in the last full quarter and in the one before; `is_better` None: nobody says which way
    is better."""

    indicator: str
    authority: str | None
    quarter: Quarter
    before: Decimal
    after: Decimal
    is_better: bool | None


def can_be_parted(indicator: Indicator, by: str) -> bool:
    """Whether a quarter has a figure: not where it is held against a year, or worked out over a whole life."""
    measure = indicator.measures[by]  # type: ignore[index]  # a measure of this indicator, by its name
    return measure.function is None and indicator.against_base == "none"


def last_over(measured: Measured) -> Quarter:
    """The last quarter that is over on the last day that was looked at."""
    on = measured.on
    now = Quarter(on.year, (on.month - 1) // _MONTHS + 1)
    ends = (now.number * _MONTHS, 30 if now.number in (2, 3) else 31)
    return now if (on.month, on.day) == ends else now.before


def quarters_of(
    measured: Measured,
    indicator: Indicator,
    *,
    authority: str | None = None,
    product_group: str | None = None,
    by: str | None = None,
) -> tuple[QuarterPoint, ...]:
    """The quarters with records, in order; none where the quarter of the records is not known or says nothing."""
    by = by or indicator.main
    if not can_be_parted(indicator, by):
        return ()
    tallies = {
        place: tally
        for place, tally in measured.quarters.get((indicator.id, by), {}).items()
        if place.quarter
        and place.year
        and place.product_group == product_group
        and authority in (None, place.authority)
        and not place.is_planned
    }
    last = last_over(measured)
    found = figures(indicator, by, TABLES[indicator.table], tallies, measured.size_of)
    points = (
        QuarterPoint(quarter := Quarter(place.year, place.quarter), figure, quarter > last)
        for place, figure in found.items()
        if place.authority == authority and place.year and place.quarter and place.year in measured.years
    )
    return tuple(sorted(points, key=lambda each: each.quarter))


def moves(measured: Measured, authority: str | None = None) -> tuple[Move, ...]:
    """What every indicator of an authority (None: the region) did in the last full quarter, the worse first.

    An indicator without a figure in one of both quarters is left out: nothing is known of its move. So is one of which
    a quarter rests on one or two records: that is no move.
    """
    return tuple(sorted(_moves(measured, authority), key=lambda each: _WORST_FIRST.index(each.is_better)))


def _moves(measured: Measured, authority: str | None) -> Iterable[Move]:
    last = last_over(measured)
    for indicator in measured.pack.indicators.values():
        points = quarters_of(measured, indicator, authority=authority)
        there = {each.quarter: each.figure.value for each in points if each.figure.tally.n >= LEAST}
        before, after = there.get(last.before), there.get(last)
        if before is None or after is None or before == after:
            continue
        is_better = None if indicator.direction == "none" else (after > before) == (indicator.direction == "up")
        yield Move(indicator.id, authority, last, before, after, is_better)
