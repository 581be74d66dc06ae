"""Rows as one Parquet file for whoever analyses them elsewhere."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from aankoopwijzer.warehouse.snapshots import write_rows

ColumnType = Literal["text", "whole", "number", "yes_no", "day"]
_SQL_TYPES: Mapping[ColumnType, str] = {
    "text": "VARCHAR",
    "whole": "BIGINT",
    "number": "DECIMAL(38, 6)",
    "yes_no": "BOOLEAN",
    "day": "DATE",
}
_PIECE = 1024 * 1024


def parquet_file(columns: Mapping[str, ColumnType], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows, in the order of the columns; None is null. The same rows give the same bytes."""
    return b"".join(parquet_pieces(columns, rows))


def parquet_pieces(columns: Mapping[str, ColumnType], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The same piece by piece, for more rows than anybody holds at once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        write_rows(rows, {name: _SQL_TYPES[kind] for name, kind in columns.items()}, path)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
