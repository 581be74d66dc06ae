"""Every result that anybody may have goes out as open data: csv, Parquet, JSON or a workbook."""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.results import results
from aankoopwijzer.flows.export_guidance import MEDIA_TYPES, ExportedFile
from aankoopwijzer.reports.open_data.results_file import result_rows, results_json, results_sheet
from aankoopwijzer.reports.result_columns import COLUMNS, NUMBERS, WHOLE_NUMBERS, YES_OR_NO
from aankoopwijzer.warehouse.exporting import ColumnType, parquet_file

ResultsForm = Literal["csv", "parquet", "json", "xlsx"]
RESULTS_FORMS: tuple[ResultsForm, ...] = get_args(ResultsForm)
_MEDIA: Mapping[ResultsForm, str] = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "json": MEDIA_TYPES["json"],
    "xlsx": MEDIA_TYPES["xlsx"],
}


def publish_results(measured: Measured, to: ResultsForm, *, authorities: Sequence[str | None]) -> ExportedFile:
    """The results of these authorities (None: the region); what could tell of a person is kept back.

    The same results give the same bytes. Raises `KeyError` for an authority that the policy does not know.
    """
    for each in authorities:
        if each is not None:
            measured.pack.authorities[each]
    measured = measured.public()
    rows = result_rows(results(measured, authorities), measured)
    match to:
        case "csv":
            from aankoopwijzer.documents.csv_file import csv_file

            content = csv_file(results_sheet(rows))
        case "json":
            content = results_json(rows, measured)
        case "parquet":
            content = parquet_file({name: _type(name) for name in COLUMNS}, rows)
        case "xlsx":
            from aankoopwijzer.documents.spreadsheet import spreadsheet_file

            content = spreadsheet_file([results_sheet(rows)], title="results", author="Aankoopwijzer", on=measured.on)
    return ExportedFile(content, _MEDIA[to], f"resultaten.{to}")


def _type(column: str) -> ColumnType:
    if column in NUMBERS:
        return "number"
    if column in WHOLE_NUMBERS:
        return "whole"
    return "yes_no" if column in YES_OR_NO else "text"
