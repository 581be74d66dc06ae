"""The report on a draft as blocks, for Word, PDF or a page of its own."""

from collections.abc import Iterable, Iterator

from aankoopwijzer.documents.blocks import Block, Bullets, Clause, Document, Heading, Labelled, Notice, Paragraph, Table
from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.review.draft_finding import CheckStatus, DraftCheck, ObjectiveCheck
from aankoopwijzer.reports.draft_check.wording import CheckWording
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.terms import PROOF_WHEN

_LOCALES = {"nl": "nl-BE", "en": "en-GB", "fr": "fr-BE", "de": "de-BE"}
_TITLE_SHOWN = 200


def check_report(check: DraftCheck, wording: CheckWording, *, file: str, remarks: Iterable[str]) -> Document:
    """What the draft lacks first, then what is risky, then what it has, and how it was read."""
    say = wording.wording.speech.say
    guidance = check.guidance
    title = guidance.purchase.title.strip() or file
    blocks: list[Block] = [Paragraph(wording.lead(check), "lead"), _overview(check, wording)]
    for part in (_missing, _incomplete, _risks, _unsure, _covered, _not_asked):
        blocks += part(check, wording)
    blocks += _how_read(check, wording, file, remarks)
    return Document(
        title=say("Check of a draft tender"),
        subtitle=title if len(title) <= _TITLE_SHOWN else f"{title[:_TITLE_SHOWN]} …",
        language=_LOCALES[wording.language],
        author="Aankoopwijzer",
        subject=wording.wording.text(wording.wording.pack.name),
        keywords=tuple(match.row for match in guidance.matches),
        on=guidance.on,
        footer=say("Made with Aankoopwijzer on {day}", day=wording.wording.speech.date(guidance.on)),
        page_of=say("page {page} of {pages}"),
        contents=say("Contents"),
        blocks=tuple(blocks),
    )


def _overview(check: DraftCheck, wording: CheckWording) -> Table:
    say = wording.wording.speech.say
    shown = [each for each in check.objectives if each.status != "does_not_apply"]
    rows = tuple(
        (
            f"{each.code} {wording.wording.text(each.verdict.name)}",
            sentence_case(wording.status(each)),
            "; ".join(dict.fromkeys(wording.place(found.passage) for found in each.passages)) or "–",
        )
        for each in shown
    )
    header = (say("Objective"), say("In the draft"), say("Where"))
    return Table(say("The objectives at a glance"), header, rows, (46, 20, 34))


def _missing(check: DraftCheck, wording: CheckWording) -> Iterator[Block]:
    missing = check.with_status("missing")
    if not missing:
        return
    say = wording.wording.speech.say
    yield Heading(1, say("Missing"))
    for each in missing:
        yield _named(each, wording)
        yield Labelled(say("Why"), wording.why(each))
        yield from _clauses(each, check, wording)


def _incomplete(check: DraftCheck, wording: CheckWording) -> Iterator[Block]:
    partly = check.with_status("partly")
    if not partly:
        return
    say = wording.wording.speech.say
    yield Heading(1, say("Incomplete"))
    for each in partly:
        yield _named(each, wording)
        yield from _passages(each, wording)
        yield Labelled(say("To do"), wording.lacks(each))
        yield from _complete(each, wording)


def _risks(check: DraftCheck, wording: CheckWording) -> Iterator[Block]:
    if not check.risks:
        return
    say = wording.wording.speech.say
    yield Heading(1, say("Risky"))
    for risk in check.risks:
        yield Heading(2, f"{sentence_case(wording.risk(risk))}: {wording.place(risk.passage)}")
        yield Labelled(say("In the draft"), f"“{wording.quote(risk.passage)}”")
        yield Labelled(say("Why"), wording.reason(risk))
        yield Labelled(say("Better"), wording.better(risk))


def _unsure(check: DraftCheck, wording: CheckWording) -> Iterator[Block]:
    unsure = check.with_status("unsure")
    if not unsure:
        return
    say = wording.wording.speech.say
    yield Heading(1, say("Look at it yourself"))
    for each in unsure:
        yield _named(each, wording)
        yield Labelled(say("Why"), wording.why(each))
        yield from _passages(each, wording)
    asked = tuple(wording.wording.question(each.id, each.text) for each in check.guidance.questions)
    if asked:
        yield Paragraph(say("An answer to these questions settles it:"))
        yield Bullets(asked)


def _covered(check: DraftCheck, wording: CheckWording) -> Iterator[Block]:
    covered = check.with_status("covered")
    if not covered:
        return
    yield Heading(1, wording.wording.speech.say("In order"))
    for each in covered:
        yield _named(each, wording)
        yield from _passages(each, wording)


def _not_asked(check: DraftCheck, wording: CheckWording) -> Iterator[Block]:
    say = wording.wording.speech.say
    statuses: tuple[CheckStatus, ...] = ("does_not_apply",)
    others = check.with_status(*statuses)
    if others:
        yield Heading(1, say("Not asked here"))
        rows = tuple(
            (f"{each.code} {wording.wording.text(each.verdict.name)}", wording.wording.text(each.verdict.because))
            for each in others
        )
        yield Table(
            say("What the framework does not ask of this purchase"), (say("Objective"), say("Why not")), rows, (38, 62)
        )


def _how_read(check: DraftCheck, wording: CheckWording, file: str, remarks: Iterable[str]) -> Iterator[Block]:
    say = wording.wording.speech.say
    yield Heading(1, say("How this draft was read"))
    yield Labelled(say("File"), file)
    for label, value in wording.wording.purchase_facts(check.guidance.purchase):
        yield Labelled(label, value)
    for match in check.guidance.matches:
        because = f"{match.row} {wording.wording.text(match.name)} ({', '.join(match.because)})"
        yield Labelled(say("Product group"), because)
    noted = tuple(remarks)
    if noted:
        yield Bullets(noted)
    yield Notice(
        say("Mind"),
        say("A program read this draft by words and rules. It can be wrong: you decide. Its reasons are given."),
    )


def _named(check: ObjectiveCheck, wording: CheckWording) -> Heading:
    return Heading(2, f"{check.code} {wording.wording.text(check.verdict.name)}")


def _passages(check: ObjectiveCheck, wording: CheckWording) -> Iterator[Block]:
    for found in check.passages:
        yield Labelled(wording.place(found.passage), f"“{wording.quote(found.passage)}”")


def _clauses(check: ObjectiveCheck, whole: DraftCheck, wording: CheckWording) -> Iterator[Block]:
    """The clauses that would mend it, ready to copy."""
    say = wording.wording.speech.say
    chosen = {each.criterion.id: each for each in (*whole.guidance.criteria, *whole.guidance.further_criteria)}
    for id in check.add:
        one = chosen.get(id)
        if one is not None:
            yield Labelled(say("Add"), f"{wording.criterion(id)} ({wording.wording.part(one.part)})")
            yield Clause(wording.wording.clause(one))


def _complete(check: ObjectiveCheck, wording: CheckWording) -> Iterator[Block]:
    """The proof and sanction of the criterion that comes nearest, ready to copy."""
    say, words = wording.wording.speech.say, wording.wording
    criterion = words.pack.criteria.get(next(iter(check.add), ""))
    if criterion is None:
        return
    chosen = at_level(criterion)
    if "proof" in check.lacks or "moment" in check.lacks:
        when = words.speech.word(PROOF_WHEN, criterion.proof.when)
        yield Labelled(say("Proof"), f"{words.filled(criterion.proof.what, chosen)} ({when})")
    if "sanction" in check.lacks:
        yield Labelled(say("Sanction"), words.filled(criterion.sanction, chosen))
