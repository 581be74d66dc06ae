"""A year of sustainable procurement goes out as a report to the council: Word, PDF or a workbook."""

import datetime as dt
from typing import Literal, get_args

from aankoopwijzer.domain.measures.council import review
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.flows.export_guidance import MEDIA_TYPES, ExportedFile
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.reports.council_report.document import council_report, file_name
from aankoopwijzer.reports.wording import Wording

ReportForm = Literal["docx", "pdf", "xlsx"]
REPORT_FORMS: tuple[ReportForm, ...] = get_args(ReportForm)
NOBODY: frozenset[str] = frozenset()
"""Only what anybody may see goes into a report: no plans here, and no figure that could tell of a person."""


def report_to_council(
    measured: Measured, to: ReportForm, *, authority: str | None, language: str, made_on: dt.date
) -> ExportedFile:
    """The report of an authority (None: the region) on the year up to whose last day was measured.

    The same figures, policy and day give the same bytes. Raises `KeyError` for an authority that the policy does not
    know.
    """
    if authority is not None:
        measured.pack.authorities[authority]
    measured = measured.public()
    found = review(measured, authority, queries.procurements(queries.Wanted(within=NOBODY)))
    wording = Wording(language, measured.pack)
    name = file_name(found, wording, to)
    match to:
        case "xlsx":
            from aankoopwijzer.documents.spreadsheet import spreadsheet_file
            from aankoopwijzer.reports.council_report.sheets import council_sheets

            sheets = council_sheets(found, wording, made_on=made_on)
            content = spreadsheet_file(sheets, title=name, author="Aankoopwijzer", on=made_on)
        case "pdf":
            from aankoopwijzer.documents.pdf import pdf_file

            content = pdf_file(council_report(found, wording, made_on=made_on))
        case "docx":
            from aankoopwijzer.documents.word import word_file

            content = word_file(council_report(found, wording, made_on=made_on))
    return ExportedFile(content, MEDIA_TYPES[to], name)
