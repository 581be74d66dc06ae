"""The lots, criteria, deviations and documents of a procurement, added, mended and taken away by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from aankoopwijzer.domain.records.history import Change
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows.change_procurement import ChangedSince, NoSuchProcurement, change_procurement
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.web.codes import known_codes
from aankoopwijzer.web.forms.procurement_parts import FORMS, by_hand, known_parts, with_parts
from aankoopwijzer.web.forms.several import MOST, Several
from aankoopwijzer.web.meanwhile import changes_meanwhile, version_of
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.reasons import reason_in
from aankoopwijzer.web.telling import tell
from aankoopwijzer.web.unfolding import wording
from aankoopwijzer.web.visitors import actor_of

MORE = "meer"


@dataclass(frozen=True, slots=True)
class Said:
    """What a page of parts says: its title, what it is for, what one is called, the button for one more."""

    title: str | Promise
    lead: str | Promise
    one: str | Promise
    more: str | Promise


SAID: Mapping[str, Said] = {
    "lots": Said(
        _("Lots of this purchase"),
        _("What is bought apart, with its own value and winner. A purchase without lots needs nothing here."),
        _("Lot"),
        _("One more lot"),
    ),
    "criteria": Said(
        _("Criteria of this purchase"),
        _("What of the library stands in the tender, and what was left out and why."),
        _("Criterion"),
        _("One more criterion"),
    ),
    "deviations": Said(
        _("Deviations from the framework"),
        _("An objective that this purchase departs from, with the reason and the organ that decided so."),
        _("Deviation"),
        _("One more deviation"),
    ),
    "documents": Said(
        _("Documents of this purchase"),
        _("What they are called and where they lie. The documents themselves stay in your own system."),
        _("Document"),
        _("One more document"),
    ),
}
PLACES: Mapping[str, str] = {
    "lots": "percelen",
    "criteria": "criteria",
    "deviations": "afwijkingen",
    "documents": "documenten",
}


def parts_of(name: str) -> Callable[..., HttpResponse]:
    """The page of the parts that stand in this field of a procurement."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def parts(request: HttpRequest, number: int) -> HttpResponse:
        version = version_of(number)
        one = queries.procurement(number)
        if one is None:
            raise Http404
        if (count := len(by_hand(one, name))) > MOST:
            return _too_many(request, name, one, count)
        if request.method != "POST":
            return _page(request, name, one, _several(name, one, parts=by_hand(one, name)), version=version)
        typed = _several(name, one, data=request.POST)
        changes = tuple(each for each in changes_meanwhile(request, number) if name in each.fields)
        if changes:
            return _both(request, name, one, typed, changes, version=version)
        if MORE in request.POST:
            return _page(request, name, one, _several(name, one, shown=typed.typed()), version=version)
        if not typed.is_valid():
            return _page(request, name, one, typed, version=version, status=422)
        try:
            after, why = with_parts(one, name, typed.records()), reason_in(request)
            change_procurement(after, by=actor_of(request), at=timezone.now(), why=why, known=one)
        except ChangedSince:
            return parts(request, number)
        except NoSuchProcurement:
            raise Http404 from None
        if name == "criteria":
            # What was asked is promised from the award on.
            make_promises([number], policy(), by=actor_of(request), at=timezone.now())
        return redirect(f"{reverse('procurement', args=[number])}#{PLACES[name]}")

    return parts


def _several(name: str, one: Procurement, **given: Any) -> Several:
    known = known_parts(one, name, pack=policy(), wording=wording(), codes=known_codes())
    return Several(FORMS[name], known=known, **given)


def _both(
    request: HttpRequest, name: str, one: Procurement, typed: Several, changes: tuple[Change, ...], *, version: int
) -> HttpResponse:
    """What was typed and what stands in the register now, side by side; nothing is kept yet."""
    mine = _several(name, one, shown=typed.typed(), empty=0)
    now = _several(name, one, parts=by_hand(one, name), empty=0)
    return _page(request, name, one, mine, version=version, changes=changes, now=now.told(), status=409)


def _too_many(request: HttpRequest, name: str, one: Procurement, count: int) -> HttpResponse:
    """No form: nobody looks through so many, and a page that holds some of them would take the others away."""
    page = {"one": one, "said": SAID[name], "place": PLACES[name], "count": count, "most": MOST}
    status = 422 if request.method == "POST" else 200
    return render(request, "aankoopwijzer/procurements/too_many_parts.html", page, status=status)


def _page(
    request: HttpRequest,
    name: str,
    one: Procurement,
    forms: Several,
    *,
    version: int,
    changes: tuple[Change, ...] = (),
    now: list[list[tuple[str, str]]] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = {
        "one": one,
        "said": SAID[name],
        "form": forms,
        "version": version,
        "place": PLACES[name],
        "changed": [(line.who, line.at) for line in tell(changes)],
        "now": now,
        "why": reason_in(request),
    }
    return render(request, "aankoopwijzer/procurements/parts.html", page, status=status)
