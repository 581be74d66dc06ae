"""Tables as csv: UTF-8 with a mark that spreadsheets look for, commas between cells, points in numbers."""

import csv
import datetime as dt
import io
from decimal import Decimal

from aankoopwijzer.documents.spreadsheet import Sheet, Value

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(sheet: Sheet) -> bytes:
    """The rows under their header. A text that a spreadsheet would run as a formula gets a quote before it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(sheet.header)
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool() | int():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case dt.date():
            return value.isoformat()
        case str() if value.startswith(_STARTS_A_FORMULA):
            return f"'{value}"
        case _:
            return value
