"""Rows on their way from a file to the register: written once, read as often as needed, never all in memory.

They wait outside the transaction, so that nobody else waits while a large file is read.
"""

import marshal
import struct
import tempfile
from collections.abc import Iterator, Mapping, Sequence

from aankoopwijzer.domain.intake.rows import Row, Rows, with_flag

_IN_MEMORY = 32_000_000
_LENGTH = struct.Struct(">Q")


class RowSpool:
    """Rows in pieces, in a temporary file of ours alone that has no name on disk; use it in a `with`."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed in __exit__
        self._odd: dict[int, str] = {}

    def __enter__(self) -> "RowSpool":
        return self

    def __exit__(self, *raised: object) -> None:
        self._file.close()

    def extend(self, rows: Sequence[Row]) -> None:
        """Put rows, a piece of at most some thousands, behind the others."""
        if not rows:
            return
        piece = Rows.of(rows)
        own = (piece.lines, piece.authorities, piece.keys, piece.flags, piece.digests)
        # Nothing but text, numbers and yes or no is left, which marshal takes several times faster than pickle.
        written = marshal.dumps([list(map(tuple, own)), list(map(tuple, piece.plain_columns()))])
        self._file.seek(0, 2)
        self._file.write(_LENGTH.pack(len(written)) + written)

    def flag(self, codes: Mapping[int, str]) -> None:
        """Say by line what is odd about it, beside what was told when it was read."""
        self._odd |= {line: f"{self._odd.get(line, '')} {code}".strip() for line, code in codes.items()}

    def pieces(self) -> Iterator[Rows]:
        """All rows from the first, a piece at a time; decimals and days in them are text, as databases take them."""
        self._file.seek(0)
        while length := self._file.read(_LENGTH.size):
            own, columns = marshal.loads(self._file.read(*_LENGTH.unpack(length)))  # noqa: S302 - we wrote it
            lines, authorities, keys, flags, digests = own
            piece = Rows(lines, authorities, keys, columns, flags, digests)
            if not self._odd.keys().isdisjoint(lines):
                piece = Rows.of([with_flag(row, self._odd.get(row.line, "")) for row in piece])
            yield piece
