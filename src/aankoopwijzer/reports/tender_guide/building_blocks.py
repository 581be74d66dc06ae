"""Clauses placed where they belong in the tender documents, each with its motive, proof and sanction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.documents.blocks import Block, Bullets, Clause, Heading, Labelled, Paragraph, Table
from aankoopwijzer.domain.guidance.result import ChosenCriterion, Guidance
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.speech import marked, sentence_case
from aankoopwijzer.reports.wording import Wording

_CHAPTERS: tuple[tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...]], ...] = (
    (
        marked("Part I. Administrative provisions"),
        (
            ("I.1", marked("Subject matter and reserved contract"), ("subject_matter", "reserved")),
            ("I.2", marked("Selection"), ("suitability", "selection_criterion")),
            ("I.3", marked("Award criteria"), ("award_criterion",)),
        ),
    ),
    (
        marked("Part II. Technical provisions"),
        (("II.1", marked("Technical specifications"), ("technical_specification",)),),
    ),
    (
        marked("Part III. Performance of the contract"),
        (("III.1", marked("Contract performance conditions"), ("contract_performance_condition",)),),
    ),
)


@dataclass(frozen=True, slots=True)
class NumberedCriterion:
    """A criterion with its place in the document."""

    number: str
    chosen: ChosenCriterion


def numbered(guidance: Guidance) -> list[NumberedCriterion]:
    """Every chosen criterion of an advice with its number, in the order of the tender documents."""
    return in_document_order(guidance.criteria)


def in_document_order(chosen: Iterable[ChosenCriterion]) -> list[NumberedCriterion]:
    """The criteria with their numbers, in the order of the tender documents."""
    given, found = tuple(chosen), []
    for _, sections in _CHAPTERS:
        for number, _, parts in sections:
            inside = [each for part in parts for each in given if each.part == part]
            found += [NumberedCriterion(f"{number}.{place}", each) for place, each in enumerate(inside, start=1)]
    return found


def building_blocks_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The clauses under the parts of the tender documents; the parts without clauses are named together."""
    say, clauses = wording.speech.say, numbered(guidance)
    is_empty = not clauses and not guidance.further_criteria
    yield Heading(1, say("Building blocks for the tender documents"), on_new_page=not is_empty)
    if is_empty:
        yield Paragraph(say("The framework asks for no clause in this tender."))
        return
    if clauses:
        yield Paragraph(
            say("Copy the framed text into your own tender documents and adapt it. The lines under it are for you.")
        )
    yield from chapters(clauses, wording)
    empty = [
        say(title)
        for _, sections in _CHAPTERS
        for _, title, parts in sections
        if not any(each.chosen.part in parts for each in clauses)
    ]
    if empty:
        yield Paragraph(say("The framework asks for no clause under: {parts}.", parts="; ".join(empty)), "quiet")
    if guidance.further_criteria:
        yield from _further(guidance, wording)
    yield from _in_proportion(guidance, wording)


def chapters(clauses: list[NumberedCriterion], wording: Wording) -> Iterator[Block]:
    """The clauses under the chapters of the tender documents that hold any."""
    say = wording.speech.say
    for chapter, sections in _CHAPTERS:
        filled = [(*section, [each for each in clauses if each.chosen.part in section[2]]) for section in sections]
        if not any(inside for *_, inside in filled):
            continue
        yield Heading(2, say(chapter))
        for number, title, parts, inside in filled:
            if not inside:
                continue
            yield Heading(3, f"{number} {say(title)}")
            if "award_criterion" in parts:
                yield _weights(inside, wording)
            for each in inside:
                yield from _criterion(each, wording)


