"""A set of criteria that was kept earlier, held against the library as it is now."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.criteria import Criterion, Version
from aankoopwijzer.domain.records.criteria_set import KeptCriterion, KeptSet

State = Literal["same", "changed", "level-gone", "retired", "unknown"]


@dataclass(frozen=True, slots=True)
class Retirement:
    """Why a criterion is no more, since when, and which one took its place."""

    since: dt.date
    reason: str
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class ReopenedCriterion:
    """One line of a kept set today.

    `now` is the criterion at the level that was kept (at its easiest when that level is gone), None when the library
    has no such criterion any more or never had. `clause_now` is None for the same reason; `since` are the versions that
    came after the one that was kept, newest first.
    """

    kept: KeptCriterion
    state: State
    now: ChosenCriterion | None = None
    clause_now: str | None = None
    since: tuple[Version, ...] = ()
    retirement: Retirement | None = None


def reopened(
    kept: KeptSet,
    criteria: Mapping[str, Criterion],
    retired: Mapping[str, Retirement],
    *,
    clause_of: Callable[[ChosenCriterion], str],
) -> tuple[ReopenedCriterion, ...]:
    """Every line of the set with what became of it; a criterion that is named twice counts once, as it came first.

    `clause_of` says the clause as the file keeps it. A line is `changed` when its clause reads otherwise, or when the
    library tells of a later version.
    """
    first = {each.id: each for each in reversed(kept.criteria)}
    lines = {each.id: first[each.id] for each in kept.criteria}
    return tuple(_line(each, criteria, retired, clause_of) for each in lines.values())


def _line(
    kept: KeptCriterion,
    criteria: Mapping[str, Criterion],
    retired: Mapping[str, Retirement],
    clause_of: Callable[[ChosenCriterion], str],
) -> ReopenedCriterion:
    criterion = criteria.get(kept.id)
    if criterion is None:
        gone = retired.get(kept.id)
        return ReopenedCriterion(kept, "retired" if gone else "unknown", retirement=gone)
    now = at_level(criterion, kept.level)
    clause = clause_of(now)
    since = tuple(each for each in criterion.history if kept.version is not None and each.since > kept.version)
    if now.level is not kept.level:
        return ReopenedCriterion(kept, "level-gone", now, clause, since)
    differs = kept.clause is not None and kept.clause.split() != clause.split()
    return ReopenedCriterion(kept, "changed" if differs or since else "same", now, clause, since)
