"""The page of a supplier: one contract, opened by its link. Nothing else can be reached from it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.promise import PromiseRefused
from aankoopwijzer.domain.records.visitor import Access, LinkHolder
from aankoopwijzer.flows.disclose_site import disclose_site
from aankoopwijzer.flows.submit_proof import submit_proof
from aankoopwijzer.register.accounts.commands import note_link_use
from aankoopwijzer.register.accounts.queries import link_holder
from aankoopwijzer.register.procurements.queries import procurement
from aankoopwijzer.register.promises.queries import promise
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.procuring import authority_names
from aankoopwijzer.web.promising import in_words, promises_on


@require_http_methods(["GET", "HEAD", "POST"])
def contract(request: HttpRequest, secret: str) -> HttpResponse:
    """What this supplier promised; he sends proof and says where things are made."""
    holder = link_holder(secret, on=today())
    if holder is None:
        return render(request, "aankoopwijzer/contract/closed.html", status=404)
    one = _opened(holder)
    note_link_use(holder.link, on=today())
    problem = _done(request, holder, one) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return redirect("supplier-contract", secret=secret)
    page: dict[str, Any] = {
        "one": one.without_internal(),
        "authority": authority_names().get(one.authority, one.authority),
        "promises": promises_on(one),
        "problem": problem,
        "megabytes": settings.UPLOAD_BYTES // 1024**2,
        "tiers": range(5),
        "typed": request.POST if problem else {},
    }
    response = render(request, "aankoopwijzer/contract/index.html", page, status=422 if problem else 200)
    add_never_cache_headers(response)
    # The address is the key: it goes to no search engine.
    response["X-Robots-Tag"] = "noindex"
    return response


def _opened(holder: LinkHolder) -> Procurement:
    """The one contract that the link opens; whatever else it might name is not there."""
    one = procurement(int(holder.record)) if holder.kind == "contract" and holder.record.isdigit() else None
    if one is None:
        raise Http404
    if judge(holder, Access.VIEW, Thing("contract", one.authority, str(one.number)), on=today()) is not Verdict.ALLOWED:
        raise Http404
    return one


def _done(request: HttpRequest, holder: LinkHolder, one: Procurement) -> str:
    """Do what was asked; says what stands in the way, empty when nothing does."""
    thing = Thing("evidence", one.authority, within=("contract", str(one.number)))
    if judge(holder, Access.CHANGE, thing, on=today()) is not Verdict.ALLOWED:
        raise Http404
    by, said = Actor(kind="supplier_link", id=str(holder.link)), request.POST
    if said.get("do") == "site":
        tier = said.get("tier", "")
        try:
            disclose_site(
                one,
                tier=int(tier) if tier.isascii() and tier.isdigit() and len(tier) == 1 else -1,
                site=said.get("site", ""),
                address=said.get("address", ""),
                country=said.get("country", ""),
                activity=said.get("activity", ""),
                by=by,
                at=timezone.now(),
                on=today(),
            )
        except ValueError:
            return gettext("Give the site a name, and say which link of the chain it is.")
        return ""
    number = said.get("promise", "")
    found = promise(int(number)) if number.isascii() and number.isdigit() and len(number) < 12 else None
    if found is None or found.procurement != one.number:
        raise Http404
    try:
        submit_proof(
            found.number or 0,
            [(str(each.name), each.read(settings.UPLOAD_BYTES + 1)) for each in request.FILES.getlist("proof")],
            note=said.get("note", ""),
            most_bytes=settings.UPLOAD_BYTES,
            by=by,
            at=timezone.now(),
            on=today(),
        )
    except PromiseRefused as refused:
        return in_words(refused, request)
    return ""
