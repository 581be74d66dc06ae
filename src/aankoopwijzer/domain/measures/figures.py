"""A tally becomes a figure that a person reads: a value with its bounds, or the reason why there is none."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from aankoopwijzer.domain.measures.tally import NOTHING, Tally
from aankoopwijzer.domain.policy.indicators import RECORDS, Indicator, Measure
from aankoopwijzer.domain.records.measured import Table

HUNDRED = Decimal(100)


class Lack(StrEnum):
    """Why there is no figure."""

    NO_RECORDS = "no_records"
    ALL_UNKNOWN = "all_unknown"
    NOTHING_TO_DIVIDE_BY = "nothing_to_divide_by"
    NEGATIVE = "negative"
    """Credit notes exceed what was spent: a share of less than nothing says nothing."""
    NO_INHABITANTS = "no_inhabitants"
    NO_EMPLOYEES = "no_employees"
    WITHHELD = "withheld"
    """Kept back: it rests on so few records that it could tell of a person."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in the unit of its indicator with what it rests on; `lack` says why `value` is None.

    `low` and `high` are the value if everything in doubt went one way or the other, where that can be said. `beyond` is
    the part of the value that goes beyond what law and market ask anyway, None where that is not told apart.
    """

    tally: Tally
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    beyond: Decimal | None = None
    lack: Lack | None = None

    @property
    def is_there(self) -> bool:
        """Whether it rests on records, told or kept back."""
        return self.tally.n > 0 or self.lack is Lack.WITHHELD


KEPT_BACK = Figure(NOTHING, lack=Lack.WITHHELD)


def figure_of(
    indicator: Indicator, measure: Measure, table: Table, tally: Tally, *, per: Decimal | None = None
) -> Figure:
    """The figure of a tally. `per` is the figure of the authority (inhabitants) that the measure divides by."""
    if not tally.n:
        return Figure(tally, lack=Lack.NO_RECORDS)
    if not tally.known:
        return Figure(tally, lack=Lack.ALL_UNKNOWN)
    if measure.share:
        return _share(indicator, measure.share, table, tally)
    numerator = _scaled(tally.numerator, table, measure.columns[0])
    if measure.ratio:
        denominator = _scaled(tally.denominator, table, measure.ratio.to)
        if denominator <= 0:
            return Figure(tally, numerator=numerator, denominator=denominator, lack=Lack.NOTHING_TO_DIVIDE_BY)
        value = numerator / denominator * _factor(indicator)
        return Figure(tally, value, numerator=numerator, denominator=denominator)
    if measure.per and not per:
        lack = Lack.NO_INHABITANTS if measure.per == "inhabitants" else Lack.NO_EMPLOYEES
        return Figure(tally, numerator=numerator, lack=lack)
    value = numerator / per * measure.times if measure.per and per else numerator * measure.times
    return Figure(tally, value, numerator=numerator, denominator=per if measure.per else None)


def share_of_records(tally: Tally) -> Figure:
    """The share of a tally that counts records, in percent, whatever it is a share of."""
    if not tally.n:
        return Figure(tally, lack=Lack.NO_RECORDS)
    if not tally.known:
        return Figure(tally, lack=Lack.ALL_UNKNOWN)
    return _divided(tally, Decimal(tally.numerator), Decimal(tally.denominator), Decimal(tally.doubt), HUNDRED)


def _share(indicator: Indicator, weight: str, table: Table, tally: Tally) -> Figure:
    part, whole, doubt, beyond = (
        Decimal(each) if weight == RECORDS else _scaled(each, table, weight)
        for each in (tally.numerator, tally.denominator, tally.doubt, tally.beyond)
    )
    return _divided(tally, part, whole, doubt, _factor(indicator), beyond if indicator.additional else None)


def _divided(
    tally: Tally, part: Decimal, whole: Decimal, doubt: Decimal, factor: Decimal, beyond: Decimal | None = None
) -> Figure:
    if whole <= 0 or part < 0 or part > whole:
        lack = Lack.NOTHING_TO_DIVIDE_BY if whole == 0 else Lack.NEGATIVE
        return Figure(tally, numerator=part, denominator=whole, lack=lack)
    low, high = (part / (whole + doubt), (part + doubt) / (whole + doubt)) if doubt >= 0 else (None, None)
    return Figure(
        tally,
        part / whole * factor,
        None if low is None else low * factor,
        None if high is None else high * factor,
        part,
        whole,
        None if beyond is None else beyond / whole * factor,
    )


def _factor(indicator: Indicator) -> Decimal:
    """Percents, unless the figure is shown against its baseline, which makes them itself."""
    return HUNDRED if indicator.unit == "%" and indicator.against_base == "none" else Decimal(1)


def _scaled(whole: int, table: Table, column: str) -> Decimal:
    return Decimal(whole).scaleb(-table.column(column).places)


def against(indicator: Indicator, value: Decimal, base: Decimal) -> Decimal | None:
    """The value as its indicator shows it against a baseline, in percent; None when the baseline is zero."""
    if base == 0:
        return None
    return (value / base - 1) * HUNDRED if indicator.against_base == "change" else (1 - value / base) * HUNDRED
