"""What can be wrong with the criteria of a pack as a whole: stale, out of reach, at odds with each other."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, Protocol

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.obligations import Obligation
from aankoopwijzer.domain.rules.conditions import All, AnyOf, Comparison, Condition
from aankoopwijzer.domain.values.level import Level

LibraryFault = Literal[
    "stale",
    "change-not-told",
    "change-after-valid",
    "never-asked",
    "objective-never-asked",
    "level-never-reached",
    "conflict-required",
]


class Library(Protocol):
    """The part of a pack that is looked at."""

    @property
    def criteria(self) -> Mapping[str, Criterion]:
        """Criteria by id."""

    @property
    def obligations(self) -> Mapping[str, Obligation]:
        """Duties by id."""


@dataclass(frozen=True, slots=True)
class LibraryFinding:
    """One thing that is wrong with a criterion; `about` is the day, objective, level or other criterion."""

    fault: LibraryFault
    criterion: str
    about: str


@dataclass(frozen=True, slots=True)
class _Route:
    """A duty by which a criterion comes into an advice: for which rows, and at which level at least."""

    objective: str
    rows: frozenset[str]
    at_least: Level
    is_required: bool
    fixed: Mapping[str, frozenset[str]]
    """What the duty's condition leaves of other facts: two that exclude each other never apply together."""


def library_findings(library: Library, *, on: dt.date) -> tuple[LibraryFinding, ...]:
    """Everything that is wrong with the criteria on a day, in the order of the pack.

    A criterion is stale when `review_by` lies before the day. With a history, `valid_from` is the day of its last
    change. It comes into an advice when a duty asks for it, or serves one of its objectives in one of its rows; a
    level below what every such duty asks is never reached.
    """
    routes = {criterion.id: _routes(criterion, library) for criterion in library.criteria.values()}
    found: list[LibraryFinding] = []
    for criterion in library.criteria.values():
        if criterion.review_by < on:
            found.append(LibraryFinding("stale", criterion.id, criterion.review_by.isoformat()))
        found += _history(criterion)
        found += _out_of_reach(criterion, routes[criterion.id])
    for one, other in combinations(library.criteria.values(), 2):
        if (other.id in one.conflicts or one.id in other.conflicts) and _both_required(
            routes[one.id], routes[other.id]
        ):
            found.append(LibraryFinding("conflict-required", one.id, other.id))
    return tuple(found)


def _routes(criterion: Criterion, library: Library) -> tuple[_Route, ...]:
    own = frozenset(criterion.rows)
    found: list[_Route] = []
    for duty in library.obligations.values():
        asked = rows_of(duty.applies_when)
        rows = own if asked is None else own & asked
        if not rows:
            continue
        requests = [request for request in duty.requires if request.criterion == criterion.id]
        fixed = _fixed(duty.applies_when)
        # A reservation is an offer: it comes in when the market bears it, and then the rest gives way.
        is_required = criterion.part != "reserved"
        found += [_Route(duty.objective, rows, request.level, is_required, fixed) for request in requests]
        if not requests and duty.objective in criterion.objectives:
            found.append(_Route(duty.objective, rows, Level.BASIS, is_required=False, fixed=fixed))
    return tuple(found)


def _history(criterion: Criterion) -> Iterator[LibraryFinding]:
    last = criterion.history[0].since
    if criterion.valid_from > last:
        yield LibraryFinding("change-not-told", criterion.id, criterion.valid_from.isoformat())
    elif criterion.valid_from < last:
        yield LibraryFinding("change-after-valid", criterion.id, last.isoformat())


def _out_of_reach(criterion: Criterion, routes: tuple[_Route, ...]) -> Iterator[LibraryFinding]:
    if not routes:
        yield LibraryFinding("never-asked", criterion.id, ", ".join(criterion.rows))
        return
    reached = {route.objective for route in routes}
    for objective in criterion.objectives:
        if objective not in reached:
            yield LibraryFinding("objective-never-asked", criterion.id, objective)
    easiest = min((criterion.level_at_most(route.at_least) for route in routes), key=lambda level: level.rank)
    for level in criterion.levels:
        if level.rank < easiest.rank:
            yield LibraryFinding("level-never-reached", criterion.id, level.value)


def _both_required(one: tuple[_Route, ...], other: tuple[_Route, ...]) -> bool:
    return any(
        mine.rows & theirs.rows and _may_meet(mine.fixed, theirs.fixed)
        for mine in one
        if mine.is_required
        for theirs in other
        if theirs.is_required
    )


def _may_meet(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    return all(values & other[fact] for fact, values in one.items() if fact in other)


def _fixed(condition: Condition) -> dict[str, frozenset[str]]:
    """The values that single facts must have for the condition to hold."""
    match condition:
        case Comparison(fact=fact) if condition.operator == "is":
            return {fact: frozenset({str(condition.against)})}
        case All(all=parts):
            return {fact: values for part in parts for fact, values in _fixed(part).items()}
        case _:
            return {}


def rows_of(condition: Condition) -> frozenset[str] | None:
    """The rows for which a condition can hold; None when it does not look at rows."""
    match condition:
        case Comparison(fact="purchase.rows", any_of=named) if named is not None:
            return frozenset(named)
        case All(all=parts):
            bounded = [rows for part in parts if (rows := rows_of(part)) is not None]
            return frozenset.intersection(*bounded) if bounded else None
        case AnyOf(any=parts):
            each = [rows_of(part) for part in parts]
            return None if None in each else frozenset().union(*(rows for rows in each if rows is not None))
        case _:
            return None
