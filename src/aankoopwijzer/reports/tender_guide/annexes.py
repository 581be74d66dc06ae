"""What goes with the clauses: proofs, checklist, notice fields, legal bounds, sources."""

from collections.abc import Iterator

from aankoopwijzer.documents.blocks import Block, Bullets, Heading, Paragraph, Table
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.policy.parameters import Resolved
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.tender_guide.building_blocks import numbered
from aankoopwijzer.reports.wording import Wording

_BEFORE_AWARD = frozenset({"with-tender", "before-award"})


def proofs_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """Who shows what, when, and what follows if not; then the form that tenderers fill in."""
    say, clauses = wording.speech.say, numbered(guidance)
    if not clauses:
        return
    yield Heading(1, say("Proof and sanctions"), on_new_page=True)
    rows = tuple(
        (
            each.number,
            wording.filled(each.chosen.criterion.proof.what, each.chosen),
            wording.speech.word(terms.PROOF_BY, each.chosen.criterion.proof.by),
            wording.speech.word(terms.PROOF_WHEN, each.chosen.criterion.proof.when),
            wording.filled(each.chosen.criterion.sanction, each.chosen),
        )
        for each in clauses
    )
    header = (say("No."), say("Proof"), say("By whom"), say("When"), say("Sanction"))
    yield Table(say("Who proves what, and when"), header, rows, (9, 28, 17, 15, 31))
    asked = [each for each in clauses if each.chosen.criterion.proof.when in _BEFORE_AWARD]
    if not asked:
        return
    yield Heading(1, say("Annex for tenderers: overview of the proofs"), on_new_page=True)
    yield Paragraph(say("The tenderer says for each proof where it is in the tender."))
    form = tuple(
        (
            each.number,
            wording.filled(each.chosen.criterion.proof.what, each.chosen),
            wording.speech.word(terms.PROOF_WHEN, each.chosen.criterion.proof.when),
            "",
        )
        for each in asked
    )
    columns = (say("No."), say("Proof"), say("When"), say("Where in the tender"))
    yield Table(say("Proofs to hand in"), columns, form, (9, 43, 18, 30))


def checklist_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """What is left to do before publication."""
    say, speech = wording.speech.say, wording.speech
    todo = []
    if guidance.questions:
        todo.append(
            speech.count(
                "One open question is answered, and the advice made again.",
                "{number} open questions are answered, and the advice made again.",
                len(guidance.questions),
            )
        )
    if guidance.criteria:
        todo.append(say("Every clause is adapted to this purchase, and no blank is left."))
        todo.append(say("Every demand is linked to the subject matter of the contract, and its motive is in the file."))
    if any(each.part == "award_criterion" for each in guidance.criteria):
        todo.append(say("The weights of the award criteria add up to 100 %."))
    if any(each.criterion.or_equivalent for each in guidance.criteria):
        todo.append(say("Every label is followed by “or equivalent”."))
    if any(each.part == "reserved" for each in guidance.criteria):
        todo.append(say("The notice names the article under which the contract or lot is reserved."))
    if guidance.notice_fields:
        todo.append(say("The fields of the notice are filled in as in the table below."))
    if any(each.criterion.proof.when not in _BEFORE_AWARD for each in guidance.criteria):
        todo.append(say("Somebody is named to follow up the proofs during the contract."))
    stale = [each for each in guidance.criteria if each.criterion.review_by < guidance.on]
    if stale:
        titles = "; ".join(wording.text(each.criterion.title) for each in stale)
        todo.append(say("These clauses are past their review date and were checked again: {titles}.", titles=titles))
    todo.append(say("The unverified figures and articles in this document were looked up."))
    yield Heading(1, say("Checklist before publication"), on_new_page=True)
    yield Bullets(tuple(capitalised(each) for each in todo), boxes=True)


def capitalised(sentence: str) -> str:
    """The sentence with a capital to start with."""
    return sentence[:1].upper() + sentence[1:]


