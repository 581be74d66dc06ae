"""Rows that wait between a file and the register."""

import datetime as dt
from decimal import Decimal

from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.flows._row_spool import RowSpool


def test_what_goes_into_the_spool_comes_out_as_often_as_it_is_asked_for():
    some = [Row(n, "brugge", f"K{n}", (f"Café {n}", Decimal("1.50"), None, n % 2 == 0), "odd", -n) for n in range(2, 9)]
    more = [Row(9, "", "K9", (None, None, dt.date(2025, 1, 3), None), "", 9)]
    with RowSpool() as spool:
        spool.extend(some)
        spool.extend([])
        spool.extend(more)
        for _ in range(2):
            rows = [row for piece in spool.pieces() for row in piece]
            assert [row[:3] + row[4:] for row in rows] == [row[:3] + row[4:] for row in (*some, *more)]
            assert rows[0].values == ("Café 2", "1.50", None, True)
            assert rows[-1].values == (None, None, "2025-01-03", None)


def test_more_rows_than_are_held_in_memory_wait_on_disk():
    piece = [Row(n, "brugge", f"K{n}", ("x" * 400,), "", n) for n in range(1_000)]
    with RowSpool() as spool:
        for _ in range(100):
            spool.extend(piece)
        assert sum(len(rows) for rows in spool.pieces()) == 100_000
