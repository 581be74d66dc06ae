"""What a council wants to know of a year: where every ambition stands, what lags and why, what changed, what to do."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.measures.overview import WORST_FIRST, Measured, worst
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementDeviation

LAGS = (Standing.MISSED, Standing.BEHIND)
NOT_KNOWN = (Standing.NO_BASELINE, Standing.NO_DATA, Standing.NOT_DETERMINABLE)
NAMED = 3
"""What lags most is named; the rest stands in the tables."""


@dataclass(frozen=True, slots=True)
class Why:
    """What the records say about why a target lags.

    `unknown` is the share of the records of which something that decides is not known. `groups` and `authorities` are
    those that lag most, the worst first. `left_out` is how often a criterion for it was left out of a tender that was
    published in the year, with the reason given most (an id of the pack).
    """

    unknown: Decimal | None
    groups: tuple[Course, ...] = ()
    authorities: tuple[Course, ...] = ()
    deviations: int = 0
    deviation_reason: str | None = None
    left_out: int = 0
    left_out_reason: str | None = None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target by one indicator; `before` is how it stood a year earlier, `moved` how much the figure changed."""

    target: str
    course: Course
    before: Standing
    moved: Decimal | None
    why: Why

    @property
    def standing(self) -> Standing:
        """How the target stands by this indicator."""
        return self.course.standing.standing


@dataclass(frozen=True, slots=True)
class RowLine:
    """One product group of an ambition with everything that tells of it."""

    row: str
    standing: Standing
    before: Standing
    courses: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class AmbitionLine:
    """One ambition: how its product groups stand, and its targets."""

    ambition: str
    standing: Standing
    before: Standing
    rows: tuple[RowLine, ...]
    targets: tuple[TargetLine, ...]

    def count(self, *standings: Standing) -> int:
        """How many of its product groups stand so."""
        return sum(row.standing in standings for row in self.rows)


@dataclass(frozen=True, slots=True)
class CouncilReview:
    """Everything that is told to a council about `year`, the last full year of what was measured.

    `procurements` are the public ones of the year; `deviations` those decided in it.
    """

    measured: Measured
    authority: str | None
    year: int
    ambitions: tuple[AmbitionLine, ...]
    procurements: tuple[Procurement, ...]
    deviations: tuple[tuple[Procurement, ProcurementDeviation], ...]

    @property
    def rows(self) -> tuple[RowLine, ...]:
        """The product groups of all ambitions."""
        return tuple(row for each in self.ambitions for row in each.rows)

    @property
    def targets(self) -> tuple[TargetLine, ...]:
        """The targets of all ambitions, each told of once by every indicator, the worst first."""
        found = {(line.target, line.course.indicator): line for each in self.ambitions for line in each.targets}
        return tuple(sorted(found.values(), key=lambda line: WORST_FIRST.index(line.standing)))

    def lines(self, *standings: Standing) -> tuple[TargetLine, ...]:
        """The targets that stand so."""
        return tuple(line for line in self.targets if line.standing in standings)


