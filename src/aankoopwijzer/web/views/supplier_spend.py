"""The yearly report of spend per supplier: on a page, and as a file."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod, Resolved
from aankoopwijzer.domain.records.supplier_spend import BASES
from aankoopwijzer.flows.export_suppliers_report import SUPPLIERS_FORMS, export_suppliers_report
from aankoopwijzer.flows.report_suppliers import report_suppliers
from aankoopwijzer.register.imports import rows
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.reports.supplier_spend_sheet import BASIS, beside_in_words
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy

_SHOWN = 200
_DAY = "low-value-report-day"


@require_safe
def report(request: HttpRequest, authority: str) -> HttpResponse:
    """What the authority spent per supplier in the year that was asked, else in the last that is over.

    Each authority reports for itself: for the region there is the list to choose one from.
    """
    if authority == REGION:
        return redirect("register-spend-lines")
    name = _name(authority)
    years = rows.years("spend_lines", {authority})
    asked = request.GET.get("jaar", "")
    over = today().year - 1
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else over
    found, told = report_suppliers(authority, year), speech(reader_language(request))
    page = {
        "authority": authority,
        "name": name,
        "years": sorted({*years, over}, reverse=True),
        "year": year,
        "report": found,
        "heads": [told.say(BASIS[basis]) for basis in BASES],
        "rows": [(one, [one.by[basis] for basis in BASES]) for one in found.suppliers[:_SHOWN]],
        "more": max(len(found.suppliers) - _SHOWN, 0),
        "total": [found.total.by[basis] for basis in BASES],
        "whole": found.total.whole,
        "beside": [(beside_in_words(each, told), each) for each in found.beside],
        "due": _due(year),
        "due_year": year + 1,
    }
    return render(request, "aankoopwijzer/registers/supplier_spend.html", page)


@require_safe
def file(request: HttpRequest, authority: str, year: int, form: str) -> HttpResponse:
    """The report on a year as csv or Excel, with every supplier."""
    _name(authority)
    chosen = next((each for each in SUPPLIERS_FORMS if each == form), None)
    if chosen is None or not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise Http404
    language = reader_language(request)
    made = export_suppliers_report(report_suppliers(authority, year), chosen, language=language, on=today())
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def _name(authority: str) -> str:
    known = policy().authorities.get(authority)
    if known is None:
        raise Http404
    return known.name


def _due(year: int) -> Resolved | None:
    """The day by which the report on a year is due; None when the law asked none yet, or the policy does not tell."""
    parameter = policy().parameters.get(_DAY)
    try:
        return parameter.on(dt.date(year + 1, 1, 1)) if parameter else None
    except BeforeFirstPeriod:
        return None
