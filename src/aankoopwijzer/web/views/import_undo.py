"""An import is taken back: first what follows, then a word, with a reason if there is one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.import_batch import ImportBatch
from aankoopwijzer.flows.foresee_undo import foresee_undo
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.register.imports import queries
from aankoopwijzer.reports.import_refusals import refusal_sentence
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.web.importing import TAKEN_BACK, around, demand_may_import, place_of
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.reasons import reason_in
from aankoopwijzer.web.visitors import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, authority: str, batch: int) -> HttpResponse:
    """What taking an import of this authority back would do; and do it."""
    found = queries.batch(batch)
    if found is None or found.authority != place_of(authority):
        raise Http404
    demand_may_import(request, found.kind, authority)
    if request.method != "POST":
        return _asked(request, authority, found)
    try:
        undo_import(
            batch,
            by=actor_of(request),
            at=timezone.now(),
            why=reason_in(request),
            with_answers=request.POST.get("antwoorden") == "1",
        )
    except ImportRefused as refused:
        return _asked(request, authority, found, refused)
    return redirect(f"{reverse('imports-of', args=[authority])}?{TAKEN_BACK}={batch}")


def _asked(
    request: HttpRequest, authority: str, found: ImportBatch, refused: ImportRefused | None = None
) -> HttpResponse:
    page = around(authority) | {"batch": found, "why": reason_in(request)}
    is_refused_for_good = False
    try:
        page["foreseen"] = foresee_undo(found.number)
    except ImportRefused as error:
        refused, is_refused_for_good = error, True
    if refused is not None:
        page["problem"] = refusal_sentence(refused, speech(reader_language(request)))
    page["may_go_on"] = not is_refused_for_good
    return render(request, "aankoopwijzer/imports/undo.html", page, status=422 if refused else 200)
