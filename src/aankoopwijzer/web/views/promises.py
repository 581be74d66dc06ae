"""The promises of a contract: what proof is due, what came, how it was judged; and all that has to be followed up."""

from typing import Any, get_args

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from aankoopwijzer.domain.policy.permissions import reach
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.promise import Promise, PromiseRefused
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.issue_supplier_link import issue_supplier_link
from aankoopwijzer.flows.judge_proof import judge_proof
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.flows.revoke_supplier_link import revoke_supplier_link
from aankoopwijzer.flows.set_proof_due import set_proof_due
from aankoopwijzer.flows.submit_proof import submit_proof
from aankoopwijzer.register.accounts.queries import links_of
from aankoopwijzer.register.procurements.queries import procurement
from aankoopwijzer.register.promises import queries
from aankoopwijzer.register.promises.queries import Task
from aankoopwijzer.reports.promise_words import TASK_SIGN
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.procuring import authority_names
from aankoopwijzer.web.promising import in_words, may, promises_on
from aankoopwijzer.web.visitors import actor_of, visitor_of

_SHOWN = 200
LINK_DAYS = 90
CONTRACT = "contract"


@require_safe
def follow_up(request: HttpRequest) -> HttpResponse:
    """What has to be followed up in the contracts within reach: what is late, what waits, what comes."""
    reached = reach(visitor_of(request), Access.VIEW, CONTRACT, on=today())
    names = {id: name for id, name in authority_names().items() if reached.holds(id)}
    place = request.GET.get("bestuur")
    within = {place} if place in names else None if reached.whole_region else reached.authorities
    counts = queries.counts(within, today())
    first: Task = next((task for task in queries.TASKS[:4] if counts[task]), "later")
    asked = request.GET.get("wat")
    task: Task = next((each for each in get_args(Task) if each == asked), first)
    page = {
        "counts": [(each, counts[each], TASK_SIGN[each]) for each in queries.TASKS],
        "task": task,
        "place": place if place in names else "",
        "names": names,
        "found": queries.worklist(within, task, today(), most=_SHOWN),
        "total": counts[task],
        "most": _SHOWN,
    }
    return render(request, "aankoopwijzer/promises/follow_up.html", page)


@require_safe
def promises(request: HttpRequest, number: int) -> HttpResponse:
    """The promises of one contract."""
    return _page(request, _contract(number))


@require_POST
def make(request: HttpRequest, number: int) -> HttpResponse:
    """Make promises of what the tender asked, where that was not done yet."""
    make_promises([number], policy(), by=actor_of(request), at=timezone.now())
    return redirect("promises", number=number)


@require_POST
def prove(request: HttpRequest, number: int, promise: int) -> HttpResponse:
    """Keep files as proof."""
    contract, one = _contract(number), _promise(number, promise)
    files = [(str(each.name), each.read(settings.UPLOAD_BYTES + 1)) for each in request.FILES.getlist("proof")]
    try:
        submit_proof(
            one.number or 0,
            files,
            note=request.POST.get("note", ""),
            most_bytes=settings.UPLOAD_BYTES,
            by=actor_of(request),
            at=timezone.now(),
            on=today(),
        )
    except PromiseRefused as refused:
        return _page(request, contract, problem=in_words(refused, request), at=promise)
    return redirect("promises", number=number)


@require_POST
def judge(request: HttpRequest, number: int, promise: int) -> HttpResponse:
    """Accept or refuse the proof, or say by which day it is due."""
    contract, one = _contract(number), _promise(number, promise)
    by, reason = actor_of(request), request.POST.get("reason", "")
    try:
        match request.POST.get("do"):
            case "accept" | "refuse" as said:
                judge_proof(
                    one.number or 0,
                    is_accepted=said == "accept",
                    reason=reason,
                    by=by,
                    at=timezone.now(),
                    on=today(),
                )
            case "due":
                text = request.POST.get("due_on", "").strip()
                try:
                    day = parse_date(text) if text else None
                except ValueError:
                    day = None
                if text and (day is None or not 2000 <= day.year < 2100):
                    said_so = gettext("This is not a date. Write day, month and year, for example 2/03/2026.")
                    return _page(request, contract, problem=said_so, at=promise)
                set_proof_due(one.number or 0, day, by=by, at=timezone.now())
            case _:
                raise Http404
    except PromiseRefused as refused:
        return _page(request, contract, problem=in_words(refused, request), at=promise)
    return redirect("promises", number=number)


@require_safe
def evidence(request: HttpRequest, number: int, evidence: int) -> HttpResponse:
    """A file of proof, to keep and never to show: what a stranger sent must not run on our pages."""
    found = queries.evidence_file(number, evidence)
    if found is None:
        raise Http404
    told, content = found
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, told.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def give_link(request: HttpRequest, number: int) -> HttpResponse:
    """Make a link for the supplier; it is shown once."""
    contract = _contract(number)
    secret = issue_supplier_link(
        CONTRACT,
        str(number),
        authority=contract.authority,
        days=LINK_DAYS,
        by=actor_of(request),
        at=timezone.now(),
        on=today(),
    )
    return _page(request, contract, secret=secret, status=200)


@require_POST
def take_link(request: HttpRequest, number: int, link: int) -> HttpResponse:
    """A link opens nothing from now on."""
    if link not in {each.number for each in links_of(CONTRACT, str(number))}:
        raise Http404
    revoke_supplier_link(link, by=actor_of(request), at=timezone.now())
    return redirect("promises", number=number)


def _page(
    request: HttpRequest, contract: Procurement, *, problem: str = "", at: int = 0, secret: str = "", status: int = 0
) -> HttpResponse:
    links = [each for each in links_of(CONTRACT, str(contract.number)) if each.revoked_at is None]
    manages_links = may(request, Access.CHANGE, "supplier_link", contract)
    page: dict[str, Any] = {
        "one": contract,
        "authority": authority_names().get(contract.authority, contract.authority),
        "promises": promises_on(contract),
        "deviations": [(each, policy().objectives.get(each.objective)) for each in contract.deviations],
        "may_change": may(request, Access.CHANGE, CONTRACT, contract),
        "may_prove": may(request, Access.CHANGE, "evidence", contract),
        "manages_links": manages_links,
        "links": [each for each in links if each.expires_on > today()] if manages_links else [],
        "link_days": LINK_DAYS,
        "secret": secret,
        "problem": problem,
        "problem_at": at,
        "megabytes": settings.UPLOAD_BYTES // 1024**2,
    }
    return render(request, "aankoopwijzer/promises/of.html", page, status=status or (422 if problem else 200))


def _contract(number: int) -> Procurement:
    found = procurement(number)
    if found is None:
        raise Http404
    return found


def _promise(number: int, promise: int) -> Promise:
    """The promise, if it belongs to this contract."""
    found = queries.promise(promise)
    if found is None or found.procurement != number:
        raise Http404
    return found
