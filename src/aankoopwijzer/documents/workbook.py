"""A workbook of Excel (.xlsx) or LibreOffice (.ods) as rows, after a look at how large it really is."""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from typing import IO

import python_calamine
from lxml import etree

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
_ODS_CONTENT, _ODS_TYPE = "content.xml", b"application/vnd.oasis.opendocument.spreadsheet"
_LONGEST_REFERENCE = 64
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,3})(\d+)[\"']")


def workbook_rows(content: bytes, known: Collection[str]) -> TableRows:
    """The rows of the first sheet that has one of the `known` columns in its first filled row.

    Raises `TableError` when the file is no workbook, is too large when unpacked, or has no such sheet.
    """
    for _name, rows in sheets_of(content):
        start = next((at for at, row in enumerate(rows) if any(_filled(cell) for cell in row)), None)
        if start is not None and {column_name(cell) for cell in rows[start]} & set(known):
            return _rows(rows, start)
    raise TableError(TableProblem(1, "no-known-column", {"known": ", ".join(known)}))


def sheets_of(content: bytes) -> Iterator[tuple[str, Sequence[Sequence[object]]]]:
    """Each sheet of an xlsx or ods file with its rows, from the first row and column of the sheet on.

    Raises `TableError` when the file is no workbook or is too large when unpacked.
    """
    _measure(content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            yield name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
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
            names = {each.filename for each in members}
            if "xl/workbook.xml" not in names and not _is_ods(archive, names):
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
                if member.filename == _ODS_CONTENT:
                    with archive.open(member) as opened:
                        _measure_ods(opened)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        raise TableError(TableProblem(0, "broken-workbook")) from error


def _is_ods(archive: zipfile.ZipFile, names: Collection[str]) -> bool:
    return "mimetype" in names and _ODS_CONTENT in names and archive.read("mimetype")[:80].strip() == _ODS_TYPE


def _measure_ods(opened: IO[bytes]) -> None:
    """A few bytes can say that a filled cell or row is repeated a million times: count how far the filled cells reach.

    Blank cells and rows that are repeated to the edge of the sheet are usual, and take no room.
    """
    rows = cells_filled = width = 0
    cell_is_filled = row_is_filled = False
    total = 0
    parser = etree.iterparse(
        opened, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for event, element in parser:
            tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in ("p", "annotation"):
                    cell_is_filled = True
                elif tag == "table-row":
                    width, cells_filled, row_is_filled = 0, 0, False
                elif tag == "table":
                    rows = total = 0
                continue
            if tag in ("table-cell", "covered-table-cell"):
                width += _repeated(element, "number-columns-repeated")
                if cell_is_filled:
                    cells_filled, row_is_filled, cell_is_filled = width, True, False
            elif tag == "table-row":
                rows += _repeated(element, "number-rows-repeated")
                total = max(total, rows if row_is_filled else 0)
                if cells_filled > MAX_COLUMNS:
                    raise TableError(TableProblem(0, "too-many-columns", {"limit": str(MAX_COLUMNS)}))
                if total > MAX_ROWS + 1:
                    raise TableError(TableProblem(0, "too-many-rows", {"limit": str(MAX_ROWS)}))
                element.clear()
    except etree.XMLSyntaxError as error:
        raise TableError(TableProblem(0, "broken-workbook")) from error


def _repeated(element: etree._Element, name: str) -> int:
    text = next((value for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), "1")
    return int(text) if text.isdigit() and len(text) < 10 else 1


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
