"""Delimited text (csv) as rows: any usual separator and encoding, a header first."""

import codecs
import csv
import io
from collections.abc import Collection, Iterator
from typing import Any

from aankoopwijzer.documents.table_rows import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    TableError,
    TableProblem,
    TableRow,
    TableRows,
    column_name,
)

_SEPARATORS = (";", ",", "\t", "|")
_CHUNK = 1 << 20
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or else Windows-1252, as spreadsheets write it.

    Raises `TableError` when the bytes are no text.
    """
    # Five bytes mean nothing in Windows-1252; they show as a mark and spoil only their own cell.
    return content.decode(encoding_of(content), errors="replace")


def encoding_of(content: bytes) -> str:
    """The encoding of a text file, without keeping its text: a large file is read as it streams by.

    Raises `TableError` when the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            if not _is_text_in(content, encoding):
                raise TableError(TableProblem(0, "not-a-table"))
            return encoding
    if b"\0" in content[:4096]:
        raise TableError(TableProblem(0, "not-a-table"))
    return "utf-8" if content.isascii() or _is_text_in(content, "utf-8") else "cp1252"


def _is_text_in(content: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(content)
    try:
        for start in range(0, len(view), _CHUNK):
            decoder.decode(view[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def delimited_rows(text: str, known: Collection[str]) -> TableRows:
    """The rows under the header; the separator is the one that gives most of the `known` columns.

    Raises `TableError` when the header holds none of them.
    """
    csv.field_size_limit(MAX_CELL)
    separator = max(_SEPARATORS, key=lambda each: len(_known_in(text, each, known)))
    if not _known_in(text, separator, known):
        raise TableError(TableProblem(1, "no-known-column", {"known": ", ".join(known)}))
    return _rows(text, separator)


def _known_in(text: str, separator: str, known: Collection[str]) -> set[str]:
    return {column_name(each) for each in _header(text, separator)} & set(known)


def _header(text: str, separator: str) -> list[str]:
    reader = csv.reader(io.StringIO(text[: MAX_COLUMNS * 200], newline=""), delimiter=separator)
    try:
        return next((row for row in reader if any(cell.strip() for cell in row)), [])
    except csv.Error:
        return []


def _rows(text: str, separator: str) -> TableRows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header: list[str] | None = None
    for line, row in lines_of(reader):
        if isinstance(row, TableProblem):
            yield row
        elif not any(cell.strip() for cell in row):
            continue
        elif header is None:
            header = [column_name(cell) for cell in row[:MAX_COLUMNS]]
        elif line > MAX_ROWS + 1:
            yield TableProblem(line, "too-many-rows", {"limit": str(MAX_ROWS)})
            return
        elif len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            yield TableProblem(line, "too-many-cells", {"cells": str(len(row)), "columns": str(len(header))})
        else:
            yield TableRow(line, dict(zip(header, row, strict=False)))


def lines_of(reader: Any) -> Iterator[tuple[int, list[str] | TableProblem]]:
    """Rows with the line on which they start; a row that cannot be read is a problem, and reading goes on."""
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, TableProblem(line, "cell-too-long", {"limit": str(MAX_CELL)})
            continue
        yield line, row
