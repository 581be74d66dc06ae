"""From tallies to the course of an indicator: its figures year by year, its baseline, its aim and where it leads."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.measures.assessing import Aim, Assessment, assess
from aankoopwijzer.domain.measures.baselines import Baseline, holding
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import Figure, Lack, against, figure_of
from aankoopwijzer.domain.measures.forecasting import Forecast, forecast, needed_per_year
from aankoopwijzer.domain.measures.tally import NOTHING, Tally
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import TABLES, Table

SizeOf = Callable[[str | None, int, str], Decimal | None]
"""How many inhabitants or employees an authority (None: the region) has in a year; None when that is not known."""
Figures = Mapping[Place, Figure]
"""The figures of one measure by place; authority None is the whole region, year None what has no year."""
_LOOKS_BACK = 8
_NO_FIGURE = Figure(NOTHING, lack=Lack.NO_RECORDS)


@dataclass(frozen=True, slots=True)
class Point:
    """One year: the figure, what is shown of it (a gain, where it is held against a baseline) and its bounds.

    `is_partial`: the year is not over, so that nothing is concluded from it. `told_on` is the day of which a figure
    tells that is of one day: what is there then.
    """

    year: int
    figure: Figure
    shown: Decimal | None
    low: Decimal | None
    high: Decimal | None
    assessment: Assessment
    is_partial: bool = False
    told_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One indicator of one authority (None: the region) for one product group (None: all), held against one aim.

    `baselines` holds every baseline there is, `baseline` the one that counts. `with_plans` is what would be shown if
    what is planned now had counted in the last full year. `undated` are records that count in no year. `standing` is
    the assessment of `judged`: the last full year, or the year of the aim once that is over. `start` is the year and
    the shown value where the straight line to the aim begins.
    """

    indicator: str
    by: str
    authority: str | None
    product_group: str | None
    points: tuple[Point, ...]
    aim: Aim | None
    baseline: Baseline | None
    baselines: tuple[Baseline, ...]
    standing: Assessment
    judged: Point | None
    forecast: Forecast | None = None
    needed_per_year: Decimal | None = None
    with_plans: Decimal | None = None
    planned: int = 0
    undated: int = 0
    start: tuple[int, Decimal] | None = None

    @property
    def last(self) -> Point | None:
        """The last full year of which there are records."""
        full = [each for each in self.points if each.figure.is_there and not each.is_partial]
        return full[-1] if full else None

    @property
    def trend(self) -> Decimal | None:
        """What changed between the last two full years that show something."""
        full = [each.shown for each in self.points if each.shown is not None and not each.is_partial]
        return full[-1] - full[-2] if len(full) > 1 else None


def figures(
    indicator: Indicator, by: str, table: Table, tallies: Mapping[Place, Tally], size_of: SizeOf
) -> dict[Place, Figure]:
    """The figures of one measure, with those of the region: the tallies of all authorities together."""
    whole: dict[Place, Tally] = {}
    for place, tally in tallies.items():
        for one in {place, place._replace(authority=None)}:
            whole[one] = whole.get(one, NOTHING).plus(tally)
    measure = indicator.measures[by]  # type: ignore[index]  # a measure of this indicator, by its name
    return {
        place: figure_of(
            indicator,
            measure,
            table,
            tally,
            per=size_of(place.authority, place.year, measure.per) if measure.per and place.year else None,
        )
        for place, tally in whole.items()
    }


