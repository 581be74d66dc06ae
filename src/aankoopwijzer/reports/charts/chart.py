"""A chart as plain data: what is drawn, what it says in words, and the table of the same figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.measures.figures import Lack
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.reports.measured_sentences import lack, sentence
from aankoopwijzer.reports.speech import NO_BREAK, Speech, marked, speech
from aankoopwijzer.reports.standing_words import SHAPES, amount, number, standing, unit_of

KEY: Mapping[str, str] = {
    "●": marked("measured"),
    "○": marked("year not over yet"),
    "◆": marked("baseline"),
    "■": marked("target"),
    "- -": marked("straight line to the target"),
    "↕": marked("expected if the trend goes on, four chances in five"),
}
"""What each sign in a chart means; only those that a chart has are shown with it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One value of a year with its bounds, where what is not known could move it."""

    year: int
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table beside the chart, ready to be read; `why` tells what is missing."""

    year: int
    value: str
    expected: str
    records: str
    known: str
    standing: str
    sign: str
    why: str
    is_partial: bool
    point: Point


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn of a course. Values are in `unit`, as the indicator shows them.

    `measured` are full years, `partial` those that are not over. `line` runs straight to the target, `aim` is the
    target itself (None: none, or it holds at all times and `always` is its value). `forecast` has its bounds.
    """

    title: str
    sentence: str
    language: str
    unit: str
    measured: tuple[Dot, ...]
    partial: tuple[Dot, ...]
    baseline: Dot | None
    line: tuple[tuple[int, Decimal], ...]
    aim: Dot | None
    always: Decimal | None
    forecast: Dot | None
    rows: tuple[Row, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing measured to draw: then words say more."""
        return not (self.measured or self.partial)

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """The signs that this chart has, each with its meaning."""
        there = {
            "●": self.measured,
            "○": self.partial,
            "◆": self.baseline,
            "■": self.aim,
            "- -": self.line or self.always is not None,
            "↕": self.forecast,
        }
        say = speech(self.language).say
        meanings = dict(KEY)
        if self.always is not None:
            meanings["- -"] = marked("target, at all times")
        return tuple((sign, say(meaning)) for sign, meaning in meanings.items() if there[sign])


def chart_of(course: Course, indicator: Indicator, language: str, *, place: str) -> Chart:
    """The chart of a course. `place` is the name of the authority, or of the region."""
    tongue = speech(language)
    aim = course.aim if course.aim and course.aim.value is not None else None
    value, by = (aim.value, aim.by) if aim else (None, None)
    is_gain = indicator.against_base != "none"
    base = course.baseline
    full = [each for each in course.points if not each.is_partial]
    last = max((each.year for each in full if each.shown is not None), default=None)
    outlook = course.forecast
    return Chart(
        title=f"{tongue.text(indicator.name)}, {place}",
        sentence=sentence(course, indicator, tongue, place),
        language=tongue.language,
        unit=unit_of(tongue, indicator),
        measured=tuple(_dots(full)),
        partial=tuple(_dots(each for each in course.points if each.is_partial)),
        baseline=Dot(base.year, Decimal(0) if is_gain else base.value) if base else None,
        line=(course.start, (by, value)) if value is not None and by and course.start and course.start[0] < by else (),
        aim=Dot(by, value) if value is not None and by else None,
        always=value if by is None else None,
        forecast=Dot(outlook.year, outlook.value, outlook.low, outlook.high)
        if outlook and last is not None and outlook.year > last
        else None,
        rows=tuple(_row(each, indicator, tongue, course.start) for each in course.points),
    )


def _dots(points: Iterator[Point] | list[Point]) -> Iterator[Dot]:
    for each in points:
        if each.shown is not None:
            yield Dot(each.year, each.shown, each.low, each.high)


def _row(point: Point, indicator: Indicator, tongue: Speech, start: tuple[int, Decimal] | None) -> Row:
    def said(value: Decimal | None) -> str:
        return "" if value is None else amount(tongue, indicator, value)

    tally, found = point.figure.tally, point.assessment
    # Before the line starts there is nothing to keep up with.
    is_judged = not point.is_partial and not (start and point.year < start[0])
    return Row(
        point.year,
        said(point.shown),
        said(found.expected) if not start or point.year >= start[0] else "",
        "–" if point.figure.lack is Lack.WITHHELD else tongue.number(Decimal(tally.n)),
        f"{number(tongue, tally.coverage * 100)}{NO_BREAK}%" if tally.coverage is not None else "",
        standing(tongue, found.standing) if is_judged else "",
        SHAPES[found.standing] if is_judged else "",
        lack(point, tongue) or "",
        point.is_partial,
        point,
    )
