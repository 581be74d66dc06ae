"""Actions for the objectives: a list, a new one, what became of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge, reach
from aankoopwijzer.domain.records.action import ACTION_STATES, Action
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.add_action import add_action
from aankoopwijzer.flows.change_action import change_action
from aankoopwijzer.register.actions import queries
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.forms.action import ActionForm
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.procuring import authority_names
from aankoopwijzer.web.reasons import reason_in
from aankoopwijzer.web.unfolding import wording
from aankoopwijzer.web.visitors import actor_of, visitor_of


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """What is done within reach, what is due first on top."""
    reached = reach(visitor_of(request), Access.VIEW, "action", on=today())
    names = {id: name for id, name in authority_names().items() if reached.holds(id)}
    place, state = request.GET.get("bestuur"), request.GET.get("stand")
    found = queries.actions(
        None if reached.whole_region else reached.authorities,
        authority=place if place in names else None,
        state=state if state in ACTION_STATES else None,
    )
    page = {
        "found": [(one, one.is_overdue(today()), _may_change(request, one)) for one in found],
        "names": names,
        "place": place if place in names else "",
        "state": state if state in ACTION_STATES else "",
        "states": ACTION_STATES,
        "may_add": bool(reach(visitor_of(request), Access.CHANGE, "action", on=today())),
    }
    return render(request, "aankoopwijzer/actions/index.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Plan an action."""
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Say how far an action is."""
    one = queries.action(number)
    if one is None:
        raise Http404
    return _form(request, one)


def _form(request: HttpRequest, before: Action | None) -> HttpResponse:
    reached = reach(visitor_of(request), Access.CHANGE, "action", on=today())
    region = {REGION: gettext("the whole region")}
    places = {id: name for id, name in authority_names().items() if reached.holds(id)}
    if reached.whole_region:
        places |= region
    shown: dict[str, object] = {"state": "planned"}
    if before is not None:
        # An action stays with its authority.
        id = before.authority or REGION
        places = {id: ({**authority_names(), **region}).get(id, id)}
        shown = before.model_dump() | {"authority": id}
    form = ActionForm(
        request.POST if request.method == "POST" else None,
        places=places,
        objectives=policy().objectives,
        wording=wording(),
        initial=shown,
    )
    if request.method == "POST" and form.is_valid():
        said, by = form.action(before, region=REGION), actor_of(request)
        if before is None:
            add_action(said, by=by, at=timezone.now())
        else:
            change_action(said, by=by, at=timezone.now(), why=reason_in(request))
        return redirect("actions")
    page = {"form": form, "one": before, "why": reason_in(request)}
    return render(request, "aankoopwijzer/actions/form.html", page, status=422 if form.errors else 200)


def _may_change(request: HttpRequest, one: Action) -> bool:
    thing = Thing("action", one.authority, str(one.number))
    return judge(visitor_of(request), Access.CHANGE, thing, on=today()) is Verdict.ALLOWED
