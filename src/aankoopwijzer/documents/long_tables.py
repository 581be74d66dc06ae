"""Tables of any length, written row by row to a file: CSV, and Excel in constant memory."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol, Self

import xlsxwriter

from aankoopwijzer.documents.safe_text import one_line, safe_text

MOST_ROWS: Final = 1_048_575
"""Rows that fit in a sheet of Excel below its header."""
STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t")
_CELL_LENGTH: Final = 32_000
_GREEN: Final = "#1F5D4C"
Cell = str | int | None


class LongTable(Protocol):
    """A table that takes rows until it is closed."""

    def add(self, row: Sequence[Cell]) -> None:
        """One more row; a sheet that is full takes no more, and `left_out` counts them."""

    @property
    def left_out(self) -> int:
        """Rows that did not fit."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class CsvTable:
    """UTF-8 with a mark at the start, so that spreadsheets see it; a text that could start a formula gets a quote."""

    left_out = 0

    def __init__(self, path: Path, header: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(header)

    def add(self, row: Sequence[Cell]) -> None:
        """One more row."""
        self._writer.writerow([_harmless(cell) for cell in row])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


class SheetTable:
    """One sheet with a frozen header and a filter; rows go to a temporary file as they come."""

    def __init__(self, path: Path, header: Sequence[str], widths: Sequence[int]) -> None:
        path.open("ab").close()  # Say at once when it cannot be written, not after an hour.
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Any = xlsxwriter.Workbook(str(path), options | {"strings_to_numbers": False})
        wrapped = {"text_wrap": True, "valign": "top"}
        self._text = self._book.add_format(wrapped)
        self._risky = self._book.add_format({**wrapped, "quote_prefix": True})
        heading = self._book.add_format({**wrapped, "bold": True, "font_color": "#FFFFFF", "bg_color": _GREEN})
        self._sheet: Any = self._book.add_worksheet()
        self._columns = len(header)
        self._rows = 0
        self.left_out = 0
        for column, (title, width) in enumerate(zip(header, widths, strict=True)):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, one_line(title), heading)
        self._sheet.freeze_panes(1, 0)

    def add(self, row: Sequence[Cell]) -> None:
        """One more row, as long as the sheet has room."""
        if self._rows == MOST_ROWS:
            self.left_out += 1
            return
        self._rows += 1
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                self._sheet.write_number(self._rows, column, cell, self._text)
            elif cell:
                text = safe_text(cell, _CELL_LENGTH)
                self._sheet.write_string(
                    self._rows, column, text, self._risky if text.startswith(STARTS_A_FORMULA) else self._text
                )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._rows:
            self._sheet.autofilter(0, 0, self._rows, self._columns - 1)
        self._book.close()


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = safe_text(cell, _CELL_LENGTH)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def add_all(tables: Iterable[LongTable], rows: Iterable[Sequence[Cell]]) -> None:
    """The same rows to each table."""
    kept = list(rows)
    for table in tables:
        for row in kept:
            table.add(row)
