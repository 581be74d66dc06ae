"""A table (csv or xlsx) that says what spend is for -> its lines, or what is wrong with them."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from aankoopwijzer.documents.delimited import decoded, delimited_rows
from aankoopwijzer.documents.safe_text import one_line
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError, TableProblem, TableRow, TableRows
from aankoopwijzer.domain.intake.topic_answers import TopicAnswer

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "cpv": ("cpv", "cpv_code"),
    "account_code": ("account_code", "rekening", "rekeningnummer", "algemene_rekening", "kostensoort"),
    "account_name": ("account_name", "omschrijving_rekening", "naam_rekening"),
    "description": ("description", "omschrijving"),
    "rows": ("rows", "productgroepen", "productgroep", "rij", "rijen"),
}
"""What a column is called, in Dutch and English, in the form of `column_name`."""
NONE_OF_THEM: Final = frozenset(("-", "geen", "none"))
_ZIP_MAGIC: Final = b"PK\x03\x04"
_BETWEEN: Final = re.compile(r"[\s,;+]+")
_SHOWN: Final = 60


def topic_answers_in(content: bytes, rows: Collection[str]) -> Iterator[TopicAnswer | TableProblem]:
    """The lines of the table; `rows` are the product groups that there are.

    Raises `TableError` when it is no such table as a whole.
    """
    if len(content) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // 1_000_000)}))
    for row in _rows(content):
        yield row if isinstance(row, TableProblem) else _answer(row, rows)


def _rows(content: bytes) -> TableRows:
    known = [title for titles in COLUMNS.values() for title in titles]
    if content.startswith(_ZIP_MAGIC):
        from aankoopwijzer.documents.workbook import workbook_rows

        return workbook_rows(content, known)
    text = decoded(content)
    if not text.strip():
        raise TableError(TableProblem(0, "empty-file"))
    return delimited_rows(text, known)


def _answer(row: TableRow, rows: Collection[str]) -> TopicAnswer | TableProblem:
    cells = {
        column: next((text for title in titles if (text := _text(row.cells.get(title)))), None)
        for column, titles in COLUMNS.items()
    }
    named = cells.pop("rows")
    if named is None:
        return TableProblem(row.line, "topic-without-rows")
    if not any(cells.values()):
        return TableProblem(row.line, "topic-says-nothing")
    codes = () if named.casefold() in NONE_OF_THEM else tuple(each for each in _BETWEEN.split(named.upper()) if each)
    unknown = [code for code in codes if code not in rows]
    if unknown:
        return TableProblem(row.line, "no-such-row", {"found": unknown[0][:_SHOWN]})
    return TopicAnswer(row.line, tuple(dict.fromkeys(codes)), **cells)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else one_line(str(value), 500).strip()
