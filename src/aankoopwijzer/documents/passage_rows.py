"""A JSON list of loose passages, `{"id", "text"}` each, as passages; other keys are left alone."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from aankoopwijzer.documents.json_rows import json_rows
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError, TableProblem, TableRow
from aankoopwijzer.domain.records.passage import Passage

_PER_MEGABYTE = 1_000_000
_LONGEST_ID = 200


def passages_in(data: bytes) -> Iterator[Passage | TableProblem]:
    """Each passage of a JSON array or of JSON Lines, or what is wrong with it; a passage without id is numbered.

    Raises `TableError` when the file as a whole cannot be read.
    """
    if len(data) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // _PER_MEGABYTE)}))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(TableProblem(0, "not-utf8", {"byte": str(error.start + 1)})) from None
    if not text.strip():
        raise TableError(TableProblem(0, "no-passages"))
    return _passages(text)


def _passages(text: str) -> Iterator[Passage | TableProblem]:
    for number, row in enumerate(json_rows(text), start=1):
        yield _passage(row, number) if isinstance(row, TableRow) else row


def _passage(row: TableRow, number: int) -> Passage | TableProblem:
    cells: Mapping[str, object] = row.cells
    text, id = cells.get("text"), cells.get("id", number)
    if not isinstance(text, str):
        return TableProblem(row.line, "no-passage-text")
    if isinstance(id, bool) or not isinstance(id, str | int | Decimal) or len(str(id)) > _LONGEST_ID:
        return TableProblem(row.line, "bad-passage-id")
    return Passage(str(id), text)
