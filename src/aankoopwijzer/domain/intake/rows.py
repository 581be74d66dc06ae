"""Rows of a dataset that may be written: one, or thousands of them column by column."""

import datetime as dt
import hashlib
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple, overload

from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.records.datasets import Dataset

KEY_LENGTH = 180
_BETWEEN = "\x1f"
_OBJECTS = frozenset({Decimal, dt.date})
_LEAST = Decimal("0.0001")
"""The register holds four places behind the comma."""


class Row(NamedTuple):
    """A row that may be written: `values` in the order of the dataset's columns; `digest` tells whether it changed."""

    line: int
    authority: str
    key: str
    values: tuple[Any, ...]
    flags: str
    digest: int


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """Many rows, each a place in every sequence; `columns` in the order of the dataset's.

    There are millions of them: column by column they cost a fraction of what they cost one by one. `texts` are the
    columns as text with nothing for what is unknown, where somebody had to make those anyway.
    """

    lines: Sequence[int]
    authorities: Sequence[str]
    keys: Sequence[str]
    columns: Sequence[Sequence[Any]]
    flags: Sequence[str]
    digests: Sequence[int]
    texts: Sequence[Sequence[str]] = ()

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Rows":
        """These rows, column by column."""
        if isinstance(rows, cls):
            return rows
        if not rows:
            return cls((), (), (), (), (), ())
        lines, authorities, keys, contents, flags, digests = zip(*rows, strict=True)
        return cls(lines, authorities, keys, tuple(zip(*contents, strict=True)), flags, digests)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def __iter__(self) -> Iterator[Row]:
        """One row after the other."""
        contents = zip(*self.columns, strict=True)
        return map(Row, self.lines, self.authorities, self.keys, contents, self.flags, self.digests)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        """The row at a place, or those of some places."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        values = tuple(column[at] for column in self.columns)
        return Row(self.lines[at], self.authorities[at], self.keys[at], values, self.flags[at], self.digests[at])

    def chosen(self, places: Sequence[int]) -> "Rows":
        """The rows at these places, in that order."""
        if len(places) == len(self):
            return self
        if len(places) < 2:
            return Rows.of([self[place] for place in places])
        of = itemgetter(*places)
        return Rows(
            of(self.lines),
            of(self.authorities),
            of(self.keys),
            tuple(map(of, self.columns)),
            of(self.flags),
            of(self.digests),
            tuple(map(of, self.texts)),
        )

    def plain_columns(self) -> list[Sequence[Any]]:
        """The columns with decimals and days as text, as databases take them."""
        if not self.texts:
            return [_plain(column, None) for column in self.columns]
        return list(map(_plain, self.columns, self.texts))


def row_of(
    dataset: Dataset,
    line: int,
    authority: str,
    key: str,
    values: Mapping[str, Any],
    problems: Sequence[RowProblem],
) -> Row:
    """A row from values by column, for what does not come in cells; columns that are not given are unknown."""
    content = tuple(values.get(column) for column in dataset.columns)
    texts = ("" if each is None else str(each) for each in content)
    (digest,) = digests_of([_BETWEEN.join((authority, *texts))])
    return flagged(Row(line, authority, key[:KEY_LENGTH], content, "", digest), problems)


def made_again(row: Row, values: tuple[Any, ...], flags: Sequence[str]) -> Row:
    """The row with these plain values and with what is odd about them."""
    texts = ("" if each is None else str(each) for each in values)
    (digest,) = digests_of([_BETWEEN.join((row.authority, *texts))])
    together = " ".join(flags)
    return row._replace(values=values, flags=together, digest=_with(together, digest) if together else digest)


def flagged(row: Row, problems: Sequence[RowProblem]) -> Row:
    """The row with what is odd about it, which is part of what may change when it comes again."""
    flags, digest = with_flags(row.digest, problems)
    return row._replace(flags=flags, digest=digest) if flags else row


def with_flag(row: Row, code: str) -> Row:
    """The row with this oddity beside what is odd about it already; an empty code adds nothing."""
    return made_again(row, row.values, [*row.flags.split(), code]) if code else row


def with_flags(digest: int, problems: Sequence[RowProblem]) -> tuple[str, int]:
    """What is odd about a row of this digest, and its digest with that."""
    flags = " ".join(dict.fromkeys(each.code for each in problems if each.outcome == "flagged"))
    return (flags, _with(flags, digest)) if flags else ("", digest)


def content_digests(authorities: Sequence[str], texts: Sequence[Sequence[str]]) -> Sequence[int]:
    """The digest of each row, from whose it is and its columns as text."""
    return digests_of(list(map(_BETWEEN.join, zip(authorities, *texts, strict=True))))


def digests_of(contents: Sequence[str]) -> Sequence[int]:
    """Numbers that change when the content does: 64 bits with sign, as every database holds it."""
    hashed = b"".join([hashlib.blake2b(each.encode(), digest_size=8).digest() for each in contents])
    return struct.unpack(f">{len(contents)}q", hashed)


def plain_value(value: Any) -> Any:
    """A value as JSON and databases hold it: decimals and days as text."""
    return str(value) if isinstance(value, Decimal | dt.date) else value


def typed_value(value: Any, kind: type) -> Any:
    """A plain value as its column has it; nothing and an empty text are unknown."""
    if value in (None, ""):
        return None
    if kind is Decimal:
        return Decimal(str(value))
    return dt.date.fromisoformat(value) if kind is dt.date and isinstance(value, str) else value


def is_same(one: Any, other: Any, kind: type) -> bool:
    """Whether two values are the same to whoever reads them: 12.5 is 12.5000, and unknown is an empty text."""
    if one == other:
        return True
    one, other = typed_value(one, kind), typed_value(other, kind)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one - other) < _LEAST
    return bool(one == other)


def _with(flags: str, digest: int) -> int:
    return digests_of([f"{flags}{_BETWEEN}{digest}"])[0]


def _plain(column: Sequence[Any], texts: Sequence[str] | None) -> Sequence[Any]:
    if _OBJECTS.isdisjoint(map(type, column)):
        return column
    if texts is None:
        return [None if value is None else str(value) for value in column]
    return [each or None for each in texts] if "" in texts else texts
