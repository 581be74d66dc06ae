"""Rows as one Parquet file for whoever analyses them elsewhere."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from aankoopwijzer.warehouse.snapshots import write_rows

ColumnType = Literal["text", "whole", "number", "yes_no"]
_SQL_TYPES: Mapping[ColumnType, str] = {
    "text": "VARCHAR",
    "whole": "BIGINT",
    "number": "DECIMAL(38, 6)",
    "yes_no": "BOOLEAN",
}


def parquet_file(columns: Mapping[str, ColumnType], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows, in the order of the columns; None is null. The same rows give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        write_rows(rows, {name: _SQL_TYPES[kind] for name, kind in columns.items()}, path)
        return path.read_bytes()