def _criterion(numbered_one: NumberedCriterion, wording: Wording) -> Iterator[Block]:
    say, chosen = wording.speech.say, numbered_one.chosen
    criterion = chosen.criterion
    yield Heading(4, f"{numbered_one.number} {wording.text(criterion.title)}")
    yield Clause(wording.clause(chosen))
    yield Labelled(say("Motive"), wording.filled(criterion.motive, chosen))
    if criterion.scoring is not None:
        yield Labelled(say("Scoring"), wording.filled(criterion.scoring, chosen))
    yield Labelled(say("Proof"), wording.filled(criterion.proof.what, chosen))
    yield Labelled(say("Sanction"), wording.filled(criterion.sanction, chosen))
    yield Labelled(say("Serves"), say("objective {codes}", codes=", ".join(chosen.objectives)))
    yield Labelled(say("Level"), _levels(chosen, wording))
    if criterion.small_suppliers is not None:
        yield Labelled(say("Small firms"), wording.filled(criterion.small_suppliers, chosen))
    if criterion.legal_basis:
        yield Labelled(say("Legal basis"), "; ".join(wording.source(each) for each in criterion.legal_basis))


def _further(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    say = wording.speech.say
    yield Heading(2, say("What you may add"))
    yield Paragraph(
        say("These serve an objective that applies here too. Add no more than suits the size of the purchase.")
    )
    for part in dict.fromkeys(each.part for each in guidance.further_criteria):
        yield Heading(3, sentence_case(wording.part(part)))
        inside = (each for each in guidance.further_criteria if each.part == part)
        yield Bullets(tuple(_motivated(each, wording) for each in inside))


def _motivated(chosen: ChosenCriterion, wording: Wording) -> str:
    title, codes = wording.text(chosen.criterion.title), ", ".join(chosen.objectives)
    return f"{title} ({codes}). {wording.filled(chosen.criterion.motive, chosen)}"


def _levels(chosen: ChosenCriterion, wording: Wording) -> str:
    level = chosen.criterion.levels[chosen.level]
    said = f"{wording.level(chosen.level)} ({wording.speech.word(terms.ADDITIONALITY, level.additionality)})"
    others = [
        f"{wording.level(name)} {wording.level_value(chosen.criterion, name)}"
        for name in chosen.criterion.levels
        if name != chosen.level
    ]
    if not others:
        return said
    return wording.speech.say("{chosen}; other levels: {others}", chosen=said, others=", ".join(others))


def _weights(inside: list[NumberedCriterion], wording: Wording) -> Table:
    say, speech = wording.speech.say, wording.speech
    weights = [each.chosen.weight_percent for each in inside]
    rows = [
        (
            each.number,
            wording.text(each.chosen.criterion.title),
            say("to fill in") if weight is None else speech.percent(weight),
        )
        for each, weight in zip(inside, weights, strict=True)
    ]
    taken = sum((weight for weight in weights if weight is not None), Decimal(0))
    rest = say("to fill in") if taken > 100 else speech.percent(100 - taken)
    rows.append(("", say("Price and your other criteria, together"), rest))
    header = (say("No."), say("Award criterion"), say("Suggested weight"))
    return Table(say("Award criteria and their weights"), header, tuple(rows), (15, 60, 25), frozenset({2}))


def _in_proportion(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    say, found = wording.speech.say, guidance.proportionality
    yield Heading(2, say("Is this in proportion?"))
    asked = wording.speech.count(
        "This asks one thing of tenderers", "This asks {number} things of tenderers", found.asked
    )
    proofs = wording.speech.count("with one proof", "with {number} proofs", found.proofs)
    fits = ""
    if found.fits is not None:
        whole = found.fits == found.fits.to_integral_value()
        number = wording.speech.in_words(int(found.fits)) if whole else wording.speech.number(found.fits)
        fits = say("; {fits} fit a purchase of this size", fits=number)
    yield Paragraph(f"{asked}, {proofs}{fits}.")
    if found.name is not None:
        yield Labelled(say("Size"), wording.text(found.name))
    if found.explanation is not None:
        yield Paragraph(wording.text(found.explanation))
    if found.is_too_much:
        yield Paragraph(say("That is more than fits: the mandatory part alone is too heavy. Explore the market first."))
    if found.left_out:
        titles = "; ".join(wording.criterion_title(id) for id in found.left_out)
        yield Labelled(say("Left out"), titles)