def course(
    indicator: Indicator,
    by: str,
    found: Figures,
    *,
    authority: str | None,
    product_group: str | None,
    years: Sequence[int],
    last_full: int,
    aim: Aim | None,
    set_baselines: Iterable[Baseline] = (),
    told_on: dt.date | None = None,
) -> Course:
    """The course over these years; nothing is concluded from years after `last_full`.

    `told_on` is the day of the measurement where the records are what is there on that day: its year counts as over.
    """
    last_full = told_on.year if told_on else last_full
    at = {year: found.get(Place(authority, year, product_group), _NO_FIGURE) for year in years}
    base_year = (aim.base_year if aim else None) or indicator.base_year
    baselines = tuple(set_baselines)
    if base_year is not None and (there := at.get(base_year, _NO_FIGURE).value) is not None:
        measured = Baseline(indicator.id, authority, base_year, there, "measured", product_group=product_group)
        baselines = (*baselines, measured)
    baseline = holding(baselines)
    needs_base = indicator.against_base != "none"
    start = _start(needs_base, baseline, at, aim)

    def point(year: int) -> Point:
        figure = at[year]
        shown, low, high = (
            _shown(indicator, value, baseline, needs_base) for value in (figure.value, figure.low, figure.high)
        )
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
        lacks = needs_base and baseline is None
        found = assess(figure, shown, aim, year=year, start=start, lacks_base=lacks, low=low, high=high)
        is_of_the_day = told_on is not None and year == told_on.year
        return Point(year, figure, shown, low, high, found, year > last_full, told_on if is_of_the_day else None)

    points = tuple(point(year) for year in years)
    judged = _judged(points, aim, last_full)
    standing = (
        judged.assessment
        if judged
        else assess(_NO_FIGURE, None, aim, year=last_full, start=start, lacks_base=needs_base and baseline is None)
    )
    values = {each.year: each.shown for each in points if each.shown is not None and not each.is_partial}
    goes_to = aim.by if aim and aim.by and aim.by > last_full else last_full + 1
    latest = max(values, default=None)
    return Course(
        indicator.id,
        by,
        authority,
        product_group,
        points,
        aim,
        baseline,
        baselines,
        standing,
        judged,
        _forecast(indicator, by, values, base_year, goes_to),
        needed_per_year(values[latest], latest, aim.value, aim.by)
        if latest is not None and aim and aim.value is not None and aim.by and not aim.is_met(values[latest])
        else None,
        *_plans(indicator, by, found, authority, product_group, at, last_full, baseline, needs_base),
        undated=found.get(Place(authority, None, product_group), _NO_FIGURE).tally.n,
        start=start,
    )


def _forecast(
    indicator: Indicator, by: str, values: Mapping[int, Decimal], base_year: int | None, goes_to: int
) -> Forecast | None:
    """Where the years since the base year lead (without one, the last eight); a share stays between 0 and 100."""
    first = base_year if base_year is not None else max(values, default=goes_to) - _LOOKS_BACK + 1
    found = forecast({year: value for year, value in values.items() if year >= first}, goes_to)
    is_share = indicator.measures[by].share is not None  # type: ignore[index]  # a measure of this indicator
    if found is None or not is_share or indicator.against_base != "none" or indicator.unit != "%":
        return found
    return found.between(Decimal(0), Decimal(100))


def _start(
    needs_base: bool, baseline: Baseline | None, at: Mapping[int, Figure], aim: Aim | None
) -> tuple[int, Decimal] | None:
    """Where the line to the aim starts: at the baseline, else at the first year with a value."""
    if baseline is not None:
        return baseline.year, Decimal(0) if needs_base else baseline.value
    if needs_base or aim is None:
        return None
    first = next(((year, figure.value) for year, figure in sorted(at.items()) if figure.value is not None), None)
    return None if first is None or first[1] is None else (first[0], first[1])


def _shown(indicator: Indicator, value: Decimal | None, baseline: Baseline | None, needs_base: bool) -> Decimal | None:
    if value is None or not needs_base:
        return value
    return None if baseline is None else against(indicator, value, baseline.value)


def _judged(points: Sequence[Point], aim: Aim | None, last_full: int) -> Point | None:
    """The year of the aim once it is over, else the last full year; of those, the latest with records."""
    until = min(last_full, aim.by) if aim and aim.by else last_full
    there = [each for each in points if each.year <= until and each.figure.is_there]
    return there[-1] if there else None


def _plans(
    indicator: Indicator,
    by: str,
    found: Figures,
    authority: str | None,
    product_group: str | None,
    at: Mapping[int, Figure],
    last_full: int,
    baseline: Baseline | None,
    needs_base: bool,
) -> tuple[Decimal | None, int]:
    """What would be shown with the plans of all years, and how many records they are."""
    planned = NOTHING
    for place, figure in found.items():
        if place.is_planned and place.authority == authority and place.product_group == product_group:
            planned = planned.plus(figure.tally)
    now = at.get(last_full, _NO_FIGURE).tally
    whole = now.plus(planned)
    if not planned.known:
        return None, planned.n
    measure = indicator.measures[by]  # type: ignore[index]  # a measure of this indicator, by its name
    figure = figure_of(indicator, measure, TABLES[indicator.table], whole)
    return _shown(indicator, figure.value, baseline, needs_base), planned.n
