"""Why a record counts in a figure, does not, or cannot be told: what a figure is opened to."""

from dataclasses import dataclass
from enum import StrEnum

from aankoopwijzer.domain.measures.counting import Record, belongs, both, holds
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import ROWS, TELLS_OF
from aankoopwijzer.domain.rules.conditions import Condition, facts_of
from aankoopwijzer.domain.rules.evaluation import Parameters
from aankoopwijzer.domain.rules.verdicts import Status


class Part(StrEnum):
    """What a record does in a figure."""

    COUNTS = "counts"
    DOES_NOT_COUNT = "does_not_count"
    """It is in scope and known, so that a share is taken of it too, but it is not what is counted."""
    UNKNOWN = "unknown"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Explained:
    """What a record does in a figure. `facts` are the columns that were looked at, `missing` those not known."""

    part: Part
    facts: tuple[str, ...]
    missing: tuple[str, ...]


FIRST_DAY = "from_day"
"""What a life needs to count: without it nobody knows how long it lasted."""


def explain(indicator: Indicator, by: str, record: Record, group: str | None, parameters: Parameters) -> Explained:
    """What the record does in the figure of one measure, for one product group (None: for all together)."""
    measure = indicator.measures[by]  # type: ignore[index]  # a measure of this indicator, by its name
    is_of_group = belongs(indicator, group, record, parameters)
    member = both(is_of_group, holds(indicator.scope, record, parameters))
    needed = (FIRST_DAY,) if measure.function else measure.columns
    counting = indicator.counting if measure.share else None
    facts = _facts(indicator, group, counting, needed)
    if indicator.rows and record.get(TELLS_OF.name):
        facts = (facts[0], TELLS_OF.name, *facts[1:])
    if member is Status.DOES_NOT_APPLY:
        return Explained(Part.OUTSIDE, facts, ())
    missing = tuple(name for name in facts if record.get(name) is None)
    answer = holds(counting, record, parameters)
    if Status.UNKNOWN in (member, answer) or any(record.get(name) is None for name in needed):
        return Explained(Part.UNKNOWN, facts, missing)
    return Explained(Part.COUNTS if answer is Status.APPLIES else Part.DOES_NOT_COUNT, facts, ())


def _facts(
    indicator: Indicator, group: str | None, counting: Condition | None, needed: tuple[str, ...]
) -> tuple[str, ...]:
    """The columns that decide, in the order of scope, product group, what counts and what is added up."""
    part = indicator.parts.get(group) if group else None
    found: list[str] = [ROWS.name] if indicator.rows else []
    for condition in (indicator.scope, part, counting):
        if condition is not None:
            found += sorted(facts_of(condition))
    return tuple(dict.fromkeys((*found, *needed)))
