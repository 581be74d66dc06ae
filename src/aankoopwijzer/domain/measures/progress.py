"""How far everybody is, at a glance: ambitions and product groups against authorities, what turned, what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.measuring import Course
from aankoopwijzer.domain.measures.overview import Measured, worst

WELL = frozenset({Standing.REACHED, Standing.ON_TRACK})
"""The standings that count as well on the way."""


@dataclass(frozen=True, slots=True)
class Held:
    """One target of one authority (None: the region) with every course that tells of it; the worst is what is said."""

    target: str
    authority: str | None
    courses: tuple[Course, ...]
    standing: Standing

    @property
    def is_well(self) -> bool:
        """Whether it is reached or on track."""
        return self.standing in WELL

    @property
    def telling(self) -> Course | None:
        """The course that decided the standing; None when no indicator answers the target."""
        return next((each for each in self.courses if each.standing.standing is self.standing), None)


@dataclass(frozen=True, slots=True)
class Cell:
    """An ambition or product group of one authority (None: the region), with its targets."""

    of: str
    authority: str | None
    held: tuple[Held, ...]

    @property
    def standing(self) -> Standing:
        """The worst of its targets."""
        return worst(each.standing for each in self.held)

    @property
    def is_joint(self) -> bool:
        """Whether it only shares in figures of several product groups together."""
        courses = [course for each in self.held for course in each.courses]
        return bool(courses) and all(course.product_group is None for course in courses)

    @property
    def well(self) -> int:
        """How many of its targets are reached or on track."""
        return sum(each.is_well for each in self.held)


@dataclass(frozen=True, slots=True)
class Line:
    """An ambition or product group: the region first, then every authority."""

    of: str
    region: Cell
    cells: tuple[Cell, ...]

    @property
    def well(self) -> int:
        """How many authorities are reached or on track in all of it."""
        return sum(each.standing in WELL for each in self.cells)


@dataclass(frozen=True, slots=True)
class Turn:
    """A standing that changed between the last two full years."""

    course: Course
    year: int
    before: Standing
    after: Standing

    @property
    def is_better(self) -> bool:
        """Whether it got on track, and not off it."""
        return self.after in WELL


@dataclass(frozen=True, slots=True)
class Gap:
    """A table of which some authorities have no records at all, with the indicators that wait for it."""

    table: str
    authorities: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thin:
    """An indicator of which too many records say too little."""

    indicator: str
    authority: str | None
    known: int
    n: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where an authority stands among the others: `value` its own figure, None where it has none."""

    course: Course
    value: Decimal | None
    median: Decimal | None
    best: Decimal | None
    best_of: tuple[str, ...]
    among: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that the pages of the region and of the authorities show, of one state of the records."""

    measured: Measured
    authorities: tuple[str, ...]
    ambitions: tuple[Line, ...]
    rows: tuple[Line, ...]
    turns: tuple[Turn, ...]
    gaps: tuple[Gap, ...]
    thin: tuple[Thin, ...]

    def ambition(self, code: str) -> Line:
        """The line of an ambition; raises `KeyError`."""
        return {each.of: each for each in self.ambitions}[code]

    def held_by(self, authority: str | None) -> tuple[Held, ...]:
        """Every target of an authority, once, in the order of the ambitions."""
        found: dict[str, Held] = {}
        for line in self.ambitions:
            for each in cell_of(line, authority).held:
                found.setdefault(each.target, each)
        return tuple(found.values())


def cell_of(line: Line, authority: str | None) -> Cell:
    """The cell of an authority (None: the region) in a line; raises `KeyError`."""
    return line.region if authority is None else {each.authority: each for each in line.cells}[authority]


def progress_of(measured: Measured) -> Progress:
    """Work out the whole overview."""
    pack = measured.pack
    who = tuple(sorted(pack.authorities, key=lambda id: pack.authorities[id].name))
    ambitions = sorted(pack.ambitions.values(), key=lambda each: (pack.pillars[each.pillar].order, each.order))
    lines = tuple(_line(measured, each.id, measured.targets_of(each.id), None, who) for each in ambitions)
    rows = tuple(_line(measured, row, measured.targets_of_row(row), row, who) for row in pack.rows)
    return Progress(
        measured,
        who,
        lines,
        rows,
        _turns(measured, who),
        tuple(_gaps(measured, who)),
        tuple(_thin(measured)),
    )


def _line(measured: Measured, of: str, targets: Sequence[str], row: str | None, who: Iterable[str]) -> Line:
    def cell(authority: str | None) -> Cell:
        return Cell(of, authority, tuple(_held(measured, each, authority, row) for each in targets))

    return Line(of, cell(None), tuple(cell(each) for each in who))


def _held(measured: Measured, target: str, authority: str | None, row: str | None) -> Held:
    courses = measured.of_target(target, authority, row)
    return Held(target, authority, courses, worst(each.standing.standing for each in courses))


def _turns(measured: Measured, who: Iterable[str]) -> tuple[Turn, ...]:
    """What got on or off track in the last full year, for the region and each authority; first what got worse."""
    last, found = measured.last_full, []
    for authority in (None, *who):
        for indicator in measured.pack.indicators.values():
            for target in indicator.answers:
                course = measured.course(indicator.id, authority=authority, target=target)
                there = {each.year: each.assessment.standing for each in course.points}
                before, after = there.get(last - 1), there.get(last)
                if before and after and (before in WELL) != (after in WELL) and Standing.NO_DATA not in (before, after):
                    found.append(Turn(course, last, before, after))
    return tuple(sorted(found, key=lambda each: each.is_better))


def _gaps(measured: Measured, who: Sequence[str]) -> Iterable[Gap]:
    waiting: dict[str, list[str]] = {}
    for each in measured.pack.indicators.values():
        waiting.setdefault(each.table, []).append(each.id)
    for table, indicators in waiting.items():
        without = tuple(id for id in who if not _has_any(measured, indicators, id))
        if without:
            yield Gap(table, without, tuple(indicators))


def _has_any(measured: Measured, indicators: Iterable[str], authority: str) -> bool:
    return any(point.figure.is_there for id in indicators for point in measured.course(id, authority=authority).points)


def _thin(measured: Measured) -> Iterable[Thin]:
    """Indicators of the region that cannot be determined for want of knowledge, the least known first."""
    found = []
    for each in measured.pack.indicators.values():
        course = measured.course(each.id)
        tally = course.judged.figure.tally if course.judged else None
        if tally and course.standing.why in ("too_much_unknown", "all_unknown"):
            found.append(Thin(each.id, None, tally.known, tally.n))
    return sorted(found, key=lambda each: Decimal(each.known) / each.n)


def comparisons(progress: Progress, authority: str) -> tuple[Comparison, ...]:
    """The authority beside the others, for every course that decides one of its targets."""
    found = []
    for held in progress.held_by(authority):
        course = held.telling
        if course is None:
            continue
        values = _values(progress, course)
        best = None
        if values:
            is_up = course.aim.is_up if course.aim else True
            best = max(values.values()) if is_up else min(values.values())
        found.append(
            Comparison(
                course,
                values.get(authority),
                Decimal(median(values.values())) if values else None,
                best,
                tuple(id for id, value in values.items() if value == best),
                len(values),
            )
        )
    return tuple(found)


def _values(progress: Progress, course: Course) -> Mapping[str, Decimal]:
    """What every authority shows for the same indicator and target; one without a figure is left out."""
    target = course.aim.target if course.aim else None
    found = {}
    for id in progress.authorities:
        judged = progress.measured.course(course.indicator, authority=id, target=target).judged
        if judged is not None and judged.shown is not None:
            found[id] = judged.shown
    return found
