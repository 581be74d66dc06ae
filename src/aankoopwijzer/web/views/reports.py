"""The report to a council: choose a year, take it along."""

from typing import get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.measures.council import Years, years_to_report
from aankoopwijzer.flows.report_to_council import ReportForm, report_to_council
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.made_files import made_file
from aankoopwijzer.web.measured import seen_of
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.views.progress import counting


@require_safe
def report(request: HttpRequest, authority: str) -> HttpResponse:
    """The years to choose from, and the report on the chosen one in each form."""
    known, years = policy().authorities, _years()
    if authority != REGION and authority not in known:
        raise Http404
    asked = request.GET.get("jaar", "")
    chosen = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years.latest_first else years.last
    page = {
        "authority": authority,
        "name": None if authority == REGION else known[authority].name,
        "authorities": known.values(),
        "years": years.latest_first,
        "chosen": chosen,
        "is_other": bool(asked) and asked != str(chosen),
    }
    return render(request, "aankoopwijzer/reporting/report.html", page)


@require_safe
def file(request: HttpRequest, authority: str, year: int, form: str) -> HttpResponse:
    """The report on a year as Word, PDF or Excel."""
    whose = None if authority == REGION else authority
    if form not in get_args(ReportForm) or year not in _years().latest_first:
        raise Http404
    if whose is not None and whose not in policy().authorities:
        raise Http404
    language = reader_language(request)
    found = seen_of(year)
    if found.full is None or not found.is_current:
        # A report is kept and quoted: it is never made of figures of before.
        return counting(request)
    measured = found.full
    return made_file(
        request,
        ("report", whose, year, form, language, found.key),
        lambda: report_to_council(
            measured,
            form,  # type: ignore[arg-type]  # one of the forms
            authority=whose,
            language=language,
            made_on=today(),
        ),
    )


def _years() -> Years:
    return years_to_report(policy(), on=today())
