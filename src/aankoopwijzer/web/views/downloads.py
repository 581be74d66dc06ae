"""An advice as a file."""

from typing import get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from aankoopwijzer.flows.export_guidance import ExportFormat, export_guidance
from aankoopwijzer.web.advising import advise
from aankoopwijzer.web.carrying import draft_in
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.standing_template import standing_template
from aankoopwijzer.web.views.broken import answers_broken_drafts


@answers_broken_drafts
@require_safe
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The advice as Word, PDF, spreadsheet or JSON."""
    if kind not in get_args(ExportFormat):
        raise Http404
    draft = draft_in(request)
    template = standing_template(request, draft.authority) if kind == "docx" else None
    file = export_guidance(
        advise(draft),
        policy(),
        kind,  # type: ignore[arg-type]  # Looked up above.
        language=reader_language(request),
        template=template,
    )
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
