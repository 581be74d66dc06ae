"""How a figure stands, in words and shapes: every page, report and screen says it alike."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.measures.quarters import Quarter
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.reports.speech import NO_BREAK, Speech, marked

STANDINGS: Mapping[str, str] = {
    Standing.REACHED: marked("reached"),
    Standing.ON_TRACK: marked("on track"),
    Standing.BEHIND: marked("behind"),
    Standing.MISSED: marked("missed"),
    Standing.NO_BASELINE: marked("no baseline"),
    Standing.NO_DATA: marked("no data"),
    Standing.NOT_DETERMINABLE: marked("not determinable"),
}
SHAPES: Mapping[str, str] = {
    Standing.REACHED: "●",
    Standing.ON_TRACK: "◐",
    Standing.BEHIND: "▲",
    Standing.MISSED: "✕",
    Standing.NO_BASELINE: "◇",
    Standing.NO_DATA: "○",
    Standing.NOT_DETERMINABLE: "◌",
}
WHY: Mapping[str, str] = {
    "no_records": marked("there are no records"),
    "all_unknown": marked("of every record something that decides is not known"),
    "nothing_to_divide_by": marked("there is nothing to divide by"),
    "negative": marked("credit notes exceed what was spent"),
    "no_inhabitants": marked("the number of inhabitants is not known"),
    "no_employees": marked("the number of employees is not known"),
    "baseline_is_zero": marked("the baseline is zero"),
    "withheld": marked("kept back: so few records that they could tell of a person"),
    "no_target": marked("nobody has set a target yet"),
    "too_much_unknown": marked("too much is not known: it could turn the answer"),
}
"""Why there is no plain answer."""
BY: Mapping[str, str] = {
    "number": marked("by number"),
    "value": marked("by value"),
    "per_inhabitant": marked("per inhabitant"),
    "unweighted": marked("each vehicle as one"),
    "well_to_wheel": marked("from well to wheel"),
    "per_employee": marked("per employee"),
    "uses": marked("by use"),
    "people": marked("in people"),
    "before": marked("before"),
}
_UNITS: Mapping[str, str] = {
    "n": marked("in number"),
    "h": marked("hours"),
    "EUR": marked("euro"),
    "year": marked("years"),
    "m2": "m²",
    "m3": "m³",
}


def standing(speech: Speech, what: Standing) -> str:
    """The word for how a figure stands."""
    return speech.word(STANDINGS, what)


def why(speech: Speech, code: str | None) -> str:
    """The words for why there is no plain answer; empty when there is one."""
    return "" if code is None else speech.word(WHY, code)


def amount(speech: Speech, indicator: Indicator, value: Decimal | None) -> str:
    """A value with its unit as people write it: one decimal, none from a thousand on; a dash for what is not known."""
    if value is None:
        return "–"
    text, unit = number(speech, value), unit_of(speech, indicator)
    return f"{text}{NO_BREAK}{unit}" if unit else text


def difference(speech: Speech, indicator: Indicator, size: Decimal) -> str:
    """How far two values of an indicator are apart: percentages by percentage points."""
    if indicator.unit != "%":
        return amount(speech, indicator, size)
    return speech.say("{number} percentage points", number=number(speech, size))


def number(speech: Speech, value: Decimal) -> str:
    """A value without its unit, rounded to be read."""
    places = Decimal(1) if abs(value) >= 1000 else Decimal("0.1")
    return speech.number(value.quantize(places, ROUND_HALF_UP).normalize() + 0)


def unit_of(speech: Speech, indicator: Indicator) -> str:
    """The unit as it is written after a value; nothing for a plain count."""
    return "" if indicator.unit == "n" else speech.word(_UNITS, indicator.unit)


def shown(speech: Speech, indicator: Indicator, point: Point | None) -> str:
    """What a year shows, or a dash."""
    return amount(speech, indicator, None if point is None else point.shown)


def when(speech: Speech, point: Point) -> str:
    """The year that a figure is of, or the day."""
    return str(point.year) if point.told_on is None else speech.date(point.told_on)


def when_said(speech: Speech, point: Point) -> str:
    """The same within a sentence: in 2025, on 30 June 2026."""
    if point.told_on is None:
        return speech.say("in {year}", year=point.year)
    return speech.say("on {day}", day=speech.date(point.told_on))


def quarter(speech: Speech, one: Quarter) -> str:
    """A quarter as it is named."""
    return speech.say("quarter {number} of {year}", number=one.number, year=one.year)


def aimed_at(speech: Speech, indicator: Indicator, course: Course) -> str:
    """The figure to reach and by when; says so when nobody has set one."""
    aim = course.aim
    if aim is None or aim.value is None:
        return speech.say("no target")
    value = amount(speech, indicator, aim.value)
    if aim.by is None:
        return speech.say("{value}, always", value=value)
    return speech.say("{value} by {year}", value=value, year=aim.by)
