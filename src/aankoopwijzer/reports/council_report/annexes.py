"""What stands behind the summary: every target, every product group, the data, deviations, definitions, and the way."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from aankoopwijzer.documents.blocks import Block, Bullets, Heading, Labelled, Paragraph, Picture, Table
from aankoopwijzer.domain.measures.council import TargetLine
from aankoopwijzer.domain.measures.results import Result, results_of
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.reports.charts.chart import chart_of
from aankoopwijzer.reports.charts.drawing import svg
from aankoopwijzer.reports.council_report.summary import cut_off
from aankoopwijzer.reports.council_report.words import CouncilWording
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.standing_words import amount

_YEARS_SHOWN = 6


def targets_part(words: CouncilWording) -> Iterator[Block]:
    """Each target by ambition: what was agreed, how it stands, and the years."""
    say, pack = words.say, words.found.measured.pack
    yield Heading(1, say("The targets one by one"))
    for each in words.found.ambitions:
        ambition = pack.ambitions[each.ambition]
        yield Heading(2, f"{each.ambition} {words.wording.text(ambition.name)}")
        yield Paragraph(words.wording.text(ambition.focus))
        for line in each.targets:
            yield from _target(words, line)


def _target(words: CouncilWording, line: TargetLine) -> Iterator[Block]:
    say, course = words.say, line.course
    target = words.found.measured.pack.targets[line.target]
    yield Heading(3, words.name(course))
    yield Labelled(say("Target"), words.wording.text(target.statement))
    why = words.no_answer(course)
    yield Labelled(say("Standing"), f"{words.mark(line.standing)}{f'. {why}' if why else ''}")
    chart = chart_of(course, words.indicator(course), words.speech.asked, place=words.place)
    moved = (
        [] if not line.moved else [say("Against the year before: {change}.", change=words.change(course, line.moved))]
    )
    yield Paragraph(" ".join((chart.sentence, *moved)))
    if not chart.is_empty:
        yield Picture(svg(chart), say("Chart: {title}. The table after it has the figures.", title=chart.title))
    shown = results_of(words.found.measured, course)[-_YEARS_SHOWN:]
    if shown:
        yield _years(words, line, shown)
        if any(each.is_withheld for each in shown):
            yield Paragraph(withheld_note(words), "quiet")


def _years(words: CouncilWording, line: TargetLine, shown: tuple[Result, ...]) -> Table:
    say, speech, indicator = words.say, words.speech, words.indicator(line.course)
    rows = []
    for each in shown:
        tally = each.point.figure.tally
        rows.append(
            (
                str(each.point.year),
                amount(speech, indicator, each.value),
                _number(words, each.point.figure.numerator),
                _number(words, each.point.figure.denominator),
                "–" if each.is_withheld else str(tally.unknown),
                "–" if each.is_withheld else str(tally.n),
                "–" if tally.coverage is None else words.percent(tally.coverage),
            )
        )
    header = (
        say("Year"),
        say("Figure"),
        say("Numerator"),
        say("Denominator"),
        say("Not known"),
        say("Records"),
        say("Data coverage"),
    )
    caption = say("{name}, year by year", name=words.name(line.course))
    return Table(caption, header, tuple(rows), (9, 16, 18, 18, 12, 13, 14), frozenset(range(1, 7)))


def _number(words: CouncilWording, value: object) -> str:
    return "–" if not isinstance(value, Decimal) else words.speech.number(value.quantize(Decimal(1), ROUND_HALF_UP))


def withheld_note(words: CouncilWording) -> str:
    """Why a figure is not told."""
    return words.say("A dash in a whole row: so few records that they would tell of somebody.")


def rows_part(words: CouncilWording) -> Iterator[Block]:
    """One line for each product group."""
    say = words.say
    rows = []
    for row in words.found.rows:
        told = [each for each in row.courses if each.standing.standing is row.standing]
        course = told[0] if told else None
        rows.append(
            (
                f"{row.row} {words.row(row.row)}",
                words.mark(row.standing),
                words.name(course) if course else "–",
                words.value(course) if course else "–",
                words.aim(course) if course else "–",
                words.mark(row.before),
            )
        )
    yield Heading(1, say("The product groups"))
    yield Paragraph(say("Where several targets tell of a product group, the one that stands worst is shown."))
    header = (
        say("Product group"),
        say("End of {year}", year=words.found.year),
        say("Measured by"),
        say("Figure"),
        say("Aim"),
        say("End of {year}", year=words.found.year - 1),
    )
    yield Table(say("Every product group"), header, tuple(rows), (26, 15, 20, 11, 13, 15), frozenset({3}))


def data_part(words: CouncilWording) -> Iterator[Block]:
    """How much is known, and what is weak about each figure."""
    say = words.say
    yield Heading(1, say("The data and their weaknesses"))
    rows = []
    for indicator, line in _indicators(words):
        judged = line.course.judged
        tally = judged.figure.tally if judged and judged.figure.tally.n else None
        rows.append(
            (
                words.name(line.course),
                sentence_case(words.table(indicator.table)),
                "–" if tally is None else str(tally.n),
                "–" if tally is None else str(tally.unknown),
                "–" if tally is None or tally.coverage is None else words.percent(tally.coverage),
                str(line.course.undated),
            )
        )
    header = (
        say("Indicator"),
        say("Measured on"),
        say("Records"),
        say("Not known"),
        say("Data coverage"),
        say("Without a year"),
    )
    caption = say("How much is known in the year that is judged")
    yield Table(caption, header, tuple(rows), (34, 24, 11, 10, 11, 10), frozenset({2, 3, 4, 5}))
    for indicator, line in _indicators(words):
        yield Heading(2, words.name(line.course))
        yield Bullets(tuple(words.wording.text(each) for each in indicator.weaknesses))


def _indicators(words: CouncilWording) -> list[tuple[Indicator, TargetLine]]:
    """The indicators of this report, each with a line that tells of it."""
    found: dict[str, tuple[Indicator, TargetLine]] = {}
    for each in words.found.ambitions:
        for line in each.targets:
            found.setdefault(line.course.indicator, (words.indicator(line.course), line))
    return list(found.values())


def deviations_part(words: CouncilWording) -> Iterator[Block]:
    """Where published purchases departed from the framework in the year, and who decided so."""
    say, found = words.say, words.found
    yield Heading(1, say("Reasoned deviations"))
    if not found.deviations:
        yield Paragraph(say("No published purchase has a deviation that was decided in {year}.", year=found.year))
        return
    rows = tuple(
        (
            one.title,
            words.wording.authority(one.authority),
            each.objective,
            each.reason,
            each.decided_by or say("not known"),
            words.speech.date(each.decided_on) if each.decided_on else say("not known"),
        )
        for one, each in found.deviations
    )
    header = (say("Purchase"), say("Authority"), say("Objective"), say("Reason"), say("Decided by"), say("Decided on"))
    caption = say("Deviations decided in {year}, of purchases that are published", year=found.year)
    yield Table(caption, header, rows, (26, 13, 10, 24, 15, 12))


def definitions_part(words: CouncilWording) -> Iterator[Block]:
    """What each indicator measures, and how."""
    say, text = words.say, words.wording.text
    yield Heading(1, say("What is measured, and how"))
    for indicator, line in _indicators(words):
        yield Heading(2, words.name(line.course))
        yield Labelled(say("Question"), text(indicator.question))
        yield Labelled(say("Formula"), text(indicator.formula))
        yield Labelled(say("Baseline"), text(indicator.baseline))
        yield Labelled(say("Extra"), text(indicator.additionality))
        yield Labelled(say("Source"), words.wording.source(indicator.source))


def making_part(words: CouncilWording) -> Iterator[Block]:
    """From what, by which rules, and with which words the report was made."""
    say = words.say
    yield Heading(1, say("How this report was made"))
    yield Paragraph(cut_off(words))
    yield Bullets(
        (
            say("The same register, policy and year give the same report: only the day that it was made differs."),
            say("The register is read as it is now: what was entered later about an earlier year counts in it."),
            say("Plans are those that are in the register now."),
            say("Reached: the figure is at its aim. On track: at or past a straight line from baseline to aim."),
            say("Behind: short of that line. Missed: the year of the aim is over and the aim was not reached."),
            say("Not determinable: too much is not known, or there is no aim. No data: there are no records."),
            say("An ambition stands as the worst of its targets does."),
            say("A forecast is a straight line through the years by least squares, with an interval of 80 %."),
            say(
                "Figures on one or two trips, spend lines or social contracts are kept back, with what gives them away."
            ),
            say("The workbook of this report has every figure, and the question behind it as data."),
        )
    )
