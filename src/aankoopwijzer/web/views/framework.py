"""The policy framework to browse: ambitions, objectives and product groups, each at an address of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.policy.framework import Target
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.searching import CriteriaWish
from aankoopwijzer.web.finding import address_of_wish
from aankoopwijzer.web.policy import policy


@require_safe
def framework(request: HttpRequest) -> HttpResponse:
    """The ambitions by pillar, with their objectives."""
    pack = policy()
    pillars = [
        (pillar, [(each, pack.objectives_of(each.id)) for each in _ambitions_of(pillar.id, pack)])
        for pillar in sorted(pack.pillars.values(), key=lambda pillar: pillar.order)
    ]
    return render(request, "aankoopwijzer/framework/index.html", {"pack": pack, "pillars": pillars})


@require_safe
def entry(request: HttpRequest, code: str) -> HttpResponse:
    """One ambition, objective or row."""
    pack = policy()
    if code in pack.ambitions:
        return _ambition(request, code, pack)
    if code in pack.objectives:
        return _objective(request, code, pack)
    if code in pack.rows:
        return _row(request, code, pack)
    raise Http404


def _ambition(request: HttpRequest, code: str, pack: PolicyPack) -> HttpResponse:
    ambition = pack.ambitions[code]
    page = {
        "pack": pack,
        "ambition": ambition,
        "pillar": pack.pillars[ambition.pillar],
        "objectives": pack.objectives_of(code),
        "rows": [(row, pack.product_groups[row.product_group]) for row in _rows_of(code, pack)],
        "targets": [each for each in pack.targets.values() if _is_target_of(each, code, pack)],
        "criteria_address": address_of_wish(CriteriaWish(serves=code)),
        "carried_by": [(pack.stakeholders[each.role], each.who) for each in ambition.stakeholders],
    }
    return render(request, "aankoopwijzer/framework/ambition.html", page)


def _objective(request: HttpRequest, code: str, pack: PolicyPack) -> HttpResponse:
    objective = pack.objectives[code]
    page = {
        "ambition": pack.ambitions[objective.ambition],
        "objective": objective,
        "duties": [
            (each, each.because.filled(_any_purchase()), each.because_not.filled(_any_purchase()))
            for each in pack.obligations.values()
            if each.objective == code
        ],
        "targets": [each for each in pack.targets.values() if code in each.objectives],
        "criteria": [at_level(each) for each in pack.criteria.values() if code in each.objectives],
        "criteria_address": address_of_wish(CriteriaWish(serves=code)),
    }
    return render(request, "aankoopwijzer/framework/objective.html", page)


def _row(request: HttpRequest, code: str, pack: PolicyPack) -> HttpResponse:
    row = pack.rows[code]
    page = {
        "ambition": pack.ambitions[row.ambition],
        "row": row,
        "group": pack.product_groups[row.product_group],
        "siblings": [
            each for each in pack.rows.values() if each.product_group == row.product_group and each.id != row.id
        ],
        "targets": [each for each in pack.targets.values() if code in each.rows],
        "criteria": [at_level(each) for each in pack.criteria.values() if code in each.rows],
        "criteria_address": address_of_wish(CriteriaWish(row=code)),
    }
    return render(request, "aankoopwijzer/framework/row.html", page)


def _any_purchase() -> dict[str, str]:
    """What the blanks of a rule's sentence stand for when it is not about one purchase."""
    return {
        "rows": _("a product group of this objective"),
        "value": _("the estimate"),
        "threshold": _("the threshold"),
        "period": _("of that day"),
        "date": _("that day"),
    }


def _ambitions_of(pillar: str, pack: PolicyPack) -> list:
    return sorted((each for each in pack.ambitions.values() if each.pillar == pillar), key=lambda each: each.order)


def _rows_of(ambition: str, pack: PolicyPack) -> list:
    return sorted((each for each in pack.rows.values() if each.ambition == ambition), key=lambda each: each.number)


def _is_of(row: str, ambition: str) -> bool:
    return row.partition("/")[0] == ambition


def _is_target_of(target: Target, ambition: str, pack: PolicyPack) -> bool:
    """Whether it is on a row of the ambition or, without rows, stated by one of its objectives."""
    if target.rows:
        return any(_is_of(row, ambition) for row in target.rows)
    return any(pack.objectives[code].ambition == ambition for code in target.objectives)
