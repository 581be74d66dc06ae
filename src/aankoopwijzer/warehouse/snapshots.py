"""Rows on their way out of the register: immutable Parquet files, each under a name that says what it holds."""

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import IO

import duckdb

from aankoopwijzer.domain.records.measured import Stored, Table

_SQL_TYPES = {"word": "VARCHAR", "words": "VARCHAR", "yes_no": "BOOLEAN", "number": "BIGINT", "day": "DATE"}
_ROWS_IN_A_GROUP = 122_880


def connected() -> duckdb.DuckDBPyConnection:
    """What writes Parquet: for many files one, because it takes longer to start than a small file to write."""
    return duckdb.connect()


def write_snapshot(
    rows: Iterable[tuple[Stored, ...]], table: Table, path: Path, *, through: duckdb.DuckDBPyConnection | None = None
) -> int:
    """Write rows, in the order of the table's columns, as one Parquet file; returns how many there were.

    The file appears whole or not at all, whatever happens on the way. Memory stays the same for any number of rows.
    """
    return write_rows(rows, {each.name: _SQL_TYPES[each.kind] for each in table.columns}, path, through=through)


def write_rows(
    rows: Iterable[Sequence[object]],
    sql_types: Mapping[str, str],
    path: Path,
    *,
    through: duckdb.DuckDBPyConnection | None = None,
) -> int:
    """The same for any columns, each with the type that DuckDB calls it by."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0

    def counted() -> Iterator[Sequence[object]]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".") as folder:
        spool, made = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        with spool.open("w", encoding="utf-8", newline="") as file:
            _spool(file, counted())
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in sql_types.items())
        with nullcontext(through) if through else connected() as connection:
            connection.execute(
                f"COPY (SELECT * FROM read_csv('{_quoted(spool)}', columns = {{{columns}}}, "  # noqa: S608 - names are ours
                "header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
                "max_line_size = 10000000)) "
                f"TO '{_quoted(made)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS_IN_A_GROUP})"
            )
        with suppress(FileExistsError):
            os.replace(made, path)
    return count


def _spool(file: IO[str], rows: Iterable[Sequence[object]]) -> None:
    """None is an empty field; what is text and empty does not occur, for it is unknown too."""
    csv.writer(file, lineterminator="\n").writerows(rows)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
