"""Results as csv, json or rows for Parquet, under the same columns."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.results import Result
from aankoopwijzer.reports.result_columns import COLUMNS, result_cells, result_header

SCHEMA = "aankoopwijzer/results/1"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""CC BY 4.0: what the European Union asks of valuable data, and a licence that is known everywhere."""


def result_rows(found: Iterable[Result], measured: Measured) -> list[tuple[Value, ...]]:
    """The results as rows of the columns."""
    return [result_cells(each, measured) for each in found]


def results_sheet(rows: list[tuple[Value, ...]]) -> Sheet:
    """The rows as a table of a spreadsheet or csv."""
    header = result_header()
    return Sheet("results", header, rows, tuple(max(10, len(each) + 2) for each in header))


def results_json(rows: list[tuple[Value, ...]], measured: Measured) -> bytes:
    """The rows as JSON: figures as text, so that none loses a digit, what is not known as null."""
    thing = {
        "schema": SCHEMA,
        "pack": f"{measured.pack.id} {measured.pack.version}",
        "snapshot": measured.snapshot,
        "until": measured.on.isoformat(),
        "licence": LICENCE,
        "columns": dict(COLUMNS),
        "results": [dict(zip(COLUMNS, map(_plain, row), strict=True)) for row in rows],
    }
    return f"{json.dumps(thing, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _plain(value: Value) -> Any:
    return f"{value:f}" if isinstance(value, Decimal) else value
