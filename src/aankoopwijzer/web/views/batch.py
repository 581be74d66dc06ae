"""Several purchases at once: notices and lists in, a table of advices out. Nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from aankoopwijzer.flows.export_overview import export_overview
from aankoopwijzer.web.advising import advise, today
from aankoopwijzer.web.carrying import address_of
from aankoopwijzer.web.draft import Draft, UnreadableDraft
from aankoopwijzer.web.forms.files import FilesForm
from aankoopwijzer.web.handed_over import MOST_LINES, Line, read_files
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.views.broken import answers_broken_drafts


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest) -> HttpResponse:
    """Take files; a single purchase in them goes straight to its advice, more become a table."""
    if request.method != "POST":
        return render(request, "aankoopwijzer/batch/index.html", {"form": FilesForm(), "most_lines": MOST_LINES})
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        page = {"form": form, "most_lines": MOST_LINES}
        return render(request, "aankoopwijzer/batch/index.html", page, status=422)
    lines = read_files(form.cleaned_data["upload"])
    if len(lines) == 1 and lines[0].draft is not None:
        return redirect(address_of("advice", lines[0].draft))
    return render(request, "aankoopwijzer/batch/results.html", _results(lines))


@answers_broken_drafts
@require_POST
def overview(request: HttpRequest) -> HttpResponse:
    """The table of advices as a spreadsheet, made again from the purchases in the form."""
    packed = request.POST.getlist("c")[:MOST_LINES]
    if not packed:
        raise UnreadableDraft
    advices = [advise(Draft.unpacked(each)) for each in packed]
    file = export_overview(advices, policy(), language=reader_language(request), on=today())
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _results(lines: tuple[Line, ...]) -> dict[str, object]:
    good = [line for line in lines if line.draft is not None]
    return {
        "lines": lines,
        "good": good,
        "wrong": [line for line in lines if line.draft is None],
        "form": FilesForm(),
        "is_cut": len(lines) >= MOST_LINES,
        "most_lines": MOST_LINES,
    }
