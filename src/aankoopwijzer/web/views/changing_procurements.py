"""Telling of a procurement: a new one, what changed in one, an advice that becomes a planned purchase."""

import json

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.visitor import Access, Person
from aankoopwijzer.flows.add_procurement import add_procurement
from aankoopwijzer.flows.change_procurement import change_procurement
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.flows.plan_purchase import plan_purchase
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.procurements.commands import ReferenceTaken
from aankoopwijzer.reports.procurement_problems import fault_sentence
from aankoopwijzer.web import procuring
from aankoopwijzer.web.advising import advise
from aankoopwijzer.web.carrying import draft_in, go_to
from aankoopwijzer.web.codes import known_codes
from aankoopwijzer.web.forms.procurement import ProcurementForm, shown
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording
from aankoopwijzer.web.views.broken import answers_broken_drafts
from aankoopwijzer.web.visitors import visitor_of


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Describe a procurement of an authority where the reader may."""
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Say what changed, or mend what is wrong."""
    kept = queries.procurement(number)
    if kept is None:
        raise Http404
    return _form(request, kept)


@answers_broken_drafts
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the advice as a planned purchase of the authority that it is for."""
    draft = draft_in(request)
    if not draft.title:
        return go_to("what", draft)
    if draft.authority is None:
        return go_to("facts", draft)
    if not procuring.within(request, Access.CHANGE).holds(draft.authority):
        raise PermissionDenied
    number = plan_purchase(
        advise(draft),
        authority=draft.authority,
        draft=json.dumps(draft.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, sort_keys=True),
        by=_by(request),
        at=timezone.now(),
    )
    return redirect("procurement", number=number)


def _form(request: HttpRequest, before: Procurement | None) -> HttpResponse:
    reached = procuring.within(request, Access.CHANGE)
    names = {id: name for id, name in procuring.authority_names().items() if reached.holds(id)}
    if before is not None:
        # A procurement stays with its authority.
        names = {before.authority: names.get(before.authority, before.authority)}
    form = ProcurementForm(
        request.POST if request.method == "POST" else None,
        authorities=names,
        known_codes=known_codes(),
        pack=policy(),
        wording=wording(),
        initial=shown(before) if before else {"stage": "planned"},
    )
    if request.method == "POST" and form.is_valid():
        number = _kept(request, form, before)
        if number is not None:
            # What was asked is promised from the award on.
            make_promises([number], policy(), by=_by(request), at=timezone.now())
            return redirect("procurement", number=number)
        form.add_error("reference", fault_sentence("reference-taken", wording().speech))
    page = {"form": form, "one": before}
    return render(request, "aankoopwijzer/procurements/form.html", page, status=422 if form.errors else 200)


def _kept(request: HttpRequest, form: ProcurementForm, before: Procurement | None) -> int | None:
    """The number of what was kept; None when the reference is taken."""
    said = form.procurement(before)
    try:
        if before is None:
            return add_procurement(said, by=_by(request), at=timezone.now())
        return change_procurement(said, by=_by(request), at=timezone.now()).number
    except ReferenceTaken:
        return None


def _by(request: HttpRequest) -> Actor:
    person = visitor_of(request)
    assert isinstance(person, Person)
    return Actor(kind="account", id=str(person.account))
