"""An Excel workbook (.xlsx) as rows, after a look at how large it really is."""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence

import python_calamine

from aankoopwijzer.documents.table_rows import (
    MAX_COLUMNS,
    MAX_ROWS,
    TableError,
    TableProblem,
    TableRow,
    TableRows,
    column_name,
)

_MAX_MEMBERS = 2_000
_MAX_UNPACKED = 300_000_000
_CHUNK = 1 << 20
_LONGEST_REFERENCE = 64
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,3})(\d+)[\"']")


def workbook_rows(content: bytes, known: Collection[str]) -> TableRows:
    """The rows of the first sheet that has one of the `known` columns in its first filled row.

    Raises `TableError` when the file is no workbook, is too large when unpacked, or has no such sheet.
    """
    _measure(content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            start = next((at for at, row in enumerate(rows) if any(_filled(cell) for cell in row)), None)
            if start is not None and {column_name(cell) for cell in rows[start]} & set(known):
                return _rows(rows, start)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise TableError(TableProblem(0, "broken-workbook")) from error
    raise TableError(TableProblem(1, "no-known-column", {"known": ", ".join(known)}))


def sheets_of(content: bytes) -> Iterator[Sequence[Sequence[object]]]:
    """The cells of each sheet, row by row from the first. Raises `TableError` as `workbook_rows` does."""
    _measure(content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            yield book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise TableError(TableProblem(0, "broken-workbook")) from error


def _rows(rows: Sequence[Sequence[object]], start: int) -> TableRows:
    header = [column_name(cell) for cell in rows[start]]
    for line, row in enumerate(rows[start + 1 :], start=start + 2):
        if any(_filled(cell) for cell in row):
            yield TableRow(line, {name: cell for name, cell in zip(header, row, strict=False) if name})


def _filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def _measure(content: bytes) -> None:
    """Unpack once without keeping anything: sizes in the archive's own list may lie.

    A sheet is laid out in memory up to its farthest cell, so one cell at the end of the sheet would take all of it:
    references are bounded too.
    """
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > _MAX_MEMBERS:
                raise TableError(TableProblem(0, "workbook-too-large"))
            if not any(each.filename == "xl/workbook.xml" for each in members):
                raise TableError(TableProblem(0, "not-a-workbook"))
            for member in members:
                is_sheet = member.filename.startswith("xl/worksheets/")
                with archive.open(member) as opened:
                    tail = b""
                    while chunk := opened.read(_CHUNK):
                        unpacked += len(chunk)
                        if unpacked > _MAX_UNPACKED:
                            raise TableError(TableProblem(0, "workbook-too-large"))
                        if is_sheet:
                            _check_references(tail + chunk)
                            tail = chunk[-_LONGEST_REFERENCE:]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        raise TableError(TableProblem(0, "broken-workbook")) from error


def _check_references(xml: bytes) -> None:
    for letters, digits in _REFERENCE.findall(xml):
        if len(digits) > 7 or int(digits) > MAX_ROWS + 1:
            raise TableError(TableProblem(0, "too-many-rows", {"limit": str(MAX_ROWS)}))
        if _column(letters) > MAX_COLUMNS:
            raise TableError(TableProblem(0, "too-many-columns", {"limit": str(MAX_COLUMNS)}))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
