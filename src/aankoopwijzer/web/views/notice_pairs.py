"""Plans and the notices that came in of them: a person says which are one purchase."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from aankoopwijzer.domain.records.procurement_pair import JoinRefused, PairAnswer
from aankoopwijzer.flows.answer_notice_pair import answer_notice_pair
from aankoopwijzer.flows.list_notice_pairs import list_notice_pairs
from aankoopwijzer.flows.part_notice_pair import part_notice_pair
from aankoopwijzer.register.organisations.queries import organization
from aankoopwijzer.register.procurements import pairs
from aankoopwijzer.reports.pair_words import join_refusal
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.web import pairing
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.reasons import LONGEST, reason_in
from aankoopwijzer.web.visitors import actor_of

_SHOWN = 50
_ANSWERS: dict[str, PairAnswer] = {"zelfde": "same", "apart": "apart", "opnieuw": "open"}
_PART = "los"


@require_http_methods(["GET", "HEAD", "POST"])
def notice_pairs(request: HttpRequest, authority: str) -> HttpResponse:
    """The pairs of an authority that nobody decided on, or the one pair that the address names; what was decided."""
    if request.method == "POST":
        return _answered(request, authority)
    return _page(request, authority, _number(request.GET.get("plan")), _number(request.GET.get("aankondiging")))


def _answered(request: HttpRequest, authority: str) -> HttpResponse:
    plan, notice = _number(request.POST.get("plan")), _number(request.POST.get("aankondiging"))
    said = request.POST.get("antwoord", "")
    who: dict[str, Any] = {"by": actor_of(request), "at": timezone.now(), "why": reason_in(request)}
    common = {"authority": _place(authority), **who}
    if plan is None or notice is None or said not in {*_ANSWERS, _PART}:
        raise Http404
    try:
        if said == _PART:
            part_notice_pair(plan, policy(), **common)
        else:
            seen = request.POST.get("versie", "")
            answer_notice_pair(plan, notice, _ANSWERS[said], policy(), seen=seen, **common)
    except JoinRefused as refused:
        if refused.is_nothing:
            raise Http404 from None
        # Looked at again, with what changed: the answer was on something else.
        return _page(request, authority, plan, None, refused=refused, status=409)
    if said == "zelfde":
        return redirect("procurement", number=plan)
    return redirect(f"{reverse('procurement-pairs', args=[authority])}{'#beslist' if said != 'opnieuw' else ''}")


def _page(
    request: HttpRequest,
    authority: str,
    plan: int | None,
    notice: int | None,
    *,
    refused: JoinRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    place, told = _place(authority), speech(reader_language(request))
    try:
        found = list_notice_pairs(place, plan=plan, notice=notice, most=_SHOWN + 1)
    except JoinRefused as error:
        refused, status, found = error, 422, ()
    known = organization(authority)
    page = {
        "authority": authority,
        "place": known.name if known else gettext("the whole region"),
        "pairs": [pairing.told(each, told) for each in found[:_SHOWN]],
        "is_more": len(found) > _SHOWN,
        "plan": pairing.plan_of(plan, place),
        "notice": notice,
        "why": reason_in(request),
        "posted": _number(request.POST.get("aankondiging")),
        "longest": LONGEST,
        "problem": join_refusal(refused, told) if refused else "",
        "decided": pairing.decided(pairs.answered(place)) if plan is None else [],
    }
    return render(request, "aankoopwijzer/procurements/pairs.html", page, status=status)


def _place(authority: str) -> str | None:
    return None if authority == REGION else authority


def _number(text: str | None) -> int | None:
    """The number that was typed; None for anything else, a number that no database holds too."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
