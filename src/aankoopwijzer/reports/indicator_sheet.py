"""The figures of one indicator as a table, a line for each year."""

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.measures.figures import Lack
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.reports.indicators_json import rounded
from aankoopwijzer.reports.measured_sentences import lack
from aankoopwijzer.reports.speech import Speech, marked
from aankoopwijzer.reports.standing_words import standing, unit_of

_HEADER = (
    marked("Indicator"),
    marked("Place"),
    marked("Product group"),
    marked("Year"),
    marked("Value"),
    marked("Unit"),
    marked("At least"),
    marked("At most"),
    marked("Part"),
    marked("Whole"),
    marked("Records"),
    marked("Known"),
    marked("Expected by then"),
    marked("Standing"),
    marked("Why there is no figure"),
    marked("Year not over yet"),
    marked("Snapshot"),
)
_WIDTHS = (24, 16, 12, 8, 12, 8, 12, 12, 14, 14, 10, 10, 14, 18, 40, 10, 14)


def indicator_sheet(course: Course, indicator: Indicator, speech: Speech, *, place: str, snapshot: str) -> Sheet:
    """Every year of a course. `place` is the name of the authority or region, `snapshot` the state of the records."""

    def line(point: Point) -> tuple[Value, ...]:
        figure = point.figure
        return (
            indicator.id,
            place,
            course.product_group or "",
            point.year,
            rounded(point.shown),
            unit_of(speech, indicator),
            rounded(point.low),
            rounded(point.high),
            rounded(figure.numerator),
            rounded(figure.denominator),
            None if figure.lack is Lack.WITHHELD else figure.tally.n,
            None if figure.lack is Lack.WITHHELD else figure.tally.known,
            rounded(point.assessment.expected),
            "" if point.is_partial else standing(speech, point.assessment.standing),
            lack(point, speech) or "",
            point.is_partial,
            snapshot,
        )

    return Sheet(
        speech.text(indicator.name),
        tuple(speech.say(title) for title in _HEADER),
        [line(point) for point in course.points],
        _WIDTHS,
    )
