"""Tables as an Excel workbook: typed cells, frozen header, a filter, nothing that a text can set running."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

from aankoopwijzer.documents.safe_text import one_line, safe_text

Value = str | int | Decimal | bool | dt.date | None
_CELL_LENGTH = 32_000
"""Excel holds 32 767 characters in a cell."""
_NAME_LENGTH = 31
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t")
_EXACT_DIGITS = 15
"""More digits than a double carries: such a number stays text."""
_GREEN = "#1F5D4C"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; `widths` are in characters."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    widths: tuple[int, ...]


def spreadsheet_file(sheets: Sequence[Sheet], *, title: str, author: str, on: dt.date) -> bytes:
    """The sheets as .xlsx. The same sheets on the same day give the same bytes.

    Text stays text, whatever it starts with; cells that a formula could start in are marked as text for good, so that
    they stay so when the file is saved again elsewhere.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties(
        {
            "title": one_line(title, 250),
            "author": one_line(author, 250),
            "created": dt.datetime.combine(on, dt.time()),
        }
    )
    wrapped = {"text_wrap": True, "valign": "top"}
    formats = {
        "header": workbook.add_format({**wrapped, "bold": True, "font_color": "#FFFFFF", "bg_color": _GREEN}),
        "text": workbook.add_format(wrapped),
        "risky": workbook.add_format({**wrapped, "quote_prefix": True}),
        "whole": workbook.add_format({**wrapped, "num_format": "#,##0"}),
        "number": workbook.add_format({**wrapped, "num_format": "#,##0.00"}),
        "date": workbook.add_format({**wrapped, "num_format": "dd/mm/yyyy", "align": "left"}),
    }
    for sheet in sheets:
        _write(workbook, sheet, formats)
    workbook.close()
    return buffer.getvalue()


def _write(workbook: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page = workbook.add_worksheet(one_line(sheet.name.translate(_NOT_IN_A_NAME))[:_NAME_LENGTH])
    for column, (title, width) in enumerate(zip(sheet.header, sheet.widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, one_line(title), formats["header"])
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            _write_cell(page, number, column, value, formats)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.header) - 1)


def _write_cell(page: Any, row: int, column: int, value: Value, formats: dict[str, Any]) -> None:
    match value:
        case None | "":
            page.write_blank(row, column, None, formats["text"])
        case bool():
            page.write_boolean(row, column, value, formats["text"])
        case int() | Decimal() if _fits_a_number(value):
            page.write_number(row, column, value, formats["whole" if value == int(value) else "number"])
        case dt.date():
            page.write_datetime(row, column, value, formats["date"])
        case _:
            text = safe_text(str(value), _CELL_LENGTH)
            page.write_string(row, column, text, formats["risky" if text.startswith(_STARTS_A_FORMULA) else "text"])


def _fits_a_number(number: int | Decimal) -> bool:
    exact = Decimal(number)
    return exact.is_finite() and len(exact.as_tuple().digits) <= _EXACT_DIGITS and abs(exact.adjusted()) < 100
