"""Every figure as one flat result: what is exported, and what everybody may have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.measures.assessing import Aim
from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.figures import Lack
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.measures.overview import Measured
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

    @property
    def is_withheld(self) -> bool:
        """Whether it rests on too few records for everybody to see."""
        return self.point.figure.lack is Lack.WITHHELD

    @property
    def value(self) -> Decimal | None:
        """What the indicator shows; None when that is not known or kept back."""
        return self.point.shown


def results(measured: Measured, authorities: Iterable[str | None]) -> Iterator[Result]:
    """The results of these authorities, of every indicator, measure, product group, target and year with records.

    Give the figures as everybody may see them (`Measured.public`) for what everybody may have.
    """
    wanted = tuple(authorities)
    for indicator in sorted(measured.pack.indicators.values(), key=lambda one: one.order):
        for by in indicator.measures:
            for authority in wanted:
                for course in _courses(measured, indicator, by, authority):
                    yield from _results(indicator, course)


def results_of(measured: Measured, course: Course) -> tuple[Result, ...]:
    """The results of one course, year by year."""
    return tuple(_results(measured.pack.indicators[course.indicator], course))


def _courses(measured: Measured, indicator: Indicator, by: str, authority: str | None) -> Iterator[Course]:
    targets: tuple[str | None, ...] = tuple(indicator.answers) if by == indicator.main else ()
    for group in (None, *indicator.product_groups):
        for target in targets or (None,):
            yield measured.course(indicator.id, authority=authority, product_group=group, target=target, by=by)


def _results(indicator: Indicator, course: Course) -> Iterator[Result]:
    where = (course.authority, course.product_group, course.aim, course.baseline)
    return (Result(indicator, course.by, *where, point) for point in course.points if point.figure.is_there)
