"""Figures and standings in words, for the templates."""

from decimal import Decimal

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.explaining import Part
from aankoopwijzer.domain.measures.figures import Lack
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.measures.progress import Cell
from aankoopwijzer.domain.measures.quarters import Quarter
from aankoopwijzer.domain.policy.framework import Target
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.reports import measured_sentences, standing_words
from aankoopwijzer.reports.speech import NO_BREAK, Speech, speech
from aankoopwijzer.web.charting import address, place_name
from aankoopwijzer.web.opening import address_of_records
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.templatetags.marks import sign

register = template.Library()
_EVERY = tuple(Standing)


def _speech() -> Speech:
    return speech(translation.get_language() or "en")


@register.simple_tag
def standing(found: Standing) -> SafeString:
    """A standing as its shape and its word."""
    word = standing_words.standing(_speech(), found)
    return format_html('<span class="aw-standing aw-standing--{}">{} {}</span>', found.value, sign(found.value), word)


@register.simple_tag
def standing_word(found: Standing) -> str:
    """The word alone, for a sentence."""
    return standing_words.standing(_speech(), found)


@register.simple_tag
def every_standing() -> list[tuple[Standing, str]]:
    """The seven standings with what they mean."""
    told = _speech()
    return [(each, told.say(measured_sentences.MEANING[each.value])) for each in _EVERY]


def _indicator(course: Course) -> Indicator:
    return policy().indicators[course.indicator]


@register.filter
def page_of(course: Course) -> str:
    """The address of the page of a course."""
    return address(course)


@register.filter
def place(authority: str | None) -> str:
    """The name of an authority, or of the region."""
    return place_name(authority)


@register.filter
def latest(course: Course) -> str:
    """The value that a course is judged by, or a dash."""
    return standing_words.shown(_speech(), _indicator(course), course.judged)


@register.filter
def when(point: Point) -> str:
    """The year that a figure is of, or the day."""
    return standing_words.when(_speech(), point)


@register.simple_tag
def amount(course: Course, value: Decimal | None) -> str:
    """A value in the unit of the indicator, or a dash."""
    return standing_words.amount(_speech(), _indicator(course), value)


@register.simple_tag
def difference(course: Course, size: Decimal) -> str:
    """How far two values of the indicator are apart."""
    return standing_words.difference(_speech(), _indicator(course), size)


@register.simple_tag
def quarter_name(one: Quarter) -> str:
    """A quarter as it is named."""
    return standing_words.quarter(_speech(), one)


@register.simple_tag
def why(lack: Lack) -> str:
    """Why there is no figure."""
    return standing_words.why(_speech(), lack)


@register.filter
def aimed_at(course: Course) -> str:
    """The figure to reach and by when."""
    return standing_words.aimed_at(_speech(), _indicator(course), course)


@register.filter
def trend(course: Course) -> SafeString | str:
    """What changed in the last full year: an arrow and how much; a dash where that is not known."""
    if course.trend is None:
        return standing_words.amount(_speech(), _indicator(course), None)
    told = _speech()
    arrow = "→" if course.trend == 0 else "↑" if course.trend > 0 else "↓"
    word = {"→": gettext("the same"), "↑": gettext("more"), "↓": gettext("less")}[arrow]
    change = standing_words.difference(told, _indicator(course), abs(course.trend))
    return format_html('<span aria-hidden="true">{}</span> {} <span class="aw-hidden">{}</span>', arrow, change, word)


@register.filter
def rule(course: Course) -> str:
    """The rule that decided how a course stands."""
    return measured_sentences.rule(course, _indicator(course), _speech())


@register.filter
def baseline_line(baseline: Baseline) -> str:
    """A baseline in one line."""
    return measured_sentences.baseline_line(baseline, _speech())


@register.filter
def by_measure(by: str) -> str:
    """What a measure counts by."""
    return _speech().word(standing_words.BY, by)


@register.filter
def coverage(point: Point | None) -> str:
    """Which share of the records says enough."""
    found = point.figure.tally.coverage if point else None
    told = _speech()
    return "–" if found is None else f"{standing_words.number(told, found * 100)}{NO_BREAK}%"


@register.filter
def indicator_name(course: Course) -> Text:
    """The name of the indicator that a course is of."""
    return _indicator(course).name


@register.filter
def ambition_name(code: str) -> str:
    """The name of an ambition."""
    return _speech().text(policy().ambitions[code].name)


@register.filter
def row_name(code: str) -> str:
    """The name of a product group as the framework prints it."""
    return _speech().text(policy().rows[code].printed)


@register.filter
def target(id: str) -> Target:
    """A target by its id."""
    return policy().targets[id]


@register.filter
def courses(cell: Cell) -> list[Course]:
    """Every course of a cell, one of each indicator."""
    found = {course.indicator: course for held in cell.held for course in held.courses}
    return list(found.values())


@register.simple_tag
def part_word(part: Part) -> SafeString:
    """What a record does in a figure, as its sign and its word."""
    words = {
        Part.COUNTS: ("reached", gettext("counts")),
        Part.DOES_NOT_COUNT: ("not", gettext("in scope, does not count")),
        Part.UNKNOWN: ("not_determinable", gettext("not known")),
        Part.OUTSIDE: ("no_data", gettext("outside")),
    }
    name, word = words[part]
    return format_html('<span class="aw-standing">{} {}</span>', sign(name), word)


@register.filter
def records_address(indicator: Indicator) -> str:
    """Where the records behind an indicator are listed."""
    return address_of_records(indicator)
