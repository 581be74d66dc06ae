"""From a draft to its advice: the one place where the pages call the main job."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils import timezone

from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.guidance.result import ChosenCriterion, Guidance
from aankoopwijzer.domain.guidance.situation import ROW_QUESTION
from aankoopwijzer.domain.records.match import Matches
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.groups import Group, grouped
from aankoopwijzer.web.policy import adviser, policy, suppliers


def today() -> dt.date:
    """The day in Belgium: the only place of the pages that reads the clock."""
    return timezone.localdate()


def advise(draft: Draft) -> Guidance:
    """The advice on a draft, each criterion at the level that was chosen for it.

    Raises `PurchaseError` with what stands in the way.
    """
    on = today()
    guidance = guide_purchase(
        draft.purchase(), adviser(), on=on, mode=draft.mode, level=draft.level, suppliers=suppliers(on=on)
    )
    return replace(guidance, criteria=at_levels(guidance.criteria, draft.levels))


def with_amount_named(draft: Draft) -> Draft:
    """The draft with the amount that stands among its words, so that nobody has to type it twice."""
    return draft if draft.value_eur is not None else draft.with_(value_eur=advise(draft).purchase.value_eur)


def at_levels(chosen: Iterable[ChosenCriterion], levels: Mapping[str, Level]) -> tuple[ChosenCriterion, ...]:
    """The criteria with their clauses at the levels that a buyer chose, by id; the others as they were."""
    return tuple(
        _at_level(each, levels[each.criterion.id]) if levels.get(each.criterion.id) in each.criterion.levels else each
        for each in chosen
    )


def _at_level(chosen: ChosenCriterion, level: Level) -> ChosenCriterion:
    again = at_level(chosen.criterion, level, chosen.values)
    return replace(chosen, level=level, clause=again.clause)


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
