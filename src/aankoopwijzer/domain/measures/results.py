"""Every figure as one flat result: what is exported, and what everybody may have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.measures.assessing import Aim
from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.withholding import withheld
from aankoopwijzer.domain.policy.indicators import Indicator


@dataclass(frozen=True, slots=True)
class Result:
    """One measure of one authority (None: the region) for one product group (None: all) in one year.

    `aim` is what it is held against, None for a measure that no target is held against. Of a result that is kept back
    nothing is told but that it exists.
    """

    indicator: Indicator
    by: str
    authority: str | None
    product_group: str | None
    aim: Aim | None
    baseline: Baseline | None
    point: Point
    is_withheld: bool = False

    @property
    def value(self) -> Decimal | None:
        """What the indicator shows; None when that is not known or kept back."""
        return None if self.is_withheld else self.point.shown


def results(measured: Measured, authorities: Iterable[str | None]) -> Iterator[Result]:
    """The results of these authorities, of every indicator, measure, product group, target and year with records."""
    wanted = tuple(authorities)
    for indicator in sorted(measured.pack.indicators.values(), key=lambda one: one.order):
        for by in indicator.measures:
            hidden = hidden_places(measured, indicator, by)
            for authority in wanted:
                for course in _courses(measured, indicator, by, authority):
                    yield from _results(indicator, course, hidden)


def hidden_places(measured: Measured, indicator: Indicator, by: str) -> frozenset[Place]:
    """The places of one measure whose figures are kept back."""
    found = measured.figures_of(indicator, by)
    records = {place: figure.tally.n for place, figure in found.items() if not place.is_planned}
    return withheld(indicator.table, records)


def results_of(measured: Measured, course: Course) -> tuple[Result, ...]:
    """The results of one course, year by year."""
    indicator = measured.pack.indicators[course.indicator]
    return tuple(_results(indicator, course, hidden_places(measured, indicator, course.by)))


def _courses(measured: Measured, indicator: Indicator, by: str, authority: str | None) -> Iterator[Course]:
    targets: tuple[str | None, ...] = tuple(indicator.answers) if by == indicator.main else ()
    for group in (None, *indicator.product_groups):
        for target in targets or (None,):
            yield measured.course(indicator.id, authority=authority, product_group=group, target=target, by=by)


def _results(indicator: Indicator, course: Course, hidden: frozenset[Place]) -> Iterator[Result]:
    base = course.baseline
    is_told_by_change = (
        indicator.against_base != "none"
        and base is not None
        and base.number is None
        and Place(course.authority, base.year, course.product_group) in hidden
    )
    for point in course.points:
        if point.figure.tally.n:
            place = Place(course.authority, point.year, course.product_group)
            yield Result(
                indicator,
                course.by,
                course.authority,
                course.product_group,
                course.aim,
                course.baseline,
                point,
                # A change against a year that is kept back would give that year away.
                is_told_by_change or place in hidden,
            )
