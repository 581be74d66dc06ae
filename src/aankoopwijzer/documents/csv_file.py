"""Tables as csv: UTF-8 with a mark that spreadsheets look for, commas between cells, points in numbers."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from aankoopwijzer.documents.spreadsheet import Sheet, Value

_PIECE = 64 * 1024
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(sheet: Sheet) -> bytes:
    """The rows under their header. A text that a spreadsheet would run as a formula gets a quote before it."""
    return b"".join(csv_pieces(sheet.header, sheet.rows))


def csv_pieces(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """The same piece by piece, for more rows than anybody holds at once."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        if buffer.tell() >= _PIECE:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


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
