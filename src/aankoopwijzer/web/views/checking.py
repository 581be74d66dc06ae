"""A draft tender handed over: checked, shown beside its findings, given back with comments or clauses."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from aankoopwijzer.documents.document_error import DocumentError, DocumentErrors
from aankoopwijzer.documents.reading import format_of
from aankoopwijzer.domain.guidance.choosing import ClauseWish
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.flows.export_check import CHECK_FORMATS, export_check
from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.flows.insert_clauses import insert_clauses
from aankoopwijzer.flows.mark_draft import mark_draft
from aankoopwijzer.flows.read_draft import DraftFile, read_draft
from aankoopwijzer.flows.review_draft import review_draft
from aankoopwijzer.flows.review_notice import review_notice
from aankoopwijzer.reports.document_problems import file_problem
from aankoopwijzer.reports.draft_check.wording import CheckWording
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.checked import Checked
from aankoopwijzer.web.forms.draft_check import DraftCheckForm
from aankoopwijzer.web.handed_over import said_of
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import checker, policy

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_CLAUSES = 100


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Take a draft; show the report, or give it back as a file when one was asked."""
    if request.method != "POST":
        return render(request, "aankoopwijzer/check/index.html", {"form": DraftCheckForm()})
    form = DraftCheckForm(request.POST, request.FILES, questions=_questions(request))
    if not form.is_valid():
        return _again(request, form)
    file: UploadedFile = form.cleaned_data["upload"]
    content, name = file.read(), str(file.name)
    try:
        draft, found = _checked(content, name, form)
        asked = request.POST.get("do", "show")
        if asked != "show":
            return _as_file(_made(asked, content, draft, found, request, name))
    except DocumentError as error:
        form.add_error("upload", file_problem(error, speech(reader_language(request))))
        return _again(request, form)
    except DocumentErrors as errors:
        said = speech(reader_language(request))
        form.add_error("upload", [file_problem(each, said) for each in errors.errors])
        return _again(request, form)
    except (NoticeError, PurchaseError) as error:
        form.add_error("upload", list(said_of(error)))
        return _again(request, form)
    wording = CheckWording(reader_language(request), policy())
    remarks = wording.remarks(found, draft.remarks if draft else ())
    checked = Checked(found, wording, name, remarks, is_word=draft is not None and draft.format == "docx")
    return render(request, "aankoopwijzer/check/index.html", {"form": form, "checked": checked})


def _again(request: HttpRequest, form: DraftCheckForm) -> HttpResponse:
    return render(request, "aankoopwijzer/check/index.html", {"form": form}, status=422)


def _questions(request: HttpRequest) -> list[str]:
    """The questions that the form answers, as far as the policy knows them."""
    known = policy().questions.keys() | {f"row:{row}" for row in policy().rows}
    named = (name.removeprefix("answer:") for name in request.POST if name.startswith("answer:"))
    return [id for id in named if id in known]


def _checked(content: bytes, name: str, form: DraftCheckForm) -> tuple[DraftFile | None, DraftCheck]:
    on = today()
    if format_of(content, name) == "xml":
        return None, review_notice(content, name, checker(), on=on, level=form.chosen_level)
    draft = read_draft(content, name)
    found = review_draft(draft.passages, checker(), title=draft.title, on=on, told=form.told, level=form.chosen_level)
    return draft, found


def _made(
    asked: str, content: bytes, draft: DraftFile | None, found: DraftCheck, request: HttpRequest, name: str
) -> ExportedFile:
    """The file that a button asked for. Raises `DocumentError` when the draft is no Word file and must be one."""
    language = reader_language(request)
    if asked == "marked" and draft is not None:
        return mark_draft(content, draft, found, policy(), language=language)
    if asked == "clauses":
        wishes = [ClauseWish(id, None) for id in request.POST.getlist("add")[:MOST_CLAUSES] if id in policy().criteria]
        made = insert_clauses(content, name, wishes, policy())
        return ExportedFile(made.content, _DOCX, CheckWording(language, policy()).completed_name(found))
    form: Any = asked if asked in CHECK_FORMATS else "docx"
    wording = CheckWording(language, policy())
    remarks = wording.remarks(found, draft.remarks if draft else ())
    return export_check(found, policy(), form, language=language, file=name, remarks=remarks)


def _as_file(file: ExportedFile) -> HttpResponse:
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
