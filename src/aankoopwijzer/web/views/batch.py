"""Several purchases at once: notices and lists in, a table of advices out. Nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.flows.export_overview import export_overview
from aankoopwijzer.standards.notice_error import NoticeError, NoticeErrors
from aankoopwijzer.web.advising import advise, today
from aankoopwijzer.web.carrying import address_of
from aankoopwijzer.web.draft import Draft, UnreadableDraft
from aankoopwijzer.web.forms.files import FilesForm
from aankoopwijzer.web.handed_over import MOST_LINES, Line, filled, read_files, said_of
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.views.broken import answers_broken_drafts


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest) -> HttpResponse:
    """Take files; a single purchase in them goes straight to its advice, more become a table.

    A notice that declares or has green, social or other aspects stays here: that is shown beside the way to its advice.
    """
    if request.method != "POST":
        return render(request, "aankoopwijzer/batch/index.html", {"form": FilesForm(), "most_lines": MOST_LINES})
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        page = {"form": form, "most_lines": MOST_LINES}
        return render(request, "aankoopwijzer/batch/index.html", page, status=422)
    if request.POST.get("do") == "fill":
        return _filled(request, form)
    lines = read_files(form.cleaned_data["upload"])
    if len(lines) == 1 and lines[0].draft is not None and not lines[0].aspects:
        return redirect(address_of("advice", lines[0].draft))
    return render(request, "aankoopwijzer/batch/results.html", _results(lines))


def _filled(request: HttpRequest, form: FilesForm) -> HttpResponse:
    """The notice back with the fields that the policy asks for, or what stands in the way beside the form."""
    files = form.cleaned_data["upload"]
    try:
        content = filled(files[0]) if len(files) == 1 else None
    except (NoticeError, NoticeErrors, PurchaseError) as error:
        form.add_error("upload", list(said_of(error)))
        content = None
    if content is None:
        if not form.errors:
            form.add_error("upload", _("Hand over one notice to have its fields filled in."))
        page = {"form": form, "most_lines": MOST_LINES}
        return render(request, "aankoopwijzer/batch/index.html", page, status=422)
    response = HttpResponse(content, content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="aankoopwijzer-{today().isoformat()}.xml"'
    return response


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
