"""Why the framework asks what it asks of this purchase, and why it does not ask the rest."""

from collections.abc import Iterator

from aankoopwijzer.documents.blocks import Block, Bullets, Heading, Labelled, Paragraph, Table
from aankoopwijzer.domain.guidance.result import Guidance, ObjectiveVerdict
from aankoopwijzer.domain.policy.framework import FORCES
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.wording import Wording


def duties_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The objectives that apply, the most binding first; instruments of the authority apart."""
    say = wording.speech.say
    applying = sorted(guidance.with_status(Status.APPLIES), key=lambda each: FORCES.index(each.force))
    asked = [each for each in applying if each.force != "instrument"]
    instruments = [each for each in applying if each.force == "instrument"]
    yield Heading(1, say("What the framework asks, and why"))
    if not asked:
        yield Paragraph(say("The framework asks nothing of this purchase; what does not apply, and why, is below."))
    for each in asked:
        yield Heading(2, f"{each.code} {wording.text(each.name)}")
        yield Labelled(say("Objective"), wording.text(each.text))
        yield Labelled(say("How binding"), wording.binding(each))
        yield Labelled(say("Why"), _why(each, wording))
        yield Labelled(say("Source"), wording.source(each.source))
    if any(each.is_our_reading for each in asked):
        yield Paragraph(
            say("Where “our reading” stands, the duty goes beyond the printed words of the framework."), "quiet"
        )
    if instruments:
        yield Paragraph(say("These are no demands of this tender, but tools that the authority makes or has:"))
        yield Bullets(tuple(f"{each.code} {wording.text(each.context or each.name)}" for each in instruments))


def _why(verdict: ObjectiveVerdict, wording: Wording) -> str:
    # The sentence of the duty names the product groups and the side of the fork already.
    others = [each for each in verdict.reasons if each.fact != "purchase.rows" and not each.fact.startswith("branch.")]
    compared_in_words = dict.fromkeys(wording.reason(reason, verdict.parameters) for reason in others)
    said = [wording.text(verdict.because), *(f"{reason}." for reason in compared_in_words)]
    compared = {reason.parameter for reason in verdict.reasons}
    said += [f"{wording.parameter(each)}." for each in verdict.parameters if each.parameter not in compared]
    if verdict.is_our_reading:
        said.append(wording.speech.say("Our reading."))
    return " ".join(sentence_case(text) for text in said if text)


def not_applying_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """Every objective that does not apply, with the reason."""
    say = wording.speech.say
    refused = guidance.with_status(Status.DOES_NOT_APPLY)
    yield Heading(1, say("What does not apply"))
    if not refused:
        yield Paragraph(say("There is no objective of the framework that does not apply."))
        return
    rows = tuple((f"{each.code} {wording.text(each.name)}", wording.text(each.because)) for each in refused)
    header = (say("Objective"), say("Why not"))
    yield Table(say("What does not apply to this purchase"), header, rows, (38, 62))
    documents = dict.fromkeys(wording.document_title(each.source.document) for each in refused)
    yield Paragraph(say("Source: {documents}.", documents="; ".join(documents)), "quiet")
