"""A list of procurements goes out as a table."""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import islice

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows.export_register import (
    COLUMN_TYPES,
    MOST_IN_A_WORKBOOK,
    PARQUET,
    XLSX,
    ExportedRows,
    TableForm,
    TooManyRows,
)
from aankoopwijzer.reports.procurements_sheet import header, line, plain_columns, plain_line, procurements_sheet
from aankoopwijzer.reports.wording import Wording


def export_procurements(
    procurements: Iterable[Procurement],
    pack: PolicyPack,
    *,
    authorities: Mapping[str, str],
    form: TableForm,
    language: str,
    on: dt.date,
) -> ExportedRows:
    """One line for each procurement, in the reader's language; `authorities` has their names. Parquet is for programs:
    columns by their own names, and codes as they are.

    csv and parquet come in pieces, however many there are. Raises `TooManyRows` for a workbook that would be too large.
    """
    from aankoopwijzer.documents.csv_file import csv_pieces
    from aankoopwijzer.documents.spreadsheet import spreadsheet_file

    wording, name = Wording(language, pack), f"aankopen-{on.isoformat()}.{form}"
    if form == "parquet":
        from aankoopwijzer.warehouse.exporting import parquet_pieces

        columns = {column: COLUMN_TYPES[kind] for column, kind in plain_columns().items()}
        return ExportedRows(parquet_pieces(columns, map(plain_line, procurements)), PARQUET, name)
    if form == "csv":
        lines = (line(one, wording, authorities) for one in procurements)
        return ExportedRows(csv_pieces(header(wording), lines), "text/csv; charset=utf-8", name)
    some = list(islice(procurements, MOST_IN_A_WORKBOOK + 1))
    if len(some) > MOST_IN_A_WORKBOOK:
        raise TooManyRows(MOST_IN_A_WORKBOOK)
    sheet = procurements_sheet(some, wording, authorities)
    content = spreadsheet_file([sheet], title=sheet.name, author="Aankoopwijzer", on=on)
    return ExportedRows(iter([content]), XLSX, name)
