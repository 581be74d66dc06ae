"""The two pages that a council reads: what was agreed, how it stands, what lags and why, what changed, what to do."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from aankoopwijzer.documents.blocks import Block, Bullets, Heading, Paragraph, Table
from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.council import LAGS, NOT_KNOWN, TargetLine, lag
from aankoopwijzer.reports.council_report.words import CouncilWording
from aankoopwijzer.reports.speech import inside_sentence, sentence_case

GOOD_SHOWN, LAGGING_SHOWN, CHANGES_SHOWN = 4, 5, 4
"""More would not fit two pages; the annexes have them all."""


def lead(words: CouncilWording) -> str:
    """The first sentence: how many product groups stand how."""
    rows, count = words.found.rows, words.speech.count
    reached, on_track, behind, missed, unknown = (
        sum(row.standing in standings for row in rows)
        for standings in ((Standing.REACHED,), (Standing.ON_TRACK,), (Standing.BEHIND,), (Standing.MISSED,), NOT_KNOWN)
    )
    said = (
        (reached, count("one reached its targets", "{number} reached their targets", reached)),
        (on_track, count("one is on track", "{number} are on track", on_track)),
        (behind, count("one is behind", "{number} are behind", behind)),
        (missed, count("one missed its target", "{number} missed their target", missed)),
        (unknown, count("of one it cannot be said", "of {number} it cannot be said", unknown)),
    )
    parts = [words_of_it for number, words_of_it in said if number]
    return words.say(
        "At the end of {year}, of the {rows} product groups in {ambitions} ambitions: {parts}.",
        year=words.found.year,
        rows=len(rows),
        ambitions=words.speech.in_words(len(words.found.ambitions)),
        parts=words.speech.listing(parts),
    )


def summary_part(words: CouncilWording) -> Iterator[Block]:
    """All that somebody has to read who decides."""
    yield from _agreed(words)
    yield _ambitions(words)
    yield from _good(words)
    lagging = _once(words.found.lines(*LAGS))
    yield from _lagging(words, lagging)
    yield from _changed(words)
    yield from _proposed(words, lagging)
    yield Paragraph(cut_off(words), "quiet")


def _once(lines: Sequence[TargetLine]) -> tuple[TargetLine, ...]:
    """Each indicator once, with the target that stands worst: what is said of it is the same for all its targets."""
    found: dict[str, TargetLine] = {}
    for line in lines:
        found.setdefault(line.course.indicator, line)
    return tuple(found.values())


def cut_off(words: CouncilWording) -> str:
    """From which records and by which policy the figures follow."""
    measured = words.found.measured
    return words.say(
        "Figures up to {day}, from the register in state {snapshot}, by policy {pack}. "
        "What is not known is never counted as zero.",
        day=words.speech.date(measured.on),
        snapshot=measured.snapshot,
        pack=f"{measured.pack.id} {measured.pack.version}",
    )


def _agreed(words: CouncilWording) -> Iterator[Block]:
    pack = words.found.measured.pack
    years = sorted({each.target_year for each in pack.targets.values() if each.target_year})
    document = pack.sources.get(next(iter(pack.ambitions.values())).source.document)
    local = [line for line in words.found.targets if line.course.aim and line.course.aim.is_local]
    said = words.say(
        "The {framework} has {ambitions} ambitions with {objectives} objectives and {targets} targets for {rows} "
        "product groups; those with a year fall due in {years}.",
        framework=inside_sentence(words.wording.text(document.title if document else pack.name)),
        ambitions=words.speech.in_words(len(pack.ambitions)),
        objectives=len(pack.objectives),
        targets=len(pack.targets),
        rows=len(pack.rows),
        years=words.speech.listing(str(each) for each in years),
    )
    if local:
        said += " " + words.speech.count(
            "One target was set by the authority itself.",
            "{number} targets were set by the authority itself.",
            len(local),
        )
    yield Heading(1, words.say("Summary"))
    yield Heading(2, words.say("What was agreed"))
    yield Paragraph(said)


def _ambitions(words: CouncilWording) -> Table:
    say, pack = words.say, words.found.measured.pack
    rows = tuple(
        (
            f"{each.ambition} {words.wording.text(pack.ambitions[each.ambition].name)}",
            words.mark(each.standing),
            words.mark(each.before),
            str(each.count(Standing.REACHED)),
            str(each.count(Standing.ON_TRACK)),
            str(each.count(*LAGS)),
            str(each.count(*NOT_KNOWN)),
        )
        for each in words.found.ambitions
    )
    header = (
        say("Ambition"),
        say("End of {year}", year=words.found.year),
        say("End of {year}", year=words.found.year - 1),
        say("Reached"),
        say("On track"),
        say("Behind or missed"),
        say("Not known"),
    )
    caption = say("How the ambitions stand by their worst target, and their product groups in number")
    return Table(caption, header, rows, (26, 17, 17, 10, 9, 11, 10), frozenset({3, 4, 5, 6}))


def _good(words: CouncilWording) -> Iterator[Block]:
    good = _once(words.found.lines(Standing.REACHED, Standing.ON_TRACK))
    yield Heading(2, words.say("Reached or on track"))
    if not good:
        yield Paragraph(words.say("No target is reached or on track."))
        return
    yield Bullets(
        tuple(
            words.say(
                "{mark}: {name}, {value} (aim {aim})",
                mark=words.mark(line.standing),
                name=words.name(line.course),
                value=words.value(line.course),
                aim=words.aim(line.course),
            )
            for line in good[:GOOD_SHOWN]
        )
    )
    yield from _more(words, len(good) - GOOD_SHOWN)


def _lagging(words: CouncilWording, lagging: Sequence[TargetLine]) -> Iterator[Block]:
    yield Heading(2, words.say("Behind or missed, and why"))
    if not lagging:
        yield Paragraph(words.say("No target of which enough is known is behind or missed."))
        return
    yield Bullets(tuple(f"{words.mark(line.standing)}: {words.lag(line)}" for line in lagging[:LAGGING_SHOWN]))
    yield from _more(words, len(lagging) - LAGGING_SHOWN)


def _more(words: CouncilWording, number: int) -> Iterator[Block]:
    if number > 0:
        said = words.speech.count("One more stands in annex A.", "{number} more stand in annex A.", number)
        yield Paragraph(sentence_case(said), "quiet")


def _changed(words: CouncilWording) -> Iterator[Block]:
    yield Heading(2, words.say("What changed since {year}", year=words.found.year - 1))
    turned = [line for line in _once(words.found.targets) if line.standing is not line.before]
    if not turned:
        yield Paragraph(words.say("No target stands otherwise than a year before."))
        return
    # What can be compared comes first: from behind to on track tells more than from no data to anything.
    turned.sort(key=lambda line: (line.before in NOT_KNOWN, line.standing in NOT_KNOWN))
    yield Bullets(tuple(_turn(words, line) for line in turned[:CHANGES_SHOWN]))
    yield from _more(words, len(turned) - CHANGES_SHOWN)


def _turn(words: CouncilWording, line: TargetLine) -> str:
    said = words.say(
        "{name}: from {before} to {after}",
        name=words.name(line.course),
        before=words.mark(line.before),
        after=words.mark(line.standing),
    )
    return said if not line.moved else f"{said} ({words.change(line.course, line.moved)})"


def _proposed(words: CouncilWording, lagging: Sequence[TargetLine]) -> Iterator[Block]:
    say = words.say
    yield Heading(2, say("What is proposed"))
    if lagging:
        rows = tuple(_needed(words, line) for line in lagging[:LAGGING_SHOWN])
        header = (say("Target"), say("Now"), say("Aim"), say("Needed"), say("With what is planned"))
        yield Table(say("What it takes to still get there"), header, rows, (34, 12, 19, 19, 16))
    if todo := tuple(_to_do(words)):
        yield Bullets(todo)


def _needed(words: CouncilWording, line: TargetLine) -> tuple[str, ...]:
    course = line.course
    if line.standing is Standing.MISSED:
        needed = words.say("the year is over: decide on a new one")
    elif course.needed_per_year is not None:
        needed = words.say("{change} a year", change=words.change(course, course.needed_per_year))
    else:
        short = lag(course) or Decimal(0)
        up = course.aim is None or course.aim.is_up
        needed = words.change(course, short if up else -short)
    plans = words.say("no plans known")
    if course.planned:
        value = words.amount(course, course.with_plans) if course.with_plans is not None else words.say("not known")
        plans = words.speech.count("{value} with one plan", "{value} with {number} plans", course.planned, value=value)
    return (words.name(course), words.value(course), words.aim(course), needed, plans)


def _to_do(words: CouncilWording) -> Iterator[str]:
    lines = words.found.lines(*NOT_KNOWN)
    unset = [line for line in lines if line.course.standing.why == "no_target"]
    if unset:
        names = words.speech.listing(dict.fromkeys(words.name(line.course) for line in unset))
        yield words.say("Set a target of your own for: {names}.", names=names)
    bases = [line for line in lines if line.standing is Standing.NO_BASELINE]
    if bases:
        names = words.speech.listing(dict.fromkeys(words.name(line.course) for line in bases))
        yield words.say("Lay down a baseline for: {names}.", names=names)
    rest = [line for line in lines if line not in unset and line not in bases]
    if rest:
        tables = dict.fromkeys(words.indicator(line.course).table for line in rest)
        names = words.speech.listing(words.table(each) for each in tables)
        said = words.speech.count("One target cannot be judged", "{number} targets cannot be judged", len(rest))
        yield sentence_case(words.say("{said}: complete the data on {names}.", said=said, names=names))
