"""From a draft to its advice: the one place where the pages call the main job."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.guidance.situation import ROW_QUESTION
from aankoopwijzer.domain.records.match import Matches
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.groups import Group, grouped
from aankoopwijzer.web.policy import adviser, policy, suppliers


def today() -> dt.date:
    """The day in Belgium: the only place of the pages that reads the clock."""
    return timezone.localdate()


def advise(draft: Draft) -> Guidance:
    """The advice on a draft, with what the buyer made of the proposed criteria.

    Raises `PurchaseError` with what stands in the way.
    """
    on = today()
    return guide_purchase(
        draft.purchase(),
        adviser(),
        on=on,
        mode=draft.mode,
        level=draft.level,
        suppliers=suppliers(on=on),
        selection=draft.selection(),
    )


def with_amount_named(draft: Draft) -> Draft:
    """The draft with the amount that stands among its words, so that nobody has to type it twice."""
    return draft if draft.value_eur is not None else draft.with_(value_eur=advise(draft).purchase.value_eur)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The product groups that we stand for, and those that only a person can settle."""

    certain: tuple[Group, ...]
    doubtful: tuple[Group, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The product groups in either."""
        return frozenset(group.id for group in (*self.certain, *self.doubtful))


def suggested(text: str) -> Recognised:
    """The product groups in words that somebody is still typing."""
    return _recognised(adviser().matcher.suggest(text))


def seen_in(draft: Draft) -> Recognised:
    """The product groups in a draft's words and codes, before the buyer corrected them."""
    return _recognised(adviser().matcher.match(draft.purchase()))


def _recognised(matches: Matches) -> Recognised:
    pack = policy()
    return Recognised(
        certain=grouped(((match.row, match.because) for match in matches.certain), pack),
        doubtful=grouped(((match.row, match.because) for match in matches.doubtful), pack),
    )


def groups_in(guidance: Guidance) -> Recognised:
    """The product groups of an advice, the buyer's corrections taken in."""
    pack = policy()
    doubtful = [
        (question.id.removeprefix(ROW_QUESTION), question.because)
        for question in guidance.questions
        if question.id.startswith(ROW_QUESTION)
    ]
    return Recognised(
        certain=grouped(((match.row, match.because) for match in guidance.matches), pack),
        doubtful=grouped(doubtful, pack),
    )
