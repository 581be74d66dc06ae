"""Plans and notices as pages show them: a pair with its reasons, what was decided, where to decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from aankoopwijzer.domain.guidance.joining import differences
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.procurement_pair import AnsweredPair, PairQuestion
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.register.history.queries import changes_about
from aankoopwijzer.register.procurements import pairs, queries
from aankoopwijzer.reports.pair_words import SIDE, Side, difference_words, side_of, sign_sentence
from aankoopwijzer.reports.speech import Speech
from aankoopwijzer.web import procuring
from aankoopwijzer.web.access import REGION

_DECIDED = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A pair in words: what speaks for it, weakly or against it, and what both say otherwise."""

    plan: Procurement
    notice: Procurement
    signs: Sequence[tuple[Side, str, str]]
    differs: Sequence[tuple[str, str, str, str]]
    version: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody said of a pair, and why if he said so, with both titles as far as they are known still."""

    said: AnsweredPair
    plan_title: str
    notice_title: str
    why: str


def told(question: PairQuestion, speech: Speech) -> Told:
    """The pair in the reader's words."""
    return Told(
        plan=question.pair.plan,
        notice=question.pair.notice,
        signs=[
            (side_of(each), speech.word(SIDE, side_of(each)), sign_sentence(each, speech))
            for each in question.pair.signs
        ],
        differs=[difference_words(each, speech) for each in question.differs],
        version=question.version,
    )


def decided(said: Iterable[AnsweredPair]) -> list[Decided]:
    """The latest answers, with what both are called."""
    latest = list(said)[:_DECIDED]
    numbers = {number for each in latest for number in (each.plan, each.notice)}
    whys = _reasons(latest)
    titles = {one.number: one.title for one in queries.procurements_by_number(numbers)}
    return [
        Decided(
            each,
            titles.get(each.plan, ""),
            each.notice_was.title if each.notice_was else titles.get(each.notice, ""),
            whys.get((each.plan, each.notice), ""),
        )
        for each in latest
    ]


def _reasons(said: Iterable[AnsweredPair]) -> dict[tuple[int, int], str]:
    """Why each pair was decided on last, by the numbers of plan and notice."""
    changes = changes_about(pairs.PAIR, {str(each.plan) for each in said})
    return {(int(each.record), each.after["notice"]): each.why for each in changes if each.after}


def plan_of(number: int | None, authority: str | None) -> Procurement | None:
    """The plan that the page is about, when it is of this authority (None: of any)."""
    one = queries.procurement(number) if number is not None else None
    return one if one is not None and authority in (None, one.authority) else None


def joined_with(number: int, speech: Speech) -> tuple[AnsweredPair, Sequence[tuple[str, str, str, str]]] | None:
    """What a procurement was joined with, and what both said otherwise before; None when it was not joined."""
    said = next((each for each in pairs.answered(None, plan=number) if each.is_same), None)
    if said is None or said.plan_was is None or said.notice_was is None:
        return None
    return said, [difference_words(each, speech) for each in differences(said.plan_was, said.notice_was)]


def where_to_pair(request: HttpRequest, asked: str | None) -> str | None:
    """Whose pairs the reader may decide on: of the authority that he asks for, else of the only one, or the region."""
    reached = procuring.within(request, Access.CHANGE)
    if asked is not None:
        return asked if reached.holds(asked) else None
    if reached.whole_region:
        return REGION
    return next(iter(reached.authorities)) if len(reached.authorities) == 1 else None
