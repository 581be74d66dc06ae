"""The first page: what must, what can, which side of the threshold, what is open and what is left to do."""

from collections.abc import Iterator

from aankoopwijzer.documents.blocks import Block, Bullets, Heading, Labelled, Notice, Paragraph
from aankoopwijzer.domain.guidance.choosing import BEFORE_AWARD
from aankoopwijzer.domain.guidance.result import Guidance, MatchedRow, ObjectiveVerdict
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.reports.speech import inside_sentence, sentence_case
from aankoopwijzer.reports.tender_guide.building_blocks import numbered
from aankoopwijzer.reports.wording import Wording

_DESCRIPTION_SHOWN = 300
_WORD_SHOWN = 50
_EVIDENCE_SHOWN = 12
_SAID_ELSEWHERE = frozenset({"no-supplier-file", "no-product-group"})
"""Said with the advice on reserving, and with the product groups."""
_FACTS_IN_SHORT = ("contract_type", "value_eur", "date", "authority", "cpv", "framework_agreement")


def summary_part(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """All that a buyer without time has to read."""
    yield Heading(1, wording.speech.say("In short"))
    yield from _purchase(guidance, wording)
    yield from _duties(guidance, wording)
    yield from _open(guidance, wording)
    yield Heading(2, wording.speech.say("Checklist before publication"))
    yield Bullets(tuple(sentence_case(each) for each in _checklist(guidance, wording)), boxes=True)


def _purchase(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    say, purchase = wording.speech.say, guidance.purchase
    description = purchase.description.strip()
    if description:
        short = len(description) <= _DESCRIPTION_SHOWN
        yield Paragraph(description if short else f"{description[:_DESCRIPTION_SHOWN]} …")
    facts = dict(zip(_FACTS_IN_SHORT, wording.purchase_facts(purchase), strict=True))
    known = [id for id in facts if getattr(purchase, id) not in (None, ())]
    yield Labelled(say("Purchase"), " · ".join(_fact(id, *facts[id], wording) for id in known) or say("not known yet"))
    missing = [label for id, (label, _) in facts.items() if id not in known]
    if missing:
        yield Labelled(say("Not known yet"), ", ".join(inside_sentence(each) for each in missing))
    yield Labelled(say("Product groups"), _groups(guidance, wording))
    for branch in guidance.branches:
        if branch.outcome != "none":
            yield Labelled(say("Threshold"), wording.branch_outcome(branch))
    for code, text in wording.warnings(guidance):
        if code in _SAID_ELSEWHERE:
            continue
        yield Notice(say("Take note"), text)


def _fact(id: str, label: str, value: str, wording: Wording) -> str:
    """A fact that explains itself stands alone; the others keep their label."""
    if id == "value_eur":
        return wording.speech.say("{amount} excluding VAT", amount=value)
    if id == "cpv":
        return f"CPV {value}"
    return f"{label}: {value}" if id == "framework_agreement" else value


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


def _duties(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    say, applying = wording.speech.say, guidance.with_status(Status.APPLIES)
    must = [each for each in applying if each.force == "mandatory"]
    can = [each for each in applying if each.force not in ("mandatory", "instrument")]
    yield Heading(2, say("This has to be in"))
    if must:
        yield Bullets(tuple(_duty(each, guidance, wording) for each in must))
    else:
        yield Paragraph(say("Nothing is mandatory for this purchase, as far as we know now."))
    if can:
        yield Heading(2, say("This you can do"))
        yield Bullets(tuple(_duty(each, guidance, wording) for each in can))


def _duty(verdict: ObjectiveVerdict, guidance: Guidance, wording: Wording) -> str:
    """The duty with the building blocks that fulfil it."""
    say = wording.speech.say
    said = f"{verdict.code} {wording.text(verdict.name)}"
    if verdict.force != "mandatory":
        said += f" ({wording.text(verdict.force_text)})"
    numbers = [each.number for each in numbered(guidance) if verdict.code in each.chosen.objectives]
    if numbers:
        said += ": " + wording.speech.count(
            "building block {numbers}", "building blocks {numbers}", len(numbers), numbers=", ".join(numbers)
        )
    return said if not verdict.is_our_reading else f"{said} – {say('our reading')}"


def _open(guidance: Guidance, wording: Wording) -> Iterator[Block]:
    """The questions whose answer changes the advice, and what was taken as given meanwhile."""
    say = wording.speech.say
    if not guidance.questions and not guidance.assumptions:
        return
    yield Heading(2, say("This depends on your answer"))
    if guidance.questions:
        asked = (
            say(
                "{question} (changes {codes})",
                question=wording.question(each.id, each.text),
                codes=_codes(each.changes),
            )
            for each in guidance.questions
        )
        yield Bullets(tuple(asked), boxes=True)
    if guidance.assumptions:
        yield Paragraph(say("Taken as given until you say otherwise:"))
        taken = (
            say(
                "{question} {answer} (changes {codes})",
                question=wording.text(each.text),
                answer=sentence_case(wording.yes_or_no(each.taken)),
                codes=_codes(each.changes),
            )
            for each in guidance.assumptions
        )
        yield Bullets(tuple(taken))


def _codes(codes: tuple[str, ...]) -> str:
    return ", ".join(codes)


def _checklist(guidance: Guidance, wording: Wording) -> Iterator[str]:
    """What is left to do before publication."""
    say, criteria = wording.speech.say, guidance.criteria
    if guidance.questions:
        yield wording.speech.count(
            "One open question is answered, and the advice made again.",
            "{number} open questions are answered, and the advice made again.",
            len(guidance.questions),
        )
    if criteria:
        yield say("Every clause is adapted to this purchase, and no blank is left.")
        yield say("Every demand is linked to the subject matter of the contract, and its motive is in the file.")
    if any(each.part == "award_criterion" for each in criteria):
        yield say("The weights of the award criteria add up to 100 %.")
    if any(each.criterion.or_equivalent for each in criteria):
        yield say("Every label is followed by “or equivalent”.")
    if any(each.part == "reserved" for each in criteria):
        yield say("The notice names the article under which the contract or lot is reserved.")
    if guidance.notice_fields:
        yield say("The fields of the notice are filled in as in “{chapter}”.", chapter=say("Fields of the notice"))
    if any(each.criterion.proof.when not in BEFORE_AWARD for each in criteria):
        yield say("Somebody is named to follow up the proofs during the contract.")
    stale = [each for each in criteria if each.criterion.review_by < guidance.on]
    if stale:
        titles = "; ".join(wording.text(each.criterion.title) for each in stale)
        yield say("These clauses are past their review date and were checked again: {titles}.", titles=titles)
    yield say("The unverified figures and articles in this document were looked up.")
