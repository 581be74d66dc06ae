"""Rows on their way from a file to the register: written once, read as often as needed, never all in memory.

They wait outside the transaction, so that nobody else waits while a large file is read.
"""

import datetime as dt
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.intake.reading import Row

_PIECE = 2_000
_IN_MEMORY = 32_000_000


class RowSpool:
    """Rows in pieces, in a temporary file of ours alone that has no name on disk; use it in a `with`."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed in __exit__
        self._piece: list[Row] = []

    def __enter__(self) -> "RowSpool":
        return self

    def __exit__(self, *raised: object) -> None:
        self._file.close()

    def extend(self, rows: Sequence[Row]) -> None:
        """Put rows behind the others."""
        self._piece += rows
        if len(self._piece) >= _PIECE:
            self._flush()

    def pieces(self) -> Iterator[Sequence[Row]]:
        """All rows from the first, a piece at a time; decimals and days in them are text, as databases take them."""
        self._flush()
        self._file.seek(0)
        while True:
            try:
                columns, values = pickle.load(self._file)  # noqa: S301 - we wrote it, nobody else can reach it
            except EOFError:
                return
            lines, authorities, keys, flags, digests = columns
            yield list(map(Row, lines, authorities, keys, zip(*values, strict=True), flags, digests))

    def _flush(self) -> None:
        if self._piece:
            self._file.seek(0, 2)
            lines, authorities, keys, contents, flags, digests = zip(*self._piece, strict=True)
            values = [_plain(column) for column in zip(*contents, strict=True)]
            pickle.dump(((lines, authorities, keys, flags, digests), values), self._file, pickle.HIGHEST_PROTOCOL)
            self._piece = []


def _plain(column: Sequence[Any]) -> Sequence[Any]:
    """The values of a column, which cost a tenth to keep when they are text and no objects of Python."""
    if _OBJECTS.isdisjoint(map(type, column)):
        return column
    return [None if value is None else str(value) for value in column]


_OBJECTS = frozenset({Decimal, dt.date})
