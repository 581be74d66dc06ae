"""What goes with the clauses: proofs, notice fields, legal bounds, sources."""

from collections.abc import Iterator

from aankoopwijzer.documents.blocks import Block, Bullets, Heading, Notice, Paragraph, Table
from aankoopwijzer.domain.guidance.choosing import BEFORE_AWARD
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.policy.parameters import Resolved
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.burden import dropped_lines
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.tender_guide.building_blocks import NumberedCriterion, numbered
from aankoopwijzer.reports.wording import Wording

_BOX = "\N{BALLOT BOX}"
_MOMENTS = ("at-start", "at-delivery", "at-acceptance", "yearly", "on-request")


def proofs_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """Who shows what and when, as the form that tenderers fill in."""
    yield from proofs_of(numbered(guidance), wording)


def proofs_of(clauses: list[NumberedCriterion], wording: Wording) -> Iterator[Block]:
    """An annex of the tender with boxes: what goes with the tender, and what is shown when during the contract."""
    say = wording.speech.say
    if not clauses:
        return
    early = [each for each in clauses if each.chosen.criterion.proof.when in BEFORE_AWARD]
    late = [each for each in clauses if each.chosen.criterion.proof.when not in BEFORE_AWARD]
    yield Heading(1, say("Form for tenderers: overview of the proofs"), on_new_page=True)
    yield Paragraph(say("Add this form to your tender documents. Tick what is there."))
    if early:
        yield Heading(2, say("With the tender"))
        columns = (say("Ready"), say("No."), say("Proof"), say("Where in the tender"))
        form = tuple((_BOX, each.number, _proof(each, wording, with_moment=True), "") for each in early)
        yield Table(say("Proofs to hand in"), columns, form, (10, 10, 52, 28))
    else:
        yield Paragraph(say("No proof goes with the tender."))
    if late:
        yield Heading(2, say("During the contract"))
        heads = (say("Shown"), say("No."), say("Proof"), say("When"), say("By whom"))
        moments = tuple(
            (
                _BOX,
                each.number,
                _proof(each, wording, with_moment=False),
                sentence_case(wording.speech.word(terms.PROOF_WHEN, each.chosen.criterion.proof.when)),
                sentence_case(wording.speech.word(terms.PROOF_BY, each.chosen.criterion.proof.by)),
            )
            for each in sorted(late, key=lambda each: _MOMENTS.index(each.chosen.criterion.proof.when))
        )
        yield Table(say("Proofs to show during the contract"), heads, moments, (10, 10, 44, 20, 16))


def _proof(each: NumberedCriterion, wording: Wording, *, with_moment: bool) -> str:
    proof = each.chosen.criterion.proof
    said = wording.filled(proof.what, each.chosen).rstrip(".")
    return f"{said} ({wording.speech.word(terms.PROOF_WHEN, proof.when)})" if with_moment else said


def dropped_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """What was proposed and the buyer left out, with why: the file of the contract keeps it."""
    lines = dropped_lines(guidance, wording)
    if not lines:
        return
    yield Heading(1, wording.speech.say("Left out by the buyer"))
    for each in guidance.dropped:
        for code in each.leaves:
            name = wording.text(next(one.name for one in guidance.objectives if one.code == code))
            label = wording.speech.say("Take note")
            yield Notice(label, wording.speech.say("Nothing carries out {code} {name} now.", code=code, name=name))
    header = (wording.speech.say("What was proposed"), wording.speech.say("Why it is not in the tender"))
    yield Table(wording.speech.say("Left out by the buyer"), header, tuple(lines), (45, 55))


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
        for each in sorted(guidance.notice_fields, key=lambda each: (each.lot or "", each.field))
    )
    header = (say("Field"), say("Value"), say("Meaning"), say("Objective"))
    yield Table(say("What to fill in in the notice"), header, rows, (22, 17, 48, 13))


def guards_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """What the law forbids or bounds, with what is allowed."""
    say = wording.speech.say
    if not guidance.guards:
        return
    yield Heading(1, say("Bounds of the law"))
    told: set[str] = set()
    rows = []
    for each in guidance.guards:
        # A figure that several bounds rest on is told with the first.
        figures = [used for used in each.parameters if used.parameter not in told]
        told.update(used.parameter for used in figures)
        severity = wording.speech.word(terms.SEVERITY, each.severity)
        places = "; ".join((wording.source(each.source), *(wording.parameter(used) for used in figures)))
        said = (
            wording.text(each.warning),
            f"{say('What you can do')}: {wording.text(each.alternative)}",
            f"{say('Source')}: {places}",
        )
        rows.append((f"{wording.text(each.name)} ({severity})", "\n".join(said)))
    header = (say("Bound"), say("What it says"))
    yield Table(say("Bounds of the law"), header, tuple(rows), (22, 78))


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
        yield Table(say("Figures of law and policy used here"), header, rows, (32, 14, 14, 40))
    yield Heading(2, say("This advice rests on"))
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
