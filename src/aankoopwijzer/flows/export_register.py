"""The rows of a register go out as a table, all that a filter leaves."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aankoopwijzer.register.imports.rows import WantedRows, all_rows, rows_wanted
from aankoopwijzer.reports.register_sheet import header, line, sheet_of
from aankoopwijzer.reports.speech import Speech

MOST_IN_A_WORKBOOK = 50_000
"""A workbook is made in memory as a whole; csv has no bound."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class ExportedRows:
    """A file as it comes: its pieces, what it is and what it is called."""

    pieces: Iterator[bytes]
    media_type: str
    name: str


class TooManyRows(Exception):
    """More rows than a workbook takes: `limit`."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} rows")
        self.limit = limit


def export_register(
    wanted: WantedRows,
    *,
    authorities: Mapping[str, str],
    form: Literal["csv", "xlsx"],
    speech: Speech,
    on: dt.date,
) -> ExportedRows:
    """Every row as wanted, one line each, in the reader's language; `authorities` has their names.

    csv comes in pieces, however many rows there are. Raises `TooManyRows` for a workbook that would be too large.
    """
    from aankoopwijzer.documents.csv_file import csv_pieces
    from aankoopwijzer.documents.spreadsheet import spreadsheet_file

    name = f"{wanted.register.replace('_', '-')}-{on.isoformat()}.{form}"
    rows = (line(wanted.register, row, speech, authorities) for row in all_rows(wanted))
    if form == "csv":
        return ExportedRows(csv_pieces(header(wanted.register, speech), rows), "text/csv; charset=utf-8", name)
    if rows_wanted(wanted, start=0, most=0).total > MOST_IN_A_WORKBOOK:
        raise TooManyRows(MOST_IN_A_WORKBOOK)
    sheet = sheet_of(wanted.register, list(rows), speech)
    return ExportedRows(iter([spreadsheet_file([sheet], title=sheet.name, author="Aankoopwijzer", on=on)]), _XLSX, name)
