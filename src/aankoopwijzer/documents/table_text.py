"""Tables as rows of text: which rows are headers, and which tables only serve to lay a page out."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from aankoopwijzer.documents.text_blocks import TextBlock

_LONGEST_CELL: Final = 1_500
_MOST_BLOCKS: Final = 6
_LONGEST_HEAD: Final = 80


class Row(NamedTuple):
    """The blocks of each cell, whether the file marks the row as a header, and the first block of its own.

    A cell that is merged with the one above repeats its blocks.
    """

    cells: Sequence[Sequence[TextBlock]]
    is_header: bool
    first: TextBlock | None


def table_blocks(rows: Sequence[Row]) -> list[TextBlock]:
    """A block for each row, with the header above it; for a table that only lays text out, the text itself."""
    filled = [row for row in rows if any(row.cells)]
    if _is_layout(filled):
        return list(_laid_out(filled))
    found: list[TextBlock] = []
    columns: tuple[str, ...] = ()
    for index, row in enumerate(filled):
        cells = tuple(_cell_text(cell) for cell in row.cells)
        heads = row.is_header or (index == 0 and _reads_as_header(cells, filled))
        fitting = columns if len(columns) == len(cells) and not heads else ()
        first = row.first or next(block for cell in row.cells for block in cell)
        text = " | ".join(cell for cell in cells if cell)
        found.append(TextBlock("table_row", text, first.place, page=first.page, cells=cells, columns=fitting))
        if heads:
            columns = cells
        found += (block for cell in row.cells for block in cell if block.kind == "footnote")
    return found


def _is_layout(rows: Sequence[Row]) -> bool:
    if all(sum(1 for cell in row.cells if cell) <= 1 for row in rows):
        return True
    return any(
        len(cell) > _MOST_BLOCKS
        or any(block.kind == "heading" and block.level < 9 for block in cell)
        or sum(len(block.text) for block in cell) > _LONGEST_CELL
        for row in rows
        for cell in row.cells
    )


def _laid_out(rows: Sequence[Row]) -> Iterator[TextBlock]:
    seen: set[int] = set()
    for row in rows:
        for cell in row.cells:
            for block in cell:
                if id(block) not in seen:
                    seen.add(id(block))
                    yield block


def _cell_text(blocks: Sequence[TextBlock]) -> str:
    """The blocks of a cell as one text; each that ends without a sign gets one."""
    text = ""
    for block in blocks:
        if block.kind == "footnote":
            continue
        joint = "" if not text else " " if text[-1] in ".;:,!?" else "; "
        text += f"{joint}{block.shown}"
    return text


def _reads_as_header(cells: Sequence[str], rows: Sequence[Row]) -> bool:
    """A first row of short names above at least one row, with no figures in it."""
    named = [cell for cell in cells if cell]
    return (
        len(rows) > 1
        and len(named) >= 2
        and len(named) >= len(cells) - 1
        and all(len(cell) <= _LONGEST_HEAD and not cell[0].isdigit() and cell[-1] not in ".;" for cell in named)
    )
