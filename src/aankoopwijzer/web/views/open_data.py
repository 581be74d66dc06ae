"""The open data: what there is, and the files at addresses that stay."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aankoopwijzer.flows.describe_open_data import describe_open_data
from aankoopwijzer.flows.publish_results import publish_results
from aankoopwijzer.reports.open_data.catalogue import FORMS
from aankoopwijzer.reports.open_data.results_file import LICENCE
from aankoopwijzer.reports.result_columns import COLUMNS
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.made_files import made_file
from aankoopwijzer.web.measured import seen
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.views.progress import counting


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The files with their addresses, the licence, and what each column means."""
    tongue = speech(reader_language(request))
    page = {
        "forms": FORMS,
        "authorities": policy().authorities.values(),
        "region": REGION,
        "licence": LICENCE,
        "columns": [(name, tongue.say(means)) for name, means in COLUMNS.items()],
    }
    return render(request, "aankoopwijzer/reporting/open_data.html", page)


@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    """The results of all authorities and the region."""
    return _results(request, form, "", (None, *policy().authorities))


@require_safe
def file_of(request: HttpRequest, authority: str, form: str) -> HttpResponse:
    """The results of one authority, or of the region."""
    if authority != REGION and authority not in policy().authorities:
        raise Http404
    return _results(request, form, authority, (None if authority == REGION else authority,))


@require_safe
def catalogue(request: HttpRequest, form: str) -> HttpResponse:
    """What there is, as DCAT-AP says it."""
    if form not in ("jsonld", "ttl"):
        raise Http404
    site = request.build_absolute_uri(reverse("open-data"))
    made = describe_open_data(policy(), "jsonld" if form == "jsonld" else "ttl", site=site, on=today())
    return HttpResponse(made.content, content_type=made.media_type)


def _results(request: HttpRequest, form: str, whose: str, authorities: tuple[str | None, ...]) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    found = seen()
    if found.full is None:
        return counting(request)
    measured = found.full
    return made_file(
        request,
        ("results", whose, form, found.key),
        lambda: publish_results(measured, form, authorities=authorities),  # type: ignore[arg-type]  # one of the forms
    )