def notice_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The eForms fields to fill in."""
    say = wording.speech.say
    if not guidance.notice_fields:
        return
    yield Heading(1, say("Fields of the notice"))
    rows = tuple(
        (
            each.field if each.lot is None else f"{each.field}\n{each.lot}",
            each.value or say("fill in yourself"),
            wording.text(each.label),
            each.objective,
        )
        for each in guidance.notice_fields
    )
    header = (say("Field"), say("Value"), say("Meaning"), say("Objective"))
    yield Table(say("What to fill in in the notice"), header, rows, (20, 24, 40, 16))


def guards_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """What the law forbids or bounds, with what is allowed."""
    say = wording.speech.say
    if not guidance.guards:
        return
    yield Heading(1, say("Bounds of the law"))
    rows = tuple(
        (
            f"{wording.text(each.name)}\n{wording.speech.word(terms.SEVERITY, each.severity)}",
            wording.text(each.warning),
            wording.text(each.alternative),
            "\n".join((wording.source(each.source), *(wording.parameter(used) for used in each.parameters))),
        )
        for each in guidance.guards
    )
    header = (say("Subject"), say("What the law says"), say("What you can do"), say("Source"))
    yield Table(say("What the law forbids or bounds"), header, rows, (17, 30, 30, 23))


def sources_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The figures and places that this advice rests on, checked or not, and the version of the pack."""
    say = wording.speech.say
    yield Heading(1, say("Sources and version"))
    yield Paragraph(
        say(
            "This advice was made on {day} with {pack}, version {version}.",
            day=wording.speech.date(guidance.on),
            pack=wording.text(wording.pack.name),
            version=guidance.pack_version,
        )
    )
    for id in guidance.rule_sets:
        rule_set = wording.pack.rule_sets.get(id)
        name = wording.text(rule_set.name) if rule_set else id
        yield Paragraph(say("Switched on, and not certain to hold: {name}.", name=name))
    figures = _figures(guidance)
    if figures:
        rows = tuple(
            (
                wording.parameter_name(each.parameter),
                wording.parameter_value(each),
                wording.period(each),
                wording.source(each.dated.source),
            )
            for each in figures
        )
        header = (say("Figure"), say("Value"), say("Period"), say("Source"))
        yield Table(say("Figures of law and policy used here"), header, rows, (34, 18, 16, 32))
    yield Paragraph(say("This advice rests on:"))
    yield Bullets(tuple(_by_document(guidance, wording)))
    yield Paragraph(say("This document helps to prepare a tender; it is no legal advice."), "quiet")


def _figures(guidance: Guidance) -> list[Resolved]:
    used = [each for verdict in guidance.objectives for each in verdict.parameters]
    used += [branch.threshold for branch in guidance.branches if branch.threshold is not None]
    used += [each for guard in guidance.guards for each in guard.parameters]
    if guidance.reserve is not None and guidance.reserve.eu_threshold is not None:
        used.append(guidance.reserve.eu_threshold)
    used += guidance.proportionality.parameters
    return list({each.parameter: each for each in used}.values())


def _by_document(guidance: Guidance, wording: Wording) -> Iterator[str]:
    """One line for each document, with the places in it that were used."""
    places: dict[str, dict[str, None]] = {}
    for source in _sources(guidance):
        known = places.setdefault(source.document, {})
        if source.locator:
            known[wording.place(source)] = None
    for document, used in places.items():
        title = wording.document_title(document)
        yield f"{title}: {'; '.join(used)}" if used else title


def _sources(guidance: Guidance) -> Iterator[Source]:
    for verdict in guidance.objectives:
        yield verdict.source
    for branch in guidance.branches:
        yield branch.source
    for chosen in guidance.criteria:
        yield from chosen.criterion.legal_basis
        yield from chosen.criterion.sources
    for guard in guidance.guards:
        yield guard.source
