"""The check of a draft goes out as a file: Word, PDF, a page of its own, or JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.review.draft_finding import DraftCheck
from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.reports.draft_check.wording import CheckWording

CheckFormat = Literal["docx", "pdf", "html", "json"]
CHECK_FORMATS: tuple[CheckFormat, ...] = get_args(CheckFormat)
_MEDIA_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


def export_check(
    check: DraftCheck, pack: PolicyPack, to: CheckFormat, *, language: str, file: str, remarks: Sequence[str] = ()
) -> ExportedFile:
    """The report in one format, in the reader's language; `file` is what the draft was called."""
    wording = CheckWording(language, pack)
    content = _content(check, wording, to, file, remarks)
    return ExportedFile(content, _MEDIA_TYPES[to], wording.file_name(check, to))


def _content(check: DraftCheck, wording: CheckWording, to: CheckFormat, file: str, remarks: Sequence[str]) -> bytes:
    # Each format has a library of its own, which only its own reader should wait for.
    if to == "json":
        from aankoopwijzer.reports.draft_check.as_json import check_as_json

        text = json.dumps(check_as_json(check, wording, file=file, remarks=list(remarks)), ensure_ascii=False, indent=2)
        return f"{text}\n".encode(errors="replace")
    from aankoopwijzer.reports.draft_check.document import check_report

    report = check_report(check, wording, file=file, remarks=remarks)
    match to:
        case "docx":
            from aankoopwijzer.documents.word import word_file

            return word_file(report)
        case "pdf":
            from aankoopwijzer.documents.pdf import pdf_file

            return pdf_file(report)
        case "html":
            from aankoopwijzer.documents.web_page import web_page

            return web_page(report)
