"""What was measured, in whole sentences for one reader."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.measuring import Course, Point
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.reports.speech import Speech, marked, sentence_case
from aankoopwijzer.reports.standing_words import amount, number, standing, when_said, why

MEANING: Mapping[str, str] = {
    "reached": marked("The target is reached."),
    "on_track": marked("Not there yet, but on or ahead of the straight line to the target."),
    "behind": marked("Less far than the straight line to the target asks, or below what holds at all times."),
    "missed": marked("The year of the target is over and it was not reached."),
    "no_baseline": marked("There is a figure, but nothing to hold it against yet."),
    "no_data": marked("There are no records of it."),
    "not_determinable": marked("There are records, but they do not settle it; the page says why."),
}
METHOD: Mapping[str, str] = {
    "measured": marked("measured from the records"),
    "counted": marked("counted by the authority"),
    "estimated": marked("estimated"),
    "copied": marked("copied from a publication"),
}


def sentence(course: Course, indicator: Indicator, speech: Speech, place: str) -> str:
    """What the figures of a course say, in a few sentences for who does not see the chart.

    `place` is the name of the authority, or of the region.
    """
    return " ".join(_sentences(course, indicator, speech, place))


def _sentences(course: Course, indicator: Indicator, speech: Speech, place: str) -> Iterator[str]:
    name = speech.text(indicator.name)
    point = course.judged or course.last
    if point is None:
        yield speech.say("{name}, {place}: there are no records of a full year yet.", name=name, place=place)
    elif point.shown is None:
        reason = why(speech, course.standing.why) or standing(speech, course.standing.standing)
        yield speech.say(
            "{name}, {place}: no figure for {year}, for {reason}.",
            name=name, place=place, year=point.year, reason=reason,
        )  # fmt: skip
    else:
        value = amount(speech, indicator, point.shown)
        when = when_said(speech, point)
        yield speech.say("{name}, {place}: {value} {when}.", name=name, place=place, value=value, when=when)
    yield from _against_aim(course, indicator, speech)
    if course.forecast and point and point.shown is not None and course.forecast.year > point.year:
        yield speech.say(
            "If the trend of {years} years goes on, {year} ends between {low} and {high} (four chances in five).",
            years=course.forecast.years_used,
            low=number(speech, course.forecast.low),
            high=amount(speech, indicator, course.forecast.high),
            year=course.forecast.year,
        )
    if point and point.figure.tally.unknown:
        yield speech.say(
            "Of {n} records, {known} say enough.",
            n=speech.number(Decimal(point.figure.tally.n)),
            known=speech.number(Decimal(point.figure.tally.known)),
        )


def _against_aim(course: Course, indicator: Indicator, speech: Speech) -> Iterator[str]:
    aim = course.aim
    if aim is None:
        return
    if aim.value is None:
        yield speech.say("Nobody has set the figure to reach yet.")
        return
    target = amount(speech, indicator, aim.value)
    word = standing(speech, course.standing.standing)
    if aim.by is None:
        yield speech.say("The target is {target}, at all times: {standing}.", target=target, standing=word)
    else:
        yield speech.say("The target is {target} by {year}: {standing}.", target=target, year=aim.by, standing=word)


def rule(course: Course, indicator: Indicator, speech: Speech) -> str:
    """The rule that decided the standing, with the figures that it compared."""
    found, point, aim = course.standing.standing, course.judged, course.aim
    if point is None or point.shown is None or aim is None or aim.value is None or course.standing.why:
        reason = why(speech, course.standing.why)
        if found is Standing.NOT_DETERMINABLE and reason:
            return speech.say("It cannot be determined: {reason}.", reason=reason)
        return speech.word(MEANING, found.value)
    value, target = (amount(speech, indicator, each) for each in (point.shown, aim.value))
    values = {"value": value, "target": target, "year": point.year}
    if found is Standing.REACHED:
        message = (
            marked("{value} in {year} is at least {target}.")
            if aim.is_up
            else marked("{value} in {year} is at most {target}.")
        )
        return speech.say(message, **values)
    if found is Standing.MISSED:
        return speech.say("{value} in {year}, while {target} was due by {by}.", by=aim.by, **values)
    expected = course.standing.expected
    if expected is None:
        return speech.say("{value} in {year} falls short of {target}.", **values)
    line = amount(speech, indicator, expected)
    ahead = found is Standing.ON_TRACK
    message = (
        marked("{value} in {year} keeps up with the straight line to {target} by {by}, which asks {line} by then.")
        if ahead
        else marked("{value} in {year} stays behind the straight line to {target} by {by}, which asks {line} by then.")
    )
    return speech.say(message, line=line, by=aim.by, **values)


def baseline_line(baseline: Baseline, speech: Speech) -> str:
    """A baseline in one line: value, year, how it was found, and how unsure it is."""
    value = number(speech, baseline.value)
    parts = [speech.say("{value} in {year}", value=value, year=baseline.year), speech.word(METHOD, baseline.method)]
    if baseline.uncertainty is not None:
        parts.append(speech.say("plus or minus {value}", value=number(speech, baseline.uncertainty)))
    return ", ".join(parts)


def lack(point: Point, speech: Speech) -> str | None:
    """Why a year has no figure, as a sentence; None when it has one."""
    code = point.figure.lack or (None if point.shown is not None else point.assessment.why)
    if code is None:
        return None if point.shown is not None else sentence_case(standing(speech, point.assessment.standing))
    return sentence_case(why(speech, code))
