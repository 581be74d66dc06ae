"""The procurements of the authorities: a list, one of them, and the list as a file."""

from itertools import chain

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.intake.pairing import may_be_noticed
from aankoopwijzer.domain.records.procurement import STAGES
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.export_procurements import export_procurements
from aankoopwijzer.flows.export_register import TooManyRows
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.standards.ocds.package import package_pieces
from aankoopwijzer.web import pairing, procuring
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.codes import named
from aankoopwijzer.web.groups import grouped
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.promising import may
from aankoopwijzer.web.telling import tell
from aankoopwijzer.web.views.saved_views import PROCUREMENTS, views_on

_LATEST_CHANGES = 5


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What the reader may see of the procurements, filtered, sorted, a page at a time."""
    asked = procuring.wanted(request)
    found = procuring.found(request, asked)
    page = {
        "asked": asked,
        "found": found,
        "names": procuring.authority_names(),
        "stages": STAGES,
        "rows": policy().rows.values(),
        "years": queries.years(asked.within),
        "pairs_of": pairing.where_to_pair(request, asked.authority),
        "may_add": bool(procuring.within(request, Access.CHANGE)),
        "some_real": any(not one.is_fictitious for one in found.procurements),
        "some_fictitious": any(one.is_fictitious for one in found.procurements),
        **views_on(request, PROCUREMENTS, found.query),
    }
    return render(request, "aankoopwijzer/procurements/index.html", page)


@require_safe
def file(request: HttpRequest, form: str) -> HttpResponseBase:
    """The whole list as filtered, as csv or xlsx; or what is published of it, as open data."""
    if form == "ocds":
        return _open_data(request)
    if form not in ("csv", "xlsx"):
        raise Http404
    asked = procuring.wanted(request)
    seen = procuring.seen_through(request)
    try:
        made = export_procurements(
            (seen(one) for some in queries.all_procurements(asked) for one in some),
            policy(),
            authorities=procuring.authority_names(),
            form="csv" if form == "csv" else "xlsx",
            language=reader_language(request),
            on=today(),
        )
    except TooManyRows as many:
        around = {"title": gettext("Procurements"), "list_address": "procurements", "file_address": "procurements-file"}
        page = {**around, "limit": many.limit, "query": request.GET.urlencode()}
        return render(request, "aankoopwijzer/registers/too_many.html", page, status=422)
    response = StreamingHttpResponse(made.pieces, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def _open_data(request: HttpRequest) -> HttpResponseBase:
    """A release package of OCDS, release by release; a package without any is none, so that then a page says so."""
    releases = procuring.releases(request)
    first = next(releases, None)
    if first is None:
        page = {"query": request.GET.urlencode(), "may_be_made_up": procuring.MADE_UP not in request.GET}
        return render(request, "aankoopwijzer/procurements/nothing_published.html", page, status=422)
    made = package_pieces(
        chain([first], releases), uri=request.build_absolute_uri(), publisher=procuring.PUBLISHER, on=today()
    )
    response = StreamingHttpResponse(made, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="aankopen-{today().isoformat()}.json"'
    return response


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One procurement: values, lots, duties and what was done with them, criteria, and what changed last."""
    kept = queries.procurement(number)
    if kept is None and (plan := queries.now_known_as(number)) is not None:
        return redirect("procurement", number=plan)
    if kept is None:
        raise Http404
    pack = policy()
    shown = procuring.as_seen(request, kept)
    groups = grouped(((each.row, ()) for each in shown.rows if each.row in pack.rows), pack)
    is_within = procuring.within(request).holds(shown.authority)
    sees_history = procuring.may_see_history(request, kept)
    page = {
        "one": shown,
        "authority": procuring.authority_names().get(shown.authority, shown.authority),
        "groups": groups,
        "lots": [(lot, grouped(((row, ()) for row in lot.rows or () if row in pack.rows), pack)) for lot in shown.lots],
        "lots_are_apart": any(lot.rows is not None for lot in shown.lots),
        "lots_could_be_apart": len(shown.lots) > 1 and len(shown.rows) > 1,
        "cpv": named(shown.cpv, reader_language(request)),
        "found_by": sorted({each.found_by for each in shown.rows if each.found_by}),
        "criteria": [(each, pack.criteria.get(each.criterion)) for each in shown.criteria if each.is_chosen],
        "left_out": [
            (each, pack.criteria.get(each.criterion), pack.drop_reasons.get(each.reason or ""))
            for each in shown.criteria
            if not each.is_chosen
        ],
        "deviations": [(each, pack.objectives.get(each.objective)) for each in shown.deviations],
        "is_within": is_within,
        "may_change": procuring.may_change(request, kept),
        "may_depart": procuring.may_depart(request, kept),
        "may_have_a_notice": may_be_noticed(kept),
        "joined": pairing.joined_with(number, speech(reader_language(request))) if is_within else None,
        "sees_promises": may(request, Access.VIEW, "contract", kept),
        "sees_history": sees_history,
        "lines": tell(changes_of("procurement", str(number), most=_LATEST_CHANGES)) if sees_history else [],
    }
    return render(request, "aankoopwijzer/procurements/one.html", page)
