"""The start page: one question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from aankoopwijzer.register.procurements import queries
from aankoopwijzer.web.advising import advise, suggested, today
from aankoopwijzer.web.carrying import go_to
from aankoopwijzer.web.draft import TITLE_LENGTH, Draft
from aankoopwijzer.web.forms.files import FilesForm
from aankoopwijzer.web.forms.purchase import TitleForm
from aankoopwijzer.web.measured import glimpsed


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask what is bought; on to its facts when we recognise it, else to a fuller description.

    An amount among the words is taken along, and today as the day until the buyer gives another.
    """
    form = TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        draft = Draft(title=form.cleaned_data["title"], date=today())
        seen = advise(draft)
        return go_to("facts" if seen.matches else "what", draft.with_(value_eur=seen.purchase.value_eur))
    found = glimpsed()
    page = {
        "form": form,
        "file_form": FilesForm(),
        "examples": queries.example_purchases(),
        "ambitions": [(line.of, line.region) for line in found.progress.ambitions] if found.progress else [],
        "is_current": found.is_current,
    }
    return render(request, "aankoopwijzer/start.html", page, status=422 if form.errors else 200)


@require_safe
def recognise(request: HttpRequest) -> HttpResponse:
    """The product groups in what somebody is typing, as a piece of a page."""
    title = request.GET.get("title", "").strip()[:TITLE_LENGTH]
    found = suggested(title) if title else None
    return render(request, "aankoopwijzer/parts/suggestions.html", {"title": title, "found": found})