class YearNotThere(Exception):
    """A year on which there is no report, because it is not over or comes before everything that was agreed."""

    def __init__(self, year: int, first: int, last: int) -> None:
        super().__init__(f"there is no report on {year}; choose a year from {first} to {last}")
        self.year, self.first, self.last = year, first, last


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a report can be about, both included."""

    first: int
    last: int

    def check(self, year: int) -> None:
        """Raises `YearNotThere` for another year."""
        if not self.first <= year <= self.last:
            raise YearNotThere(year, self.first, self.last)

    @property
    def latest_first(self) -> tuple[int, ...]:
        """All of them, the latest first."""
        return tuple(range(self.last, self.first - 1, -1))


def years_to_report(pack: PolicyPack, *, on: dt.date) -> Years:
    """From the first year that targets are compared with up to the last one that is over."""
    last = on.year if (on.month, on.day) == (12, 31) else on.year - 1
    named = [each.base_year for each in pack.targets.values()] + [each.base_year for each in pack.indicators.values()]
    return Years(min((*(year for year in named if year), last)), last)


def review(measured: Measured, authority: str | None, procurements: Iterable[Procurement]) -> CouncilReview:
    """The review of the last full year, from what was measured and the procurements that anybody may see."""
    year = measured.last_full
    ours = [one for one in procurements if one.is_published and authority in (None, one.authority)]
    of_year = tuple(one for one in ours if one.published_on and one.published_on.year == year)
    deviations = tuple(
        (one, each)
        for one in ours
        for each in one.deviations
        if (each.decided_on or one.published_on) and (each.decided_on or one.published_on).year == year  # type: ignore[union-attr]  # one of both is there
    )
    pack = measured.pack
    ambitions = tuple(
        _ambition(measured, id, authority, of_year, deviations)
        for id in sorted(pack.ambitions, key=lambda id: pack.ambitions[id].order)
    )
    return CouncilReview(measured, authority, year, ambitions, of_year, deviations)


def standing_in(course: Course, year: int) -> Standing:
    """How the course stood at the end of a year: judged by that year, or by the year of the aim once that is over."""
    point = _judged(course, year)
    return point.assessment.standing if point else Standing.NO_DATA


def lag(course: Course) -> Decimal | None:
    """How far the figure is from its aim, in the unit that is shown; None when it cannot be said or is reached."""
    if course.judged is None or course.judged.shown is None or course.aim is None or course.aim.value is None:
        return None
    short = course.aim.value - course.judged.shown
    short = short if course.aim.is_up else -short
    return short if short > 0 else None


def _judged(course: Course, year: int) -> Point | None:
    until = min(year, course.aim.by) if course.aim and course.aim.by else year
    there = [each for each in course.points if each.year <= until and each.figure.is_there]
    return there[-1] if there else None


def _ambition(
    measured: Measured,
    ambition: str,
    authority: str | None,
    procurements: Sequence[Procurement],
    deviations: Sequence[tuple[Procurement, ProcurementDeviation]],
) -> AmbitionLine:
    pack, year = measured.pack, measured.last_full
    rows = []
    for row in sorted((row for row in pack.rows.values() if row.ambition == ambition), key=lambda row: row.number):
        courses = measured.of_row(row.id, authority)
        before = worst(standing_in(each, year - 1) for each in courses)
        rows.append(RowLine(row.id, worst(each.standing.standing for each in courses), before, courses))
    targets = []
    for id in _targets_of(pack, ambition):
        for course in measured.of_target(id, authority):
            why = _why(measured, id, course, procurements, deviations)
            targets.append(TargetLine(id, course, standing_in(course, year - 1), _moved(course, year), why))
    standing = worst(line.standing for line in targets)
    return AmbitionLine(ambition, standing, worst(line.before for line in targets), tuple(rows), tuple(targets))


def _targets_of(pack: PolicyPack, ambition: str) -> list[str]:
    """The targets of an ambition: by their product groups, or by their objectives where they name no groups."""

    def is_of(rows: Iterable[str], objectives: Iterable[str]) -> bool:
        of_rows = {pack.rows[row].ambition for row in rows if row in pack.rows}
        return ambition in (of_rows or {pack.objectives[each].ambition for each in objectives})

    return [id for id, each in pack.targets.items() if is_of(each.rows, each.objectives)]


def _moved(course: Course, year: int) -> Decimal | None:
    shown = {each.year: each.shown for each in course.points}
    now, before = shown.get(year), shown.get(year - 1)
    return None if now is None or before is None else now - before


def _why(
    measured: Measured,
    target: str,
    course: Course,
    procurements: Sequence[Procurement],
    deviations: Sequence[tuple[Procurement, ProcurementDeviation]],
) -> Why:
    tally = course.judged.figure.tally if course.judged else None
    unknown = None if tally is None or tally.coverage is None else 1 - tally.coverage
    if course.standing.standing not in LAGS:
        return Why(unknown)
    pack = measured.pack
    objectives = set(pack.targets[target].objectives)
    rows = set(pack.targets[target].rows)
    criteria = {id for id, each in pack.criteria.items() if objectives & set(each.objectives)}
    concerned = [one for one in procurements if not rows or rows & {each.row for each in one.rows}]
    dropped = [each for one in concerned for each in one.criteria if not each.is_chosen and each.criterion in criteria]
    departed = [each for _one, each in deviations if each.objective in objectives]
    return Why(
        unknown,
        _worst_of(_of_groups(measured, target, course)),
        _worst_of(_of_authorities(measured, target, course)) if course.authority is None else (),
        len(departed),
        _most(each.reason for each in departed),
        len(dropped),
        _most(each.reason for each in dropped if each.reason),
    )


def _of_groups(measured: Measured, target: str, course: Course) -> list[Course]:
    groups = measured.pack.indicators[course.indicator].product_groups
    wanted = [each for each in groups if each in measured.pack.targets[target].rows]
    return [
        measured.course(course.indicator, authority=course.authority, product_group=each, target=target)
        for each in wanted
    ]


def _of_authorities(measured: Measured, target: str, course: Course) -> list[Course]:
    return [measured.course(course.indicator, authority=each, target=target) for each in measured.pack.authorities]


def _worst_of(courses: Iterable[Course]) -> tuple[Course, ...]:
    lags: Mapping[int, tuple[Course, Decimal]] = {
        at: (each, short)
        for at, each in enumerate(courses)
        if each.standing.standing in LAGS and (short := lag(each)) is not None
    }
    # The worst first; those that are equally bad keep their order.
    return tuple(each for each, _short in sorted(lags.values(), key=lambda pair: -pair[1])[:NAMED])


def _most(reasons: Iterable[str]) -> str | None:
    counted = Counter(reasons)
    return min(counted, key=lambda one: (-counted[one], one)) if counted else None
