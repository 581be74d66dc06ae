"""The advice in a Word file that the visitor hands over: a template, or the draft tender that is there already."""

import base64

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aankoopwijzer.documents.document_error import DocumentError, DocumentErrors
from aankoopwijzer.domain.guidance.choosing import ClauseWish
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.flows.export_guidance import export_guidance
from aankoopwijzer.flows.insert_clauses import insert_clauses
from aankoopwijzer.flows.read_template import read_template
from aankoopwijzer.reports.document_problems import file_problem
from aankoopwijzer.reports.insertion import WRITTEN, insertion_lines, weight_note
from aankoopwijzer.web.advising import advise
from aankoopwijzer.web.carrying import address_of, draft_in
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording
from aankoopwijzer.web.views.broken import answers_broken_drafts

TEMPLATE, DRAFT = "sjabloon", "bestek"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@answers_broken_drafts
@require_POST
def own_word(request: HttpRequest, kind: str) -> HttpResponse:
    """The advice in the handed over template, or the handed over draft with the clauses in it; nothing is kept."""
    if kind not in (TEMPLATE, DRAFT):
        raise Http404
    draft = draft_in(request)
    page = {"back": f"{address_of('advice', draft)}#eigen-word", "kind": kind}
    handed = request.FILES.get("document")
    if handed is None:
        return _refused(request, page, _("Choose a file first."))
    if (handed.size or 0) > settings.UPLOAD_BYTES:
        return _refused(request, page, _("This file is too large."))
    guidance = advise(draft)
    try:
        if kind == TEMPLATE:
            return _in_template(request, guidance, handed.read(), str(handed.name))
        return _into_draft(request, guidance, handed.read(), str(handed.name), page)
    except DocumentErrors as errors:
        return _refused(request, page, *(_said(each) for each in errors.errors))
    except DocumentError as error:
        return _refused(request, page, _said(error))


def _in_template(request: HttpRequest, guidance: Guidance, content: bytes, name: str) -> HttpResponse:
    template = read_template(content, name=name)
    language = reader_language(request)
    file = export_guidance(guidance, policy(), "docx", language=language, template=template.content)
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _into_draft(
    request: HttpRequest, guidance: Guidance, content: bytes, name: str, page: dict[str, str]
) -> HttpResponse:
    wishes = [ClauseWish(each.criterion.id, each.level, each.values) for each in guidance.criteria]
    made = insert_clauses(content, name, wishes, policy())
    written = {each.criterion for each in made.clauses if each.outcome in WRITTEN}
    # The file goes along in the page itself: nothing is kept, so there is nothing to fetch it from later.
    address = f"data:{WORD};base64,{base64.b64encode(made.content).decode()}"
    found = {
        "lines": insertion_lines(made.outcomes, wording()),
        "note": weight_note((each for each in guidance.criteria if each.criterion.id in written), wording()),
        "address": address,
        "file_name": _("draft-with-clauses.docx"),
        "has_written": bool(written),
    }
    return render(request, "aankoopwijzer/advice/own_word.html", page | found)


def _refused(request: HttpRequest, page: dict[str, str], *said: str) -> HttpResponse:
    return render(request, "aankoopwijzer/advice/own_word.html", page | {"problems": said}, status=422)


def _said(error: DocumentError) -> str:
    return file_problem(error, wording().speech)
