"""Charts and figures on a page: which course an address asks for, and the drawing of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from aankoopwijzer.domain.measures.measuring import Course
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.policy.indicators import By, Indicator
from aankoopwijzer.reports.charts.chart import Chart, chart_of
from aankoopwijzer.reports.charts.drawing import svg
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy

AUTHORITY, ROW, MEASURE, TARGET, YEAR = "bestuur", "groep", "maat", "doel", "jaar"


@dataclass(frozen=True, slots=True)
class Asked:
    """The course that an address asks for; what does not go with the indicator was left out already."""

    indicator: Indicator
    authority: str | None
    row: str | None
    by: By
    target: str | None

    @property
    def query(self) -> str:
        """The same as the query of an address, without what goes without saying."""
        first = next(iter(self.indicator.answers), None)
        parameters = {
            AUTHORITY: self.authority,
            ROW: self.row,
            MEASURE: self.by if self.by != self.indicator.main else None,
            TARGET: self.target if self.target != first else None,
        }
        return urlencode({name: value for name, value in parameters.items() if value})

    def course(self, measured: Measured) -> Course:
        """The course of the present figures."""
        return measured.course(
            self.indicator.id, authority=self.authority, product_group=self.row, target=self.target, by=self.by
        )


def asked(request: HttpRequest, id: str) -> Asked:
    """What an address asks of an indicator; 404 for an indicator, authority or product group that is not there.

    What became part of another authority leads to that one.
    """
    pack, get = policy(), request.GET
    indicator = pack.indicators.get(id)
    given, row = get.get(AUTHORITY) or None, get.get(ROW) or None
    authority = pack.successors.get(given, given) if given else None
    if indicator is None or (authority and authority not in pack.authorities):
        raise Http404
    if row and row not in indicator.product_groups:
        raise Http404
    by: By = next((each for each in indicator.measures if each == get.get(MEASURE)), indicator.main)
    target = get.get(TARGET)
    return Asked(
        indicator, authority, row, by, target if target in indicator.answers else next(iter(indicator.answers), None)
    )


def address(course: Course) -> str:
    """Where the page of a course is."""
    indicator = policy().indicators[course.indicator]
    by: By = next(each for each in indicator.measures if each == course.by)
    target = course.aim.target if course.aim else next(iter(indicator.answers), None)
    query = Asked(indicator, course.authority, course.product_group, by, target).query
    return f"{reverse('indicator', args=[course.indicator])}{'?' if query else ''}{query}"


def place_name(authority: str | None) -> str:
    """The name of an authority, or of the region."""
    return policy().authorities[authority].name if authority else gettext("the whole region")


def chart(request: HttpRequest, course: Course) -> Chart:
    """The chart of a course in the reader's language."""
    indicator = policy().indicators[course.indicator]
    return chart_of(course, indicator, reader_language(request), place=place_name(course.authority))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart on a page: once for a wide screen and once for a telephone; the page shows one of them."""

    chart: Chart
    id: str

    @property
    def wide(self) -> SafeString:
        """For a wide screen."""
        return mark_safe(svg(self.chart, width="wide", look="page", id=self.id))  # noqa: S308 - escaped where it is made

    @property
    def narrow(self) -> SafeString:
        """For a telephone."""
        return mark_safe(svg(self.chart, width="narrow", look="page", id=f"{self.id}-small"))  # noqa: S308 - as above


def drawing(request: HttpRequest, course: Course, id: str) -> Drawing:
    """The chart of a course, to be drawn on a page."""
    return Drawing(chart(request, course), id)
