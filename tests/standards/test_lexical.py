"""Text becomes a number, date or code only when there is no doubt."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.records.notice import Unreadable
from aankoopwijzer.standards import lexical


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1250", "1250"),
        ("1250.50", "1250.50"),
        ("-3", "-3"),
        ("1 250 000,50", "1250000.50"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("0,6", "0.6"),
        (" 7. ", "7"),
    ],
)
def test_numbers_are_read_as_written_or_typed(text: str, expected: str) -> None:
    assert lexical.number(text, "x", []) == Decimal(expected)


@pytest.mark.parametrize("text", ["1.250.000", "1,250,000", "1,250", "12 50", "1e9", "NaN", "٣", "70/100", "9" * 31])
def test_a_number_that_could_mean_two_things_is_handed_back(text: str) -> None:
    unreadable: list[Unreadable] = []
    assert lexical.number(text, "x", unreadable) is None
    assert unreadable == [Unreadable("x", text)]


def test_a_hostile_text_is_quoted_in_short() -> None:
    unreadable: list[Unreadable] = []
    assert lexical.number("x" * 10_000, "x", unreadable) is None
    assert len(unreadable[0].text) == 200


@pytest.mark.parametrize("text", [None, "", " "])
def test_nothing_is_not_a_problem(text: str | None) -> None:
    unreadable: list[Unreadable] = []
    assert lexical.number(text, "x", unreadable) is None
    assert lexical.day(text, "x", unreadable) is None
    assert lexical.clock(text, "x", unreadable) is None
    assert lexical.yes_no(text, "x", unreadable) is None
    assert unreadable == []


@pytest.mark.parametrize("text", ["2026-03-02", "2026-03-02+01:00", "2026-03-02Z", "20260302"])
def test_dates_are_read_in_both_notations(text: str) -> None:
    assert lexical.day(text, "x", []) == dt.date(2026, 3, 2)


@pytest.mark.parametrize("text", ["02/03/2026", "2026-02-30", "soon"])
def test_another_date_is_handed_back(text: str) -> None:
    unreadable: list[Unreadable] = []
    assert lexical.day(text, "x", unreadable) is None
    assert unreadable == [Unreadable("x", text)]


def test_languages_and_countries_get_their_short_code_when_known() -> None:
    assert [lexical.language(code) for code in ("NLD", "NL", "nl", "UKR", "", None)] == [
        *("nl", "nl", "nl", "ukr", None, None)
    ]
    assert [lexical.country(code) for code in ("BEL", "BE", "CAN", "", None)] == ["BE", "BE", "CAN", None, None]


@given(st.text(max_size=40))
def test_any_text_is_read_or_handed_back(text: str) -> None:
    for read in (lexical.number, lexical.day, lexical.clock, lexical.yes_no):
        unreadable: list[Unreadable] = []
        found = read(text, "x", unreadable)
        assert (found is None) == bool(unreadable or not text.strip())


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2))
def test_every_amount_comes_back_as_it_was(amount: Decimal) -> None:
    assert lexical.number(str(amount), "x", []) == amount
