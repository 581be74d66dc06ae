"""Telling of a procurement: a new one, what changed in one, an advice that becomes a planned purchase."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from aankoopwijzer.domain.records.history import Change
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.add_procurement import add_procurement
from aankoopwijzer.flows.change_procurement import ChangedSince, NoSuchProcurement, change_procurement
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.flows.plan_purchase import plan_purchase
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.procurements.commands import ReferenceTaken
from aankoopwijzer.reports.procurement_problems import fault_sentence
from aankoopwijzer.web import procuring
from aankoopwijzer.web.advising import advise
from aankoopwijzer.web.carrying import draft_in, go_to
from aankoopwijzer.web.codes import known_codes
from aankoopwijzer.web.forms.fields import displayed
from aankoopwijzer.web.forms.procurement import ProcurementForm, shown
from aankoopwijzer.web.meanwhile import as_it_was, changes_meanwhile, version_of
from aankoopwijzer.web.policy import adviser, policy
from aankoopwijzer.web.reasons import reason_in
from aankoopwijzer.web.telling import tell
from aankoopwijzer.web.unfolding import wording
from aankoopwijzer.web.views.broken import answers_broken_drafts
from aankoopwijzer.web.visitors import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Describe a procurement of an authority where the reader may."""
    return _form(request, None, 0)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Say what changed, or mend what is wrong."""
    version = version_of(number)
    kept = queries.procurement(number)
    if kept is None:
        raise Http404
    return _form(request, kept, version)


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
        typed=draft.typed,
        by=actor_of(request),
        at=timezone.now(),
    )
    return redirect("procurement", number=number)


def _form(request: HttpRequest, before: Procurement | None, version: int) -> HttpResponse:
    if request.method != "POST":
        return _page(request, _asked(request, before), before, version=version)
    if before is not None and (changes := changes_meanwhile(request, before.number or 0)):
        return _both(request, before, changes, version=version)
    form = _asked(request, before, data=request.POST)
    if form.is_valid():
        try:
            number = _kept(request, form, before)
        except ChangedSince:
            assert before is not None
            return change(request, before.number or 0)
        except NoSuchProcurement:
            raise Http404 from None
        if number is not None:
            # What was asked is promised from the award on.
            make_promises([number], policy(), by=actor_of(request), at=timezone.now())
            return redirect("procurement", number=number)
        form.add_error("reference", fault_sentence("reference-taken", wording().speech))
    return _page(request, form, before, version=version, status=422)


def _asked(
    request: HttpRequest,
    before: Procurement | None,
    *,
    data: QueryDict | None = None,
    initial: Mapping[str, Any] | None = None,
) -> ProcurementForm:
    reached = procuring.within(request, Access.CHANGE)
    names = {id: name for id, name in procuring.authority_names().items() if reached.holds(id)}
    if before is not None:
        # A procurement stays with its authority.
        names = {before.authority: names.get(before.authority, before.authority)}
    return ProcurementForm(
        data,
        authorities=names,
        known_codes=known_codes(),
        pack=policy(),
        wording=wording(),
        initial=initial or (shown(before) if before else {"stage": "planned"}),
    )


def _both(request: HttpRequest, before: Procurement, changes: tuple[Change, ...], *, version: int) -> HttpResponse:
    """The form again, with what others changed meanwhile beside what was typed; nothing is kept yet.

    `version` is that of `before`: what changed after it was read is told the next time.
    """
    seen, now = shown(as_it_was(before, changes)), shown(before)
    typed = _asked(request, before, data=request.POST, initial=seen)
    form, there = _asked(request, before, initial=typed.on_top_of(now)), _asked(request, before)
    for name in form.fields:
        if seen.get(name) != now.get(name) and displayed(form[name]) != displayed(there[name]):
            form[name].meanwhile = displayed(there[name]) or gettext("nothing")  # type: ignore[attr-defined]
    return _page(request, form, before, version=version, changes=changes, status=409)


def _page(
    request: HttpRequest,
    form: ProcurementForm,
    one: Procurement | None,
    *,
    version: int,
    changes: tuple[Change, ...] = (),
    status: int = 200,
) -> HttpResponse:
    page = {"form": form, "one": one, "version": version, "meanwhile": tell(changes), "why": reason_in(request)}
    return render(request, "aankoopwijzer/procurements/form.html", page, status=status)


def _kept(request: HttpRequest, form: ProcurementForm, before: Procurement | None) -> int | None:
    """The number of what was kept; None when the reference is taken. Raises `ChangedSince` or `NoSuchProcurement`."""
    said = form.procurement(before)
    try:
        if before is None:
            return add_procurement(said, by=actor_of(request), at=timezone.now(), adviser=adviser())
        return change_procurement(
            said, by=actor_of(request), at=timezone.now(), why=reason_in(request), known=before
        ).number
    except ReferenceTaken:
        return None
