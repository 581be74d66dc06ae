"""A table as somebody made it: titles above the header, blanks around it; csv of any kind, xlsx or ods.

The header is the row that holds most of the titles we look for; only whoever asks knows those, so a function counts
them.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aankoopwijzer.documents.delimited import encoding_of, lines_of
from aankoopwijzer.documents.table_rows import MAX_CELL, MAX_COLUMNS, TableError, TableProblem

MAX_BYTES = 500_000_000
MAX_LINES = 3_000_000
_SEPARATORS = (";", ",", "\t", "|")
_HEADER_WITHIN = 40
_SAMPLE_CHARACTERS = 200_000
_ZIP_MAGIC = b"PK\x03\x04"

Score = Callable[[Sequence[object]], int]
"""How many cells of a row are titles that we know."""
Line = tuple[int, Sequence[object]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its header on `header_line` (1 is the first line of the file); `sheet` is empty for text."""

    titles: tuple[str, ...]
    header_line: int
    sheet: str
    form: str
    _lines: Callable[[], Iterator[Line | TableProblem]]

    def lines(self) -> Iterator[Line | TableProblem]:
        """Every line under the header, from the start each time it is asked; blank ones too."""
        return self._lines()

    def sample(self, most: int) -> list[Sequence[object]]:
        """The first lines that hold something."""
        found: list[Sequence[object]] = []
        for line in self._lines():
            if not isinstance(line, TableProblem) and any(_text(cell) for cell in line[1]):
                found.append(line[1])
                if len(found) >= most:
                    break
        return found


def read_grid(content: bytes, score: Score) -> Grid:
    """The table in a file; what the file is follows from its content.

    Raises `TableError`: file-too-large, empty-file, not-a-table, no-header, or what is wrong with a workbook.
    """
    if len(content) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // 1_000_000)}))
    if content.startswith(_ZIP_MAGIC):
        return _workbook(content, score)
    if not content.strip():
        raise TableError(TableProblem(0, "empty-file"))
    return _delimited(content, score)


def _delimited(content: bytes, score: Score) -> Grid:
    encoding = encoding_of(content)
    csv.field_size_limit(MAX_CELL)
    with io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace", newline="") as text:
        head = text.read(_SAMPLE_CHARACTERS)
    best: tuple[int, int, int, str, tuple[str, ...]] = (0, 0, 0, ";", ())
    for separator in _SEPARATORS:
        for at, row in enumerate(_first_rows(head, separator)):
            number, cells = row
            titles = tuple(_text(cell) for cell in cells[:MAX_COLUMNS])
            found = (score(titles), -at, number, separator, titles)
            best = max(best, found)
    if not best[0]:
        raise TableError(TableProblem(0, "no-header"))
    _score, _at, header_line, separator, titles = best

    def lines() -> Iterator[Line | TableProblem]:
        text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace", newline="")
        for line, row in lines_of(csv.reader(text, delimiter=separator)):
            if line <= header_line:
                continue
            if line > MAX_LINES + header_line:
                yield TableProblem(line, "too-many-rows", {"limit": str(MAX_LINES)})
                return
            if isinstance(row, TableProblem):
                yield row
            elif len(row) > len(titles) and any(cell.strip() for cell in row[len(titles) :]):
                yield TableProblem(line, "too-many-cells", {"cells": str(len(row)), "columns": str(len(titles))})
            else:
                yield line, row

    return Grid(titles, header_line, "", "csv", lines)


def _first_rows(head: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    for number, (line, row) in enumerate(lines_of(reader)):
        if number >= _HEADER_WITHIN:
            return
        if not isinstance(row, TableProblem):
            yield line, row


def _workbook(content: bytes, score: Score) -> Grid:
    # Only who hands over a workbook waits for its reader.
    from aankoopwijzer.documents.workbook import sheets_of

    best: tuple[int, int] = (0, 0)
    chosen: tuple[str, Sequence[Sequence[object]], int] | None = None
    for place, (name, rows) in enumerate(sheets_of(content)):
        for at, row in enumerate(rows[:_HEADER_WITHIN]):
            found = (score([_text(cell) for cell in row]), -place)
            if found[0] and found > best:
                best, chosen = found, (name, rows, at)
    if chosen is None:
        raise TableError(TableProblem(0, "no-header"))
    name, rows, at = chosen
    titles = tuple(_text(cell) for cell in rows[at])

    def lines() -> Iterator[Line | TableProblem]:
        yield from enumerate(rows[at + 1 :], start=at + 2)

    return Grid(titles, at + 1, name, "xlsx", lines)


def _text(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())
