"""A supplier file is read line by line; a bad line is told of and the rest counts."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.documents.supplier_rows import SupplierFile, suppliers_in
from aankoopwijzer.documents.table_rows import MAX_BYTES


def read_suppliers(source: Path | bytes, *, on: dt.date) -> SupplierFile:
    """The suppliers in a csv or xlsx file, and all that is wrong or odd on the day `on`.

    Raises `TableError` when it is no such table, `OSError` when it cannot be opened.
    """
    if isinstance(source, bytes):
        return suppliers_in(source, on=on)
    with source.open("rb") as file:
        return suppliers_in(file.read(MAX_BYTES + 1), on=on)
