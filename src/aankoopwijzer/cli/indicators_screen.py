"""What `indicators` says."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.measures.measuring import Course
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.quarters import QuarterPoint, quarters_of
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.reports.indicators_json import indicators_as_json, quarters_as_json
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.standing_words import SHAPES, aimed_at, amount, quarter, shown, standing, when_said, why
from aankoopwijzer.warehouse.engines import EngineMissing, EngineName


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures are wanted."""

    indicator: str | None
    authority: str | None
    row: str | None
    by: str | None
    since: int | None
    until: int | None
    quarters: bool = False


def show_indicators(
    asked: Asked, talk: Talk, *, folder: Path, pack: Path | None, engine: EngineName, on: dt.date
) -> None:
    """The figures on the screen or as data. Raises `Refused` for what is not there."""
    adviser = prepare_adviser(pack, cache=pack_cache())
    wanted = list(_wanted(asked, adviser.pack))
    try:
        measured = measure_indicators(
            adviser, folder, on=on, engine=engine, again=engine != "duckdb", by_quarter=asked.quarters
        )
    except EngineMissing as missing:
        what, how = marked("{engine} is not installed"), marked("install the extra '{extra}' of the product")
        names = {"engine": missing.engine, "extra": missing.extra}
        raise Refused(Complaint("--engine", what, how, names)) from None
    courses = [(each, _course(measured, each, asked)) for each in wanted]
    if talk.as_json:
        years = range(asked.since or measured.years[0], (asked.until or measured.years[-1]) + 1)
        version = f"{adviser.pack.id} {adviser.pack.version}"
        told = indicators_as_json(courses, pack_version=version, snapshot=measured.snapshot, years=years)
        for indicator, course in courses if asked.quarters else ():
            points = [each for each in _quarters(measured, indicator, course) if each.quarter.year in years]
            told["results"] += quarters_as_json(indicator, course, points)
        talk.give_readable(told)
        return
    page = Page()
    for indicator, course in courses:
        page.item(SHAPES[course.standing.standing], _first(talk, indicator, course))
        page.aside(_second(talk, indicator, course), inset=4)
        for each in _quarters(measured, indicator, course) if asked.quarters else ():
            page.aside(_of_quarter(talk, indicator, each), inset=4)
    page.show()


def _course(measured: Measured, indicator: Indicator, asked: Asked) -> Course:
    return measured.course(indicator.id, authority=asked.authority, product_group=asked.row, by=asked.by)


def _quarters(measured: Measured, indicator: Indicator, course: Course) -> tuple[QuarterPoint, ...]:
    return quarters_of(
        measured, indicator, authority=course.authority, product_group=course.product_group, by=course.by
    )


def _of_quarter(talk: Talk, indicator: Indicator, point: QuarterPoint) -> str:
    figure, names = point.figure, {"quarter": quarter(talk.speech, point.quarter)}
    if figure.lack is not None:
        return talk.say("{quarter}: {why}", why=why(talk.speech, figure.lack), **names)
    value = amount(talk.speech, indicator, figure.value)
    known, n = figure.tally.known, figure.tally.n
    return talk.say("{quarter}: {value}; {known} of {n} records known", value=value, known=known, n=n, **names)


def _first(talk: Talk, indicator: Indicator, course: Course) -> str:
    what = course.standing.standing
    name = indicator.name.in_language(talk.language)
    return f"{name} ({indicator.id}): {standing(talk.speech, what)}"


def _second(talk: Talk, indicator: Indicator, course: Course) -> str:
    speech, judged = talk.speech, course.judged
    if judged is None:
        return why(speech, course.standing.why or "no_records")
    known = talk.say(
        "{value} {when}; aim: {aim}; {known} of {n} records known",
        value=shown(speech, indicator, judged),
        when=when_said(speech, judged),
        aim=aimed_at(speech, indicator, course),
        known=judged.figure.tally.known,
        n=judged.figure.tally.n,
    )
    return known if course.standing.why is None else f"{known} ({why(speech, course.standing.why)})"


def _wanted(asked: Asked, pack: PolicyPack) -> list[Indicator]:
    if asked.authority is not None and asked.authority not in pack.authorities:
        raise _unknown("--authority", asked.authority, pack.authorities)
    if asked.indicator is not None and asked.indicator not in pack.indicators:
        raise _unknown("ID", asked.indicator, pack.indicators)
    found = [each for each in pack.indicators.values() if asked.indicator in (None, each.id)]
    if asked.row is not None:
        found = [each for each in found if asked.row in each.product_groups]
        if not found:
            raise _unknown(
                "--row", asked.row, {row for each in pack.indicators.values() for row in each.product_groups}
            )
    if asked.by is not None:
        known = {by for each in found for by in each.measures}
        found = [each for each in found if asked.by in each.measures]
        if not found:
            raise _unknown("--by", asked.by, known)
    return found


def _unknown(where: str, found: str, known: object) -> Refused:
    listed = ", ".join(sorted(known))  # type: ignore[call-overload]  # names, whatever holds them
    what, how = marked("'{found}' is not known here"), marked("choose one of: {known}")
    return Refused(Complaint(where, what, how, {"found": found[:60], "known": listed}))
