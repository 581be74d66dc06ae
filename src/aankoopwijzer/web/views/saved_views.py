"""Filters that somebody gave a name: keeping one, letting go of one, those that stand on a page."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from aankoopwijzer.domain.policy.permissions import Reach, reach
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.domain.records.saved_view import LONGEST_NAME, SavedView, ViewRefused
from aankoopwijzer.domain.records.visitor import Access, Person
from aankoopwijzer.flows.drop_view import drop_view
from aankoopwijzer.flows.save_view import save_view
from aankoopwijzer.register.saved_views import queries
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.registers import authority_names
from aankoopwijzer.web.visitors import visitor_of

PROCUREMENTS = "procurements"
_KINDS = {PROCUREMENTS: "procurement"} | {one.name: one.kind for one in REGISTERS.values()}
"""The line in the table of permissions of every list that can be kept."""
REFUSED = {
    "no-name": _("Give this filter a name."),
    "name-too-long": _("This name is longer than 80 characters. Give a shorter one."),
    "too-long": _("This filter is too long to keep. Look for fewer words."),
    "too-many": _("You have 50 filters on this list already. Remove one first."),
}


def list_address(page: str) -> str:
    """The address of the list that a view is of."""
    return reverse(PROCUREMENTS if page == PROCUREMENTS else f"register-{REGISTERS[page].word}")


def views_on(request: HttpRequest, page: str, query: str) -> dict[str, Any]:
    """What a list shows of the reader's filters: his own, those shared with him, and where he may share this one."""
    person = visitor_of(request)
    if not isinstance(person, Person):
        return {}
    shared = _sees(request, page)
    own = _changes(request, page)
    names = authority_names()
    found = queries.views_of(page, person.account, None if shared.whole_region else shared.authorities)
    return {
        "views": [
            {
                "view": one,
                "address": f"{list_address(page)}?{one.query}",
                "is_chosen": one.query == query,
                "is_own": one.owner == person.account,
                "shared": names.get(one.shared_with or "", ""),
                "may_drop": _may_drop(request, one),
            }
            for one in found
        ],
        "view_page": page,
        "view_query": query,
        "view_places": {id: each for id, each in names.items() if own.holds(id)},
        "longest_view_name": LONGEST_NAME,
    }


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the filter of a list under a name, for oneself or for an authority too; then show the list again."""
    page, place = request.POST.get("page", ""), request.POST.get("place", "")
    person = visitor_of(request)
    if page not in _KINDS or not isinstance(person, Person) or not _sees(request, page):
        raise Http404
    if place and not _changes(request, page).holds(place):
        raise PermissionDenied
    query = urlencode(parse_qsl(request.POST.get("query", "")))
    try:
        save_view(person.account, page, request.POST.get("name", ""), query, shared_with=place or None)
    except ViewRefused as refused:
        said = {"problem": REFUSED[refused.code], "back": f"{list_address(page)}?{query}"}
        return render(request, "aankoopwijzer/registers/view_refused.html", said, status=422)
    return redirect(f"{list_address(page)}?{query}")


@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Let go of a filter: one's own, or one that was shared with an authority where one changes things."""
    one = queries.view(number)
    if one is None or not _may_drop(request, one):
        raise Http404
    drop_view(number)
    return redirect(list_address(one.page))


def _may_drop(request: HttpRequest, one: SavedView) -> bool:
    person = visitor_of(request)
    if isinstance(person, Person) and one.owner == person.account:
        return True
    return one.shared_with is not None and one.page in _KINDS and _changes(request, one.page).holds(one.shared_with)


def _sees(request: HttpRequest, page: str) -> Reach:
    return reach(visitor_of(request), Access.VIEW, _KINDS[page], on=today())


def _changes(request: HttpRequest, page: str) -> Reach:
    return reach(visitor_of(request), Access.CHANGE, _KINDS[page], on=today())
