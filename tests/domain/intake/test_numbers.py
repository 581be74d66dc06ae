"""Numbers as people write them in columns."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.intake.numbers import NotANumber, decimal_mark, from_float, read_number


@pytest.mark.parametrize(
    ("text", "mark", "value", "how"),
    [
        ("1.385,25", ",", "1385.25", ""),
        ("1385,25", ",", "1385.25", ""),
        ("1.385", ",", "1385", ""),
        ("1385.25", ",", "1385.25", "other-mark"),
        ("1,385.25", ".", "1385.25", ""),
        ("1,385", ".", "1385", ""),
        ("315.360", ".", "315.360", ""),
        ("12,5", ".", "12.5", "other-mark"),
        ("-8.200", ",", "-8200", ""),
        ("(1.000,00)", ",", "-1000.00", ""),
        ("1.000,00-", ",", "-1000.00", ""),
        ("€ 581,66", ",", "581.66", "with-currency"),
        ("1 234,50", ",", "1234.50", ""),
        ("24.000,-", ",", "24000", ""),
    ],
)
def test_a_number_is_read_by_the_mark_of_its_column(text, mark, value, how):
    read = read_number(text, mark=mark)
    assert (read.value, read.how) == (Decimal(value), how)


@pytest.mark.parametrize("text", ["", "abc", "115000 ?", "1.2.3", "1,2,3", "--5", "٣", "1e9999", "9" * 60])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotANumber):
        read_number(text, mark=",")


def test_the_unit_of_the_column_may_stand_behind_a_number():
    assert read_number("200 kWh", mark=",", unit="kWh").value == 200


def test_another_unit_is_refused_because_converting_is_for_a_person():
    with pytest.raises(NotANumber) as refused:
        read_number("12 ton", mark=",", unit="kg")
    assert refused.value.unit == "ton"


def test_the_decimal_mark_follows_from_the_whole_column():
    assert decimal_mark(["1.385", "2.500,10"]) == ","
    assert decimal_mark(["315.36", "1385"]) == "."
    assert decimal_mark(["1.385", "2500"]) == ","


def test_a_binary_number_of_a_spreadsheet_is_what_it_shows():
    assert from_float(0.1 + 0.2) == Decimal("0.3")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False))
def test_what_is_written_the_belgian_way_comes_back(number):
    written = f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
    assert read_number(written, mark=",").value == number
