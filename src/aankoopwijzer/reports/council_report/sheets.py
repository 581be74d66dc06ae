"""The workbook of a council report: every figure, and the question behind it."""

import datetime as dt
from collections.abc import Iterable, Iterator

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.measures.council import CouncilReview
from aankoopwijzer.domain.measures.results import Result, results
from aankoopwijzer.domain.policy.indicators import Indicator, Measure
from aankoopwijzer.reports.conditions import as_yaml, in_words
from aankoopwijzer.reports.council_report.words import CouncilWording
from aankoopwijzer.reports.result_columns import result_cells, result_header, rounded
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.standing_words import BY, standing, why
from aankoopwijzer.reports.wording import Wording


def council_sheets(found: CouncilReview, wording: Wording, *, made_on: dt.date) -> list[Sheet]:
    """Where it comes from, the targets, the product groups, every figure, every query, the deviations."""
    words = CouncilWording(wording, found)
    return [_about(words, made_on), _targets(words), _rows(words), _figures(words), _queries(words), _deviations(words)]


def _about(words: CouncilWording, made_on: dt.date) -> Sheet:
    say, measured = words.say, words.found.measured
    rows: list[tuple[Value, ...]] = [
        (say("Report on"), say("{place}, {year}", place=sentence_case(words.place), year=words.found.year)),
        (say("Figures up to"), measured.on),
        (say("State of the register"), measured.snapshot),
        (say("Policy pack"), f"{measured.pack.id} {measured.pack.version}"),
        (say("Made on"), made_on),
        (say("Empty cell"), say("not known, or nothing to say; never zero")),
        (say("Kept back"), say("one or two records, which could tell of a person, and what would give them away")),
    ]
    return Sheet(say("About"), (say("What"), say("Value")), rows, (30, 70))


def _targets(words: CouncilWording) -> Sheet:
    say, speech, text = words.say, words.speech, words.wording.text
    header = (
        say("Ambition"), say("Target"), say("What was agreed"), say("Indicator"), say("Standing"), say("Why"),
        say("Year"), say("Figure"), say("Unit"), say("Aim"), say("Aim for the year"), say("Expected by now"),
        say("Needed a year"), say("With what is planned"), say("Plans"), say("A year before"), say("Change"),
    )  # fmt: skip
    rows = []
    for ambition in words.found.ambitions:
        for line in ambition.targets:
            course, aim = line.course, line.course.aim
            rows.append(
                (
                    ambition.ambition,
                    line.target,
                    text(words.found.measured.pack.targets[line.target].statement),
                    course.indicator,
                    standing(speech, line.standing),
                    why(speech, course.standing.why),
                    course.judged.year if course.judged else None,
                    rounded(course.judged.shown if course.judged else None),
                    words.indicator(course).unit,
                    rounded(aim.value if aim else None),
                    aim.by if aim else None,
                    rounded(course.standing.expected),
                    rounded(course.needed_per_year),
                    rounded(course.with_plans),
                    course.planned,
                    standing(speech, line.before),
                    rounded(line.moved),
                )
            )
    return Sheet(say("Targets"), header, rows, (10, 28, 50, 24, 16, 30, 8, 12, 8, 10, 10, 12, 12, 12, 8, 16, 12))


def _rows(words: CouncilWording) -> Sheet:
    say, speech = words.say, words.speech
    header = (
        say("Product group"), say("Name"), say("Indicator"), say("Standing"), say("Why"), say("Year"), say("Figure"),
        say("Unit"), say("Aim"), say("Aim for the year"), say("Numerator"), say("Denominator"), say("Not known"),
        say("Records"), say("Data coverage"),
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for row in words.found.rows:
        if not row.courses:
            rows.append((row.row, words.row(row.row), None, standing(speech, row.standing), *([None] * 11)))
        for course in row.courses:
            judged, aim = course.judged, course.aim
            figure = judged.figure if judged else None
            rows.append(
                (
                    row.row,
                    words.row(row.row),
                    course.indicator,
                    standing(speech, course.standing.standing),
                    why(speech, course.standing.why),
                    judged.year if judged else None,
                    rounded(judged.shown if judged else None),
                    words.indicator(course).unit,
                    rounded(aim.value if aim else None),
                    aim.by if aim else None,
                    rounded(figure.numerator if figure else None),
                    rounded(figure.denominator if figure else None),
                    figure.tally.unknown if figure and figure.tally.n else None,
                    figure.tally.n if figure and figure.tally.n else None,
                    rounded(figure.tally.coverage if figure else None),
                )
            )
    return Sheet(say("Product groups"), header, rows, (12, 34, 24, 16, 30, 8, 12, 8, 10, 10, 14, 14, 10, 10, 10))


def _figures(words: CouncilWording) -> Sheet:
    found = words.found
    wanted = (None, found.authority) if found.authority else (None,)
    rows = [result_cells(each, words.found.measured) for each in _sorted(results(found.measured, wanted))]
    header = result_header()
    return Sheet(words.say("Figures"), header, rows, tuple(max(10, len(each) + 2) for each in header))


def _sorted(all_results: Iterable[Result]) -> Iterator[Result]:
    yield from sorted(all_results, key=lambda each: (each.authority is None, each.indicator.order, each.by))


def _queries(words: CouncilWording) -> Sheet:
    say, speech, text = words.say, words.speech, words.wording.text
    header = (
        say("Indicator"), say("Counted"), say("Name"), say("Question"), say("Formula"), say("Table"),
        say("Product groups"), say("In scope, in words"), say("In scope, as data"), say("Counted, in words"),
        say("Counted, as data"), say("Extra, in words"), say("Extra, as data"), say("Measure, as data"),
        say("Against the baseline"), say("Source"),
    )  # fmt: skip
    rows = [
        (
            indicator.id,
            speech.word(BY, by),
            text(indicator.name),
            text(indicator.question),
            text(indicator.formula),
            indicator.table,
            ", ".join(indicator.product_groups),
            in_words(indicator.scope, speech),
            as_yaml(indicator.scope),
            _counted(indicator, measure, words),
            as_yaml(indicator.counting),
            in_words(indicator.additional, speech) if indicator.additional else "",
            as_yaml(indicator.additional),
            as_yaml(measure),
            indicator.against_base,
            words.wording.source(indicator.source),
        )
        for indicator in sorted(words.found.measured.pack.indicators.values(), key=lambda one: one.order)
        for by, measure in indicator.measures.items()
    ]
    return Sheet(
        say("Queries"), header, rows, (22, 16, 30, 44, 60, 18, 20, 40, 40, 40, 40, 40, 40, 40, 14, 40)
    )  # fmt: skip


def _counted(indicator: Indicator, measure: Measure, words: CouncilWording) -> str:
    return in_words(indicator.counting, words.speech) if measure.share else ", ".join(measure.columns)


def _deviations(words: CouncilWording) -> Sheet:
    say = words.say
    header = (say("Purchase"), say("Authority"), say("Objective"), say("Reason"), say("Decided by"), say("Decided on"))
    rows = [
        (
            one.title,
            words.wording.authority(one.authority),
            each.objective,
            each.reason,
            each.decided_by,
            each.decided_on,
        )
        for one, each in words.found.deviations
    ]
    return Sheet(say("Deviations"), header, rows, (50, 20, 12, 50, 34, 14))
