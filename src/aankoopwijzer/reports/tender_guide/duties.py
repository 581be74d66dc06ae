"""What the framework asks of this purchase, what it does not, and what is still open."""

from collections.abc import Iterator

from aankoopwijzer.documents.blocks import Block, Bullets, Heading, Notice, Paragraph, Table
from aankoopwijzer.domain.guidance.result import Guidance, MatchedRow, ObjectiveVerdict
from aankoopwijzer.domain.policy.framework import FORCES
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.reports.wording import Wording

_DESCRIPTION_SHOWN = 1500
_WORD_SHOWN = 50
_EVIDENCE_SHOWN = 12


def purchase_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The purchase as it was described, and what was odd about it."""
    say, purchase = wording.speech.say, guidance.purchase
    yield Heading(1, say("The purchase"))
    if purchase.description.strip():
        shown = purchase.description.strip()
        yield Paragraph(shown if len(shown) <= _DESCRIPTION_SHOWN else f"{shown[:_DESCRIPTION_SHOWN]} …")
    facts = list(wording.purchase_facts(purchase))
    facts.append((say("Product groups"), _groups(guidance, wording)))
    yield Table(say("What we know of the purchase"), (say("Fact"), say("Value")), tuple(facts), (35, 65))
    for _, text in wording.warnings(guidance):
        yield Notice(say("Take note"), text)


def _groups(guidance: Guidance, wording: Wording) -> str:
    groups = [
        wording.speech.say(
            "{name} ({row}), because of {evidence}",
            name=wording.text(match.name),
            row=match.row,
            evidence=", ".join(_evidence(match)),
        )
        for match in guidance.matches
    ]
    return "\n".join(groups) or wording.speech.say("none of the framework's product groups")


def _evidence(match: MatchedRow) -> list[str]:
    """The words that decided, each once; no word is that long, but what is typed knows no bounds."""
    shown: dict[str, str] = {}
    for word in match.because[:_EVIDENCE_SHOWN]:
        shown.setdefault(word.casefold(), word if len(word) <= _WORD_SHOWN else f"{word[:_WORD_SHOWN]}…")
    return list(shown.values())


def duties_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The objectives that apply, the most binding first; instruments of the authority apart."""
    say = wording.speech.say
    applying = sorted(guidance.with_status(Status.APPLIES), key=lambda each: FORCES.index(each.force))
    asked = [each for each in applying if each.force != "instrument"]
    instruments = [each for each in applying if each.force == "instrument"]
    yield Heading(1, say("What the framework asks"))
    if not asked:
        yield Paragraph(say("The framework asks nothing of this purchase; what does not apply, and why, is below."))
    else:
        rows = tuple(
            (
                each.code,
                wording.text(each.text),
                _force(each, wording),
                _why(each, wording),
                wording.source(each.source),
            )
            for each in asked
        )
        header = (say("Code"), say("What"), say("How binding"), say("Why"), say("Source"))
        yield Table(say("What applies to this purchase"), header, rows, (9, 27, 16, 31, 17))
    if any(each.is_our_reading for each in asked):
        yield Paragraph(
            say("Where “our reading” stands, the duty goes beyond the printed words of the framework."), "quiet"
        )
    if instruments:
        yield Paragraph(say("These are no demands of this tender, but tools that the authority makes or has:"))
        yield Bullets(tuple(f"{each.code} {wording.text(each.context or each.name)}" for each in instruments))


def _force(verdict: ObjectiveVerdict, wording: Wording) -> str:
    word, printed = wording.force(verdict.force), wording.text(verdict.force_text)
    return printed if word.casefold() in printed.casefold() else f"{word}\n{printed}"


def _why(verdict: ObjectiveVerdict, wording: Wording) -> str:
    # The sentence of the duty names the product groups and the side of the fork already.
    others = [each for each in verdict.reasons if each.fact != "purchase.rows" and not each.fact.startswith("branch.")]
    compared_in_words = dict.fromkeys(wording.reason(reason, verdict.parameters) for reason in others)
    said = [wording.text(verdict.because), *(f"{reason}." for reason in compared_in_words)]
    compared = {reason.parameter for reason in verdict.reasons}
    said += [f"{wording.parameter(each)}." for each in verdict.parameters if each.parameter not in compared]
    if verdict.is_our_reading:
        said.append(wording.speech.say("Our reading."))
    return "\n".join(text[:1].upper() + text[1:] for text in said if text)


def not_applying_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """Every objective that does not apply, with the reason."""
    say = wording.speech.say
    refused = guidance.with_status(Status.DOES_NOT_APPLY)
    yield Heading(1, say("What does not apply"))
    if not refused:
        yield Paragraph(say("There is no objective of the framework that does not apply."))
        return
    rows = tuple(
        (each.code, wording.text(each.name), wording.text(each.because), wording.source(each.source))
        for each in refused
    )
    header = (say("Code"), say("What"), say("Why not"), say("Source"))
    yield Table(say("What does not apply to this purchase"), header, rows, (9, 27, 42, 22))


def open_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The questions whose answer changes the advice, and what was taken as given meanwhile."""
    say = wording.speech.say
    yield Heading(1, say("Open questions"))
    if not guidance.questions:
        yield Paragraph(say("No question is open: this advice does not change with a further answer."))
    else:
        rows = tuple((wording.question(each.id, each.text), ", ".join(each.changes), "") for each in guidance.questions)
        header = (say("Question"), say("Changes"), say("Your answer"))
        yield Table(say("Questions whose answer changes this advice"), header, rows, (58, 22, 20))
    if guidance.assumptions:
        yield Paragraph(say("Taken as given until you say otherwise:"))
        yield Bullets(
            tuple(
                say(
                    "{question} {answer} (changes {codes})",
                    question=wording.text(each.text),
                    answer=wording.yes_or_no(each.taken),
                    codes=", ".join(each.changes),
                )
                for each in guidance.assumptions
            )
        )
