"""A checked planting list goes out as a spreadsheet or as csv."""

import csv
import datetime as dt
import io
from typing import Literal

from aankoopwijzer.domain.planting.checked import PlantingCheck
from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.reports.planting_sheet import TITLE, planting_sheets
from aankoopwijzer.reports.planting_words import PlantingWords

PlantingFormat = Literal["xlsx", "csv"]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_planting(check: PlantingCheck, words: PlantingWords, form: PlantingFormat, *, on: dt.date) -> ExportedFile:
    """The check as a file in the reader's language; csv is UTF-8 with a mark and semicolons, as Excel here reads it.

    A text of the list that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    sheets = planting_sheets(check, words)
    name = f"plantenlijst-{on.isoformat()}.{form}"
    if form == "csv":
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, delimiter=";")
        writer.writerow(sheets[0].header)
        writer.writerows([_safe(cell) for cell in row] for row in sheets[0].rows)
        return ExportedFile(buffer.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", name)
    from aankoopwijzer.documents.spreadsheet import spreadsheet_file

    title = words.speech.say(TITLE)
    return ExportedFile(spreadsheet_file(sheets, title=title, author="Aankoopwijzer", on=on), _XLSX, name)


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA) else cell
