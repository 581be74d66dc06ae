"""Rows on their way from a file to the register: written once, read as often as needed, never all in memory.

They wait outside the transaction, so that nobody else waits while a large file is read.
"""

import pickle
import tempfile
from collections.abc import Iterator, Sequence

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

    def add(self, row: Row) -> None:
        """Put a row behind the others."""
        self._piece.append(row)
        if len(self._piece) >= _PIECE:
            self._flush()

    def pieces(self) -> Iterator[Sequence[Row]]:
        """All rows from the first, a piece at a time."""
        self._flush()
        self._file.seek(0)
        while True:
            try:
                rows = pickle.load(self._file)  # noqa: S301 - we wrote it a moment ago, nobody else can reach it
            except EOFError:
                return
            yield [Row(*values) for values in rows]

    def _flush(self) -> None:
        if self._piece:
            self._file.seek(0, 2)
            pickle.dump([tuple(row) for row in self._piece], self._file, pickle.HIGHEST_PROTOCOL)
            self._piece = []
