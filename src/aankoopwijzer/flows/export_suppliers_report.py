"""The report of spend per supplier goes out as a table."""

import datetime as dt
from typing import Literal, get_args

from aankoopwijzer.domain.measures.supplier_spend import YearlySpend
from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.reports.supplier_spend_sheet import supplier_spend_sheet

SuppliersForm = Literal["csv", "xlsx"]
SUPPLIERS_FORMS: tuple[SuppliersForm, ...] = get_args(SuppliersForm)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_suppliers_report(report: YearlySpend, form: SuppliersForm, *, language: str, on: dt.date) -> ExportedFile:
    """One line for each supplier, the total, and what stands beside it, in the reader's language."""
    from aankoopwijzer.documents.csv_file import csv_file
    from aankoopwijzer.documents.spreadsheet import spreadsheet_file

    sheet = supplier_spend_sheet(report, speech(language))
    name = f"leveranciers-{report.authority}-{report.year}.{form}"
    if form == "csv":
        return ExportedFile(csv_file(sheet), "text/csv; charset=utf-8", name)
    return ExportedFile(spreadsheet_file([sheet], title=sheet.name, author="Aankoopwijzer", on=on), _XLSX, name)
