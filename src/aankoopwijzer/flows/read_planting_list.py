"""A file with a planting list, or pasted text, becomes lines; what cannot be read is told and the rest goes on."""

from pathlib import Path

from aankoopwijzer.documents.planting_rows import MAX_BYTES, planting_lines
from aankoopwijzer.documents.table_rows import TableError, TableProblem
from aankoopwijzer.domain.records.planting import PlantingLine


def read_planting_list(source: Path | bytes) -> tuple[tuple[PlantingLine, ...], tuple[TableProblem, ...]]:
    """The lines of a planting list and what is wrong with it. Raises `TableError` when it cannot be read at all."""
    rows = list(planting_lines(source if isinstance(source, bytes) else _content(source)))
    return (
        tuple(row for row in rows if isinstance(row, PlantingLine)),
        tuple(row for row in rows if isinstance(row, TableProblem)),
    )


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise TableError(TableProblem(0, "no-such-file")) from error
