"""The library of criteria: to search, and each criterion at an address that stays."""

from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.criteria import Criterion, Threshold
from aankoopwijzer.domain.policy.searching import is_stale
from aankoopwijzer.domain.records.feedback import STATES
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.register.feedback import queries
from aankoopwijzer.web import finding
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.basket import basket_in
from aankoopwijzer.web.policy import criteria_search, policy
from aankoopwijzer.web.trying import trial_of
from aankoopwijzer.web.unfolding import wording
from aankoopwijzer.web.views.feedback import THANKS

_BREADTH = {1: "one", 2: "two", 3: "three"}


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """A criterion at one of its levels, beside the others."""

    level: Level
    chosen: ChosenCriterion
    threshold: Threshold
    weight_percent: Decimal | None


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """What was looked for, a page at a time, with what each further choice would leave."""
    pack, words, on = policy(), wording(), today()
    wish = finding.wish_in(request.GET, pack)
    found = criteria_search().find(wish, language=words.speech.language, on=on)
    page = {
        "wish": wish,
        "found": finding.laid_out(found, wish, words, page=request.GET.get(finding.PAGE, "")),
        "in_all": len(pack.criteria),
        "basket": basket_in(request),
        "orders": ("best", "title", "review", "burden"),
        "stale_ids": frozenset(each.id for each in found.criteria if is_stale(each, on=on)),
    }
    return render(request, "aankoopwijzer/criteria/index.html", page)


@require_safe
def criterion(request: HttpRequest, id: str) -> HttpResponse:
    """One criterion: every level side by side, and all that a buyer needs to use it."""
    pack = policy()
    found = pack.criteria.get(id)
    if found is None:
        raise Http404
    columns, said = _columns(found), queries.public_feedback(id)
    page = {
        "criterion": found,
        "chosen": at_level(found),
        "columns": columns,
        "breadth": _BREADTH[len(columns)],
        "basket": basket_in(request),
        "is_stale": is_stale(found, on=today()),
        "related": [pack.criteria[each] for each in found.related],
        "conflicting": [each for each in pack.criteria.values() if each.id in found.conflicts or id in each.conflicts],
        "rows": [pack.rows[each] for each in found.rows],
        "objectives": [pack.objectives[each] for each in found.objectives],
        "said": said,
        "said_states": [(state, said.by_state[state]) for state in STATES if said.by_state.get(state)],
        "thanks": THANKS in request.GET,
        "trial": trial_of(found, request.GET, wording()),
    }
    return render(request, "aankoopwijzer/criteria/criterion.html", page)


def _columns(criterion: Criterion) -> list[LevelColumn]:
    return [
        LevelColumn(level, at_level(criterion, level), criterion.levels[level], criterion.weight_at(level))
        for level in Level
        if level in criterion.levels
    ]
