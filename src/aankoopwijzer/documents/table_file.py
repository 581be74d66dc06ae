"""A file that somebody keeps as a table, csv or a workbook -> its rows by the titles that are known."""

from collections.abc import Collection
from typing import Final

from aankoopwijzer.documents.delimited import decoded, delimited_rows
from aankoopwijzer.documents.table_rows import TableError, TableProblem, TableRows

_ZIP_MAGIC: Final = b"PK\x03\x04"


def rows_of_table(content: bytes, known: Collection[str]) -> TableRows:
    """The rows; `known` are the titles that make a row the header. Raises `TableError` when it is no such table."""
    if content.startswith(_ZIP_MAGIC):
        # Only who hands over a workbook waits for its reader.
        from aankoopwijzer.documents.workbook import workbook_rows

        return workbook_rows(content, known)
    text = decoded(content)
    if not text.strip():
        raise TableError(TableProblem(0, "empty-file"))
    return delimited_rows(text, known)
