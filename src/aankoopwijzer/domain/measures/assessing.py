"""A figure against its target: reached, on track, behind, missed, or why that cannot be said."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from aankoopwijzer.domain.measures.figures import Figure
from aankoopwijzer.domain.measures.forecasting import expected
from aankoopwijzer.domain.policy.framework import Target
from aankoopwijzer.domain.policy.indicators import Indicator

ENOUGH_KNOWN = Decimal("0.8")
"""Share of the records that must be known when what is not known could turn the answer."""
ALL = Decimal(100)


class Standing(StrEnum):
    """What a figure says of its target."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    MISSED = "missed"
    NO_BASELINE = "no_baseline"
    NO_DATA = "no_data"
    NOT_DETERMINABLE = "not_determinable"


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure to reach, in the unit that the indicator shows; `by` None: at all times.

    `target` is the id in the policy pack. `is_local` marks what was decided by those whose aim it is, `is_regional`
    what the region decided for an authority that decided nothing itself. `value` is None as long as nobody set one.
    """

    target: str
    value: Decimal | None
    by: int | None
    is_up: bool
    base_year: int | None = None
    is_local: bool = False
    is_regional: bool = False

    def is_met(self, value: Decimal) -> bool:
        """Whether the value is enough; equal is enough."""
        assert self.value is not None
        return value >= self.value if self.is_up else value <= self.value


@dataclass(frozen=True, slots=True)
class Assessment:
    """The standing, the code of why where it is no plain answer, and what was expected by then on a straight line."""

    standing: Standing
    why: str | None = None
    expected: Decimal | None = None


def aim_of(indicator: Indicator, target: Target) -> Aim:
    """What the indicator must show for the target to be reached."""
    stated = indicator.answers[target.id]
    value = target.value if stated == "as_stated" else stated
    if value is None and target.direction == "present":
        value = ALL
    falls = stated == "as_stated" and target.direction == "down" and indicator.against_base == "change"
    return Aim(
        target.id,
        -value if falls and value is not None else value,
        target.target_year,
        indicator.direction != "down",
        target.base_year or indicator.base_year,
    )


def assess(
    figure: Figure,
    shown: Decimal | None,
    aim: Aim | None,
    *,
    year: int,
    start: tuple[int, Decimal] | None,
    lacks_base: bool,
    low: Decimal | None = None,
    high: Decimal | None = None,
) -> Assessment:
    """The standing of a year that is over.

    `shown` is the value as the indicator shows it, `low` and `high` its bounds. `start` is where the line to the target
    starts: year and shown value. `lacks_base` when the indicator needs a baseline and there is none.
    """
    if not figure.is_there:
        return Assessment(Standing.NO_DATA)
    if figure.value is None:
        return Assessment(Standing.NOT_DETERMINABLE, figure.lack)
    if lacks_base:
        return Assessment(Standing.NO_BASELINE)
    if shown is None:
        return Assessment(Standing.NOT_DETERMINABLE, "baseline_is_zero")
    if aim is None or aim.value is None:
        return Assessment(Standing.NOT_DETERMINABLE, "no_target")
    line = None
    if aim.by is not None and start is not None and start[0] < aim.by:
        line = expected(year, start, (aim.by, aim.value))
    if _is_open(figure, aim, low, high, line, year):
        return Assessment(Standing.NOT_DETERMINABLE, "too_much_unknown", line)
    return Assessment(_standing(shown, aim, line, year), None, line)


def _standing(shown: Decimal, aim: Aim, line: Decimal | None, year: int) -> Standing:
    if aim.is_met(shown):
        return Standing.REACHED
    if aim.by is None:
        return Standing.BEHIND
    if year >= aim.by:
        return Standing.MISSED
    if line is None:
        return Standing.BEHIND
    return Standing.ON_TRACK if (shown >= line if aim.is_up else shown <= line) else Standing.BEHIND


def _is_open(
    figure: Figure, aim: Aim, low: Decimal | None, high: Decimal | None, line: Decimal | None, year: int
) -> bool:
    """Whether what is not known could turn the answer, and is too much to look away from."""
    coverage = figure.tally.coverage
    if coverage is None or coverage >= ENOUGH_KNOWN:
        return False
    if low is None or high is None:
        return True
    return _standing(low, aim, line, year) is not _standing(high, aim, line, year)
