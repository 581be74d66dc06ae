"""What an authority, or the region, decided itself: the figures to reach, and where it started."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.local_aims import in_force
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.adopt_local_aim import adopt_local_aim
from aankoopwijzer.flows.list_choices import list_choices
from aankoopwijzer.flows.set_baseline import set_baseline
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.charting import place_name
from aankoopwijzer.web.forms.own_targets import AimForm, BaselineForm
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording
from aankoopwijzer.web.visitors import actor_of, visitor_of


@require_safe
def own_targets(request: HttpRequest, authority: str) -> HttpResponse:
    """Every aim and baseline of an authority, the latest first; what was taken over stays to be seen."""
    place, pack = _place(authority), policy()
    aims, baselines = list_choices()
    mine = [each for each in aims[::-1] if each.authority == place]
    counting = set(in_force(mine).values())
    started: dict[tuple[str, str | None], Baseline] = {}
    for each in baselines:
        if each.authority == place:
            started[each.indicator, each.product_group] = each
    page = {
        **_around(authority),
        "aims": [(each, pack.targets.get(each.target), each in counting, _measuring(each.target)) for each in mine],
        "baselines": [
            (each, pack.indicators.get(each.indicator), started[each.indicator, each.product_group] is each)
            for each in baselines[::-1]
            if each.authority == place
        ],
        "may_set": judge(visitor_of(request), Access.CHANGE, Thing("local_choice", place), on=today())
        is Verdict.ALLOWED,
    }
    return render(request, "aankoopwijzer/own_targets/index.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def new_aim(request: HttpRequest, authority: str) -> HttpResponse:
    """Write down a figure to reach that was decided."""
    form = AimForm(_given(request), pack=policy(), wording=wording(), today=today())
    if request.method == "POST" and form.is_valid():
        adopt_local_aim(form.aim(_place(authority)), policy(), by=actor_of(request), at=timezone.now())
        return redirect("own-targets", authority)
    page = {**_around(authority), "form": form}
    return render(request, "aankoopwijzer/own_targets/aim.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def new_baseline(request: HttpRequest, authority: str) -> HttpResponse:
    """Write down where the authority started."""
    form = BaselineForm(_given(request), pack=policy(), wording=wording(), today=today())
    if request.method == "POST" and form.is_valid():
        set_baseline(form.baseline(_place(authority)), policy(), by=actor_of(request), at=timezone.localtime())
        return redirect("own-targets", authority)
    page = {**_around(authority), "form": form}
    return render(request, "aankoopwijzer/own_targets/baseline.html", page, status=422 if form.errors else 200)


def _measuring(target: str) -> list[Indicator]:
    """The indicators that tell of a target: what its figure is about."""
    return [each for each in policy().indicators.values() if target in each.answers]


def _place(authority: str) -> str | None:
    """The authority, None for the region; one that merged or left decides nothing any more."""
    if authority == REGION:
        return None
    if authority not in policy().authorities:
        raise Http404
    return authority


def _around(authority: str) -> dict[str, Any]:
    return {"authority": authority, "place": place_name(_place(authority)), "is_region": authority == REGION}


def _given(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
