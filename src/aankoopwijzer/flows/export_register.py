"""The rows of a register go out as a table, all that a filter leaves."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from aankoopwijzer.register.imports.rows import WantedRows, all_rows, rows_wanted
from aankoopwijzer.reports.register_sheet import header, line, plain_columns, plain_line, sheet_of
from aankoopwijzer.reports.speech import Speech

TableForm = Literal["csv", "xlsx", "parquet"]
TABLE_FORMS: tuple[TableForm, ...] = get_args(TableForm)
MOST_IN_A_WORKBOOK = 50_000
"""A workbook is made in memory as a whole; csv and parquet have no bound."""
PARQUET = "application/vnd.apache.parquet"
COLUMN_TYPES: Mapping[type, Literal["text", "whole", "number", "yes_no", "day"]] = {
    str: "text",
    int: "whole",
    Decimal: "number",
    bool: "yes_no",
    dt.date: "day",
}
"""What the columns of a record are called where they are written as Parquet."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    form: TableForm,
    speech: Speech,
    on: dt.date,
) -> ExportedRows:
    """Every row as wanted, one line each, in the reader's language; `authorities` has their names. Parquet is for
    programs: columns by their own names, and codes as they are.

    csv and parquet come in pieces, however many rows there are. Raises `TooManyRows` for a workbook that would be too
    large.
    """
    from aankoopwijzer.documents.csv_file import csv_pieces
    from aankoopwijzer.documents.spreadsheet import spreadsheet_file

    name = f"{wanted.register.replace('_', '-')}-{on.isoformat()}.{form}"
    if form == "parquet":
        from aankoopwijzer.warehouse.exporting import parquet_pieces

        columns = {name: COLUMN_TYPES[kind] for name, kind in plain_columns(wanted.register).items()}
        plain = (plain_line(wanted.register, row) for row in all_rows(wanted))
        return ExportedRows(parquet_pieces(columns, plain), PARQUET, name)
    rows = (line(wanted.register, row, speech, authorities) for row in all_rows(wanted))
    if form == "csv":
        return ExportedRows(csv_pieces(header(wanted.register, speech), rows), "text/csv; charset=utf-8", name)
    if rows_wanted(wanted, start=0, most=0).total > MOST_IN_A_WORKBOOK:
        raise TooManyRows(MOST_IN_A_WORKBOOK)
    sheet = sheet_of(wanted.register, list(rows), speech)
    return ExportedRows(iter([spreadsheet_file([sheet], title=sheet.name, author="Aankoopwijzer", on=on)]), XLSX, name)
