"""A JSON list of loose passages is read; a bad one is told of and the rest counts."""

from collections.abc import Iterator
from pathlib import Path

from aankoopwijzer.documents.passage_rows import passages_in
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableProblem
from aankoopwijzer.domain.records.passage import Passage


def read_passages(source: Path) -> Iterator[Passage | TableProblem]:
    """Each passage in a file, or what is wrong with it.

    Raises `TableError` when it is no such list, `OSError` when it cannot be opened.
    """
    with source.open("rb") as file:
        return passages_in(file.read(MAX_BYTES + 1))
