"""Clauses placed where they belong in the tender documents, each with its motive, proof and sanction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.documents.blocks import Block, Bullets, Clause, Heading, Labelled, Paragraph, Table
from aankoopwijzer.domain.guidance.result import WHOLE, ChosenCriterion, Guidance
from aankoopwijzer.domain.policy.criteria import Part
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.burden import burden_lines
from aankoopwijzer.reports.clause_paragraphs import clause_lines
from aankoopwijzer.reports.speech import marked, sentence_case
from aankoopwijzer.reports.wording import Wording

_TITLE_SHOWN = 200
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
    yield from chapters(clauses, wording, subject=_subject(guidance, wording))
    yield from inventory_of(clauses, wording)
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


def chapters(clauses: list[NumberedCriterion], wording: Wording, *, subject: str = "") -> Iterator[Block]:
    """The clauses under the chapters of the tender documents that hold any; `subject` opens the first."""
    say = wording.speech.say
    for chapter, sections in _CHAPTERS:
        filled = [(*section, [each for each in clauses if each.chosen.part in section[2]]) for section in sections]
        opens = chapter == _CHAPTERS[0][0] and bool(subject) and bool(clauses)
        if not opens and not any(inside for *_, inside in filled):
            continue
        yield Heading(2, say(chapter))
        for number, title, parts, inside in filled:
            is_subject = opens and "subject_matter" in parts
            if not inside and not is_subject:
                continue
            yield Heading(3, f"{number} {say(title)}")
            if is_subject:
                yield Clause(subject)
            if "award_criterion" in parts:
                yield _evaluation(inside, wording)
            for each in inside:
                yield from _criterion(each, wording)


def _subject(guidance: Guidance, wording: Wording) -> str:
    """The purchase as the tender names it; what is not known yet is left to fill in."""
    say, purchase = wording.speech.say, guidance.purchase
    gap = say("[fill in]")
    kind = wording.contract_type(purchase.contract_type) if purchase.contract_type else gap
    lines = [
        f"{wording.fact('authority')}: {wording.authority(purchase.authority) if purchase.authority else gap}",
        "{label}: {title}".format(label=say("Contract"), title=purchase.title.strip()[:_TITLE_SHOWN] or gap),
        f"{wording.fact('contract_type')}: {kind}",
        f"{wording.fact('cpv')}: {', '.join(purchase.cpv) or gap}",
    ]
    if purchase.framework_agreement is not None:
        lines.append(f"{wording.fact('framework_agreement')}: {wording.yes_or_no(purchase.framework_agreement)}")
    return "\n".join(lines)


def _criterion(numbered_one: NumberedCriterion, wording: Wording) -> Iterator[Block]:
    say, chosen = wording.speech.say, numbered_one.chosen
    criterion = chosen.criterion
    yield Heading(4, f"{numbered_one.number} {wording.text(criterion.title)}")
    yield Clause("\n".join(clause_lines(chosen, wording)))
    yield Labelled(say("Motive"), wording.filled(criterion.motive, chosen))
    serves = say("objective {codes}", codes=", ".join(chosen.objectives))
    added = f" · {say('added by the buyer')}" if chosen.is_added else ""
    yield Labelled(say("Serves"), f"{serves}; {_levels(chosen, wording)}{added}")
    if criterion.small_suppliers is not None:
        yield Labelled(say("Small firms"), wording.filled(criterion.small_suppliers, chosen))
    if criterion.legal_basis:
        yield Labelled(say("Legal basis"), "; ".join(wording.source(each) for each in criterion.legal_basis))


def inventory_of(clauses: list[NumberedCriterion], wording: Wording) -> Iterator[Block]:
    """The lines that the inventory of the tender needs for the clauses, with the quantities left to the buyer."""
    say = wording.speech.say
    rows = tuple(
        (each.number, wording.filled(line.post, each.chosen), wording.parameter_unit(line.unit), "", "")
        for each in clauses
        for line in each.chosen.criterion.inventory
    )
    if not rows:
        return
    yield Heading(2, say("Lines for the inventory"))
    yield Paragraph(say("The clauses count on these lines: take them up in the inventory of your tender."))
    header = (say("No."), say("Post"), say("Unit"), say("Quantity"), say("Unit price"))
    yield Table(say("Lines for the inventory"), header, rows, (10, 40, 16, 17, 17))


def _further(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    say = wording.speech.say
    yield Heading(2, say("What you may add"))
    yield Paragraph(
        say("These serve an objective that applies here too. Add no more than suits the size of the purchase.")
    )
    yield Bullets(tuple(_further_in(part, guidance, wording) for part in _parts_of(guidance)))


def _parts_of(guidance: Guidance) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(each.part for each in guidance.further_criteria))


def _further_in(part: Part, guidance: Guidance, wording: Wording) -> str:
    inside = (each for each in guidance.further_criteria if each.part == part)
    titles = "; ".join(f"{wording.text(each.criterion.title)} ({', '.join(each.objectives)})" for each in inside)
    return f"{sentence_case(wording.part(part))}: {titles}"


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


def _evaluation(inside: list[NumberedCriterion], wording: Wording) -> Table:
    """How tenders are compared: each criterion with its weight, formula and proof; price takes the rest of 100."""
    say, speech = wording.speech.say, wording.speech
    rows = []
    for each in inside:
        criterion, weight = each.chosen.criterion, each.chosen.weight_percent
        rows.append(
            (
                each.number,
                wording.text(criterion.title),
                say("to fill in") if weight is None else speech.percent(weight),
                wording.filled(criterion.scoring, each.chosen) if criterion.scoring else say("to fill in"),
                wording.filled(criterion.proof.what, each.chosen),
            )
        )
    taken = sum((each.chosen.weight_percent or Decimal(0) for each in inside), Decimal(0))
    rest = say("to fill in") if taken > WHOLE else speech.percent(WHOLE - taken)
    price = say("Points = maximum × lowest price / price of the tenderer.")
    rows.append(("", say("Price and your other criteria, together"), rest, price, say("Filled in inventory")))
    header = (say("No."), say("Award criterion"), say("Suggested weight"), say("Formula"), say("Proof"))
    return Table(say("Award criteria and their weights"), header, tuple(rows), (9, 22, 13, 34, 22), frozenset({2}))


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
        said = (
            say("That is more than fits, with what you added. Leave out what you will not check.")
            if any(each.is_added for each in guidance.criteria)
            else say("That is more than fits: the mandatory part alone is too heavy. Explore the market first.")
        )
        yield Paragraph(said)
    if lines := burden_lines(guidance, wording):
        yield Bullets(tuple(f"{label}: {said}" for label, said in lines))
    if found.left_out:
        titles = "; ".join(wording.criterion_title(id) for id in found.left_out)
        yield Labelled(say("Left out"), titles)
