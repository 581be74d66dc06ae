"""Rows that may be written: one, or many column by column."""

import datetime as dt
from decimal import Decimal

import pytest

from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.rows import Row, Rows, row_of
from aankoopwijzer.domain.records.datasets import DATASETS

ROWS = [Row(line, "brugge", f"K{line}", (f"text {line}", Decimal(line), None), "", line * 10) for line in range(2, 7)]


def test_rows_are_the_same_column_by_column_and_one_by_one():
    rows = Rows.of(ROWS)
    assert list(rows) == ROWS
    assert len(rows) == len(ROWS)
    assert rows[1] == ROWS[1]
    assert rows[1:3] == ROWS[1:3]
    assert rows[:50] == ROWS
    assert Rows.of(rows) is rows


@pytest.mark.parametrize("places", [[], [3], [0, 2], [4, 1, 0], [0, 1, 2, 3, 4]])
def test_rows_can_be_chosen_by_their_place(places):
    assert sorted(Rows.of(ROWS).chosen(places)) == sorted(ROWS[place] for place in places)


def test_no_rows_are_no_rows():
    assert list(Rows.of([])) == []
    assert Rows.of([]).plain_columns() == []


def test_decimals_and_days_are_handed_to_a_database_as_text_and_what_is_unknown_as_nothing():
    rows = Rows.of([Row(2, "", "K", (Decimal("1.50"), dt.date(2025, 1, 3), None, True, "a"), "", 1)])
    assert rows.plain_columns() == [["1.50"], ["2025-01-03"], (None,), (True,), ("a",)]


def test_a_row_that_was_written_by_an_earlier_version_is_still_known_as_the_same():
    # The digests that version 533a5f0 gave: with others, a file that comes again would change every row.
    values = {
        "ledger_number": "2025/1",
        "date": dt.date(2025, 1, 3),
        "amount_excl_vat": Decimal("12.50"),
        "is_credit_note": False,
    }
    odd = RowProblem(2, "x", "flagged", "total-does-not-match")
    made = [row_of(DATASETS["spend_lines"], 2, "brugge", "2025/1", values, told) for told in ((), (odd,))]
    assert [each.digest for each in made] == [5714472508167137140, -9049118968871000238]
