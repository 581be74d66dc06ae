"""A year of sustainable procurement goes out as a report to the council: Word, PDF or a workbook."""

import datetime as dt
from pathlib import Path
from typing import Literal, get_args

from aankoopwijzer.domain.measures.council import review, years_to_report
from aankoopwijzer.flows.export_guidance import MEDIA_TYPES, ExportedFile
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.reports.council_report.document import council_report, file_name
from aankoopwijzer.reports.wording import Wording

ReportForm = Literal["docx", "pdf", "xlsx"]
REPORT_FORMS: tuple[ReportForm, ...] = get_args(ReportForm)
NOBODY: frozenset[str] = frozenset()
"""Only what anybody may see goes into a report: no plans here, and no figure that could tell of a person."""


def report_to_council(
    adviser: Adviser,
    folder: Path,
    to: ReportForm,
    *,
    authority: str | None,
    year: int,
    language: str,
    made_on: dt.date,
) -> ExportedFile:
    """The report of an authority (None: the region) on a year that is over, by the register as it is now.

    The figures are counted up to 31 December of the year, from snapshots in `folder`. The same register, policy, year
    and day give the same bytes. Raises `KeyError` for an authority that the policy does not know and `YearNotThere`.
    """
    if authority is not None:
        adviser.pack.authorities[authority]
    years_to_report(adviser.pack, on=made_on).check(year)
    # A folder of its own for each year: measuring one never makes another be counted again.
    measured = measure_indicators(adviser, folder / str(year), on=dt.date(year, 12, 31)).public()
    found = review(measured, authority, queries.procurements(queries.Wanted(within=NOBODY)))
    wording = Wording(language, adviser.pack)
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
