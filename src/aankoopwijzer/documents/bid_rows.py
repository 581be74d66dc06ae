"""Bids as a table: one bidder a line, one column for what each criterion asks; or JSON with the same keys.

A bid that consists of items has several lines. Values stay text: what a column must hold depends on the formula.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.documents.delimited import decoded, delimited_rows
from aankoopwijzer.documents.json_rows import json_rows
from aankoopwijzer.documents.safe_text import one_line
from aankoopwijzer.documents.table_rows import TableError, TableProblem, TableRow

BIDDER = "bidder"
MAX_BYTES = 2_000_000
MAX_LINES = 5_000
_NAME_MOST = 120

Cells = Mapping[str, str]
"""What one line says, by column name; empty cells are left out."""


@dataclass(frozen=True, slots=True)
class BidTable:
    """The lines of each bidder, in the order of the file, and what could not be read."""

    bids: Mapping[str, tuple[Cells, ...]]
    problems: tuple[TableProblem, ...]


def bids_in(content: bytes) -> BidTable:
    """The bids of a csv, JSON Lines or JSON array file.

    Raises `TableError` when the file is too large, no text, or has no column `bidder`.
    """
    if len(content) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // 1_000_000)}))
    text = decoded(content)
    if not text.strip():
        raise TableError(TableProblem(0, "empty-file"))
    rows = json_rows(text) if text.lstrip()[:1] in ("[", "{") else delimited_rows(text, (BIDDER,))
    bids: dict[str, list[Cells]] = {}
    problems: list[TableProblem] = []
    for number, row in enumerate(rows, start=1):
        if number > MAX_LINES:
            problems.append(TableProblem(row.line, "too-many-rows", {"limit": str(MAX_LINES)}))
            break
        if isinstance(row, TableProblem):
            problems.append(row)
            continue
        cells = _cells(row)
        bidder = cells.pop(BIDDER, "")
        if bidder:
            bids.setdefault(bidder[:_NAME_MOST], []).append(cells)
        elif cells:
            problems.append(TableProblem(row.line, "no-bidder"))
    return BidTable({bidder: tuple(lines) for bidder, lines in bids.items()}, tuple(problems))


def _cells(row: TableRow) -> dict[str, str]:
    """Text cells; a number of JSON is written out, anything deeper is left out."""
    found: dict[str, str] = {}
    for name, value in row.cells.items():
        if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < 30:
            found[name] = f"{value:f}"
        elif isinstance(value, str) and value.strip():
            found[name] = one_line(value).strip()
    return found
