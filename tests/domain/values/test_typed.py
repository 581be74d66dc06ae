"""What people type is read as they mean it, or not at all."""

import contextlib
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.values.typed import parse_amount, parse_contract_type, parse_day, parse_yes_no

GAP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("24000", "24000"),
        ("24 000", "24000"),
        (f"24{GAP}000", "24000"),
        (f"24{NARROW}000", "24000"),
        ("24.000", "24000"),
        ("24,000", "24000"),
        ("24.000,50", "24000.50"),
        ("24,000.50", "24000.50"),
        ("24000,5", "24000.5"),
        ("24000.00", "24000"),
        ("1.234.567,89", "1234567.89"),
        ("1'234'567", "1234567"),
        ("€ 24 000", "24000"),
        ("24.000 euro", "24000"),
        ("EUR 24000", "24000"),
        ("24.000,-", "24000"),
        ("24k", "24000"),
        ("1,2 mln", "1200000"),
        ("1.5 miljoen euro", "1500000"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("0,41", "0.41"),
        ("0.410", "0.41"),
        ("41,0", "41"),
    ],
)
def test_an_amount_is_read_as_it_is_meant(text, amount):
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "veel",
        "1e5",
        "NaN",
        "inf",
        "24.00.50",
        "1,23,456",
        "24,50,",
        "--5",
        "٣٤",
        "24 000 usd",
        "1" * 40,
        "0x10",
    ],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="amount"):
        parse_amount(text)


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_belgian_and_british_writing_mean_the_same(whole, cents):
    british = f"{whole:,}.{cents:02d}"
    belgian = british.translate(str.maketrans(",.", ".,"))
    assert parse_amount(british) == parse_amount(belgian) == Decimal(f"{whole}.{cents:02d}")


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(text):
    with contextlib.suppress(ValueError):
        assert parse_amount(text).is_finite()


@pytest.mark.parametrize(
    "text", ["2026-03-02", "2026-3-2", "02/03/2026", "2/3/2026", "2-3-2026", "02.03.2026", " 2026-03-02T00:00:00 "]
)
def test_a_day_is_read_day_before_month(text):
    assert parse_day(text) == dt.date(2026, 3, 2)


@pytest.mark.parametrize("text", ["", "31/02/2026", "2026-13-01", "3/2026", "02/03/26", "20260302", "morgen"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r"day|month"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ja", True),
        (" Yes ", True),
        ("OUI", True),
        ("1", True),
        ("nee", False),
        ("neen", False),
        ("nein", False),
        ("0", False),
    ],
)
def test_yes_and_no_are_read_in_four_languages(text, answer):
    assert parse_yes_no(text) is answer


@pytest.mark.parametrize("text", ["", "misschien", "2"])
def test_what_is_neither_is_refused(text):
    with pytest.raises(ValueError, match="neither"):
        parse_yes_no(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Werken", "works"), ("leveringen", "supplies"), ("dienst", "services"), ("services", "services")],
)
def test_a_type_of_contract_is_read_in_four_languages(text, found):
    assert parse_contract_type(text) == found


def test_another_type_of_contract_is_refused():
    with pytest.raises(ValueError, match="type of contract"):
        parse_contract_type("huur")
