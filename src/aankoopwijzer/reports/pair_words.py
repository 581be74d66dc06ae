"""Plans and notices that may be one purchase, in words: what speaks for it, what differs, why it cannot be."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.records.procurement_pair import JoinRefused, PairDifference, PairSign
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.history_terms import FIELD
from aankoopwijzer.reports.history_words import in_words
from aankoopwijzer.reports.speech import Speech, marked, sentence_case

Side = Literal["for", "weak", "against"]
SIDE: Mapping[str, str] = {
    "for": marked("speaks for it"),
    "weak": marked("says little"),
    "against": marked("speaks against it"),
}
_FOR_FROM, _AGAINST_TO = 0.6, 0.2
_SIGNS: Mapping[str, tuple[str, str]] = {
    "reference": (marked("the same reference: {shown}"), marked("another reference")),
    "title": (marked("words of the titles in common: {shown}"), marked("no word of the titles in common")),
    "cpv": (marked("CPV codes that begin alike: {shown}"), marked("CPV codes of other divisions")),
    "product_groups": (marked("the same product groups: {shown}"), marked("no product group in common")),
    "contract_type": (marked("the same type of contract"), marked("another type of contract")),
}
"""What is said when something agrees, and when nothing does."""
REFUSED: Mapping[str, tuple[str, str]] = {
    "no-such-plan": (marked("there is no purchase {plan} here"), marked("look its number up in the list of purchases")),
    "no-such-notice": (
        marked("there is no purchase {notice} here"),
        marked("look its number up in the list of purchases"),
    ),
    "no-such-answer": (
        marked("nobody said that {plan} and {notice} are two purchases"),
        marked("look at the list of plans and notices again"),
    ),
    "no-such-join": (
        marked("purchase {plan} is not joined with a notice"),
        marked("look at the list of plans and notices again"),
    ),
    "same-number": (marked("{plan} is one purchase already"), marked("name the plan first, and then its notice")),
    "other-authority": (
        marked("{plan} and {notice} are of two authorities"),
        marked("join a plan with a notice of the same authority"),
    ),
    "made-up": (
        marked("one of {plan} and {notice} is made up and the other is not"),
        marked("take the demonstration data away first"),
    ),
    "plan-has-notice": (
        marked("purchase {plan} has a notice of its own"),
        marked("name the plan first, and then its notice"),
    ),
    "plan-withdrawn": (
        marked("purchase {plan} was withdrawn"),
        marked("change its stage first if it goes on after all"),
    ),
    "without-notice": (
        marked("no notice told of purchase {notice}"),
        marked("name the plan first, and then its notice"),
    ),
    "joined-already": (
        marked("notice {notice} or purchase {plan} is joined already"),
        marked("part them first if that was wrong"),
    ),
    "changed-since": (
        marked("purchase {plan} or {notice} changed while you were looking"),
        marked("look at both again, and decide then"),
    ),
    "reference-taken": (
        marked("another purchase has the reference {reference} now"),
        marked("give that one its own reference first"),
    ),
    "proof-came": (
        marked("proof was handed over of what is promised in purchase {number}"),
        marked("what a supplier proved stays where it is: leave the two as they are"),
    ),
    "link-open": (
        marked("a supplier has a link to purchase {number}"),
        marked("take that link back first"),
    ),
}


def side_of(sign: PairSign) -> Side:
    """Whether it speaks for one purchase, against it, or says little."""
    return "for" if sign.agrees >= _FOR_FROM else "against" if sign.agrees <= _AGAINST_TO else "weak"


def sign_sentence(sign: PairSign, speech: Speech) -> str:
    """What was held against what, without a full stop."""
    match sign.kind:
        case "value" if not Decimal(sign.shown):
            return speech.say("the same amount")
        case "value":
            return speech.say(
                "amounts that differ by {share}", share=speech.percent((Decimal(sign.shown) * 100).quantize(Decimal(1)))
            )
        case "dates":
            return speech.say("days between plan and notice: {days}", days=sign.shown)
        case kind:
            agrees, does_not = _SIGNS[kind]
            return speech.say(agrees if sign.agrees else does_not, shown=sign.shown)


def difference_words(one: PairDifference, speech: Speech) -> tuple[str, str, str, str]:
    """The field, what the plan says of it, what the notice says, and whose word stands."""
    said = (in_words(one.field, value, speech) for value in (one.plan, one.notice))
    return (speech.word(FIELD, one.field), *said, speech.word(terms.PAIR_STANDS, one.stands))  # type: ignore[return-value]  # Two are said.


def join_refusal(refused: JoinRefused, speech: Speech) -> str:
    """Why two cannot be joined or parted, and what to do about it, as one sentence."""
    what, remedy = REFUSED[refused.code]
    return sentence_case(f"{speech.say(what, **refused.values)}; {speech.say(remedy, **refused.values)}.")
