"""An advice goes out as a file: Word, PDF, spreadsheet or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.reports.wording import Wording

ExportFormat = Literal["docx", "pdf", "xlsx", "json"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
MEDIA_TYPES: Mapping[ExportFormat, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """The bytes with what a browser wants to know; the name never holds what a buyer typed."""

    content: bytes
    media_type: str
    name: str


def export_guidance(
    guidance: Guidance, pack: PolicyPack, to: ExportFormat, *, language: str, template: bytes | None = None
) -> ExportedFile:
    """The advice in one file format, in the reader's language; the same advice gives the same bytes.

    `template` is for Word: the content that `read_template` gives.
    """
    name = Wording(language, pack).file_name(guidance, to)
    return ExportedFile(_content(guidance, pack, to, language, template), MEDIA_TYPES[to], name)


def _content(guidance: Guidance, pack: PolicyPack, to: ExportFormat, language: str, template: bytes | None) -> bytes:
    # Each format has a library of its own, which only its own reader should wait for.
    wording = Wording(language, pack)
    match to:
        case "docx":
            from aankoopwijzer.flows.draft_document import draft_document

            return draft_document(guidance, pack, language=language, template=template)
        case "pdf":
            from aankoopwijzer.documents.pdf import pdf_file
            from aankoopwijzer.reports.tender_guide.document import tender_guide

            return pdf_file(tender_guide(guidance, wording))
        case "xlsx":
            from aankoopwijzer.documents.spreadsheet import spreadsheet_file
            from aankoopwijzer.reports.guidance_sheets import guidance_sheets

            title = guidance.purchase.title
            return spreadsheet_file(
                guidance_sheets(guidance, wording), title=title, author="Aankoopwijzer", on=guidance.on
            )
        case "json":
            from aankoopwijzer.reports.guidance_json import guidance_as_json

            text = json.dumps(guidance_as_json(guidance, wording), ensure_ascii=False, indent=2)
            return f"{text}\n".encode(errors="replace")
