"""Values of the registers as people read them."""

import datetime as dt
from decimal import Decimal

import pytest

from aankoopwijzer.reports.flag_words import WITHOUT_VALUES, flag_in_words
from aankoopwijzer.reports.import_problems import MESSAGES
from aankoopwijzer.reports.register_words import code_in_words, in_words, label
from aankoopwijzer.reports.speech import speech

NL = speech("nl")


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("co2_g_per_km", Decimal("118.0000"), "118 g/km"),
        ("co2_g_per_km", Decimal(0), "0 g/km"),
        ("co2_g_per_km", None, "–"),
        ("km_per_year", Decimal("12500.5000"), "12 500,5 km"),
        ("bought_in", 2019, "2019"),
        ("vat_rate", Decimal("0.2100"), "21 %"),
        ("reused_share", Decimal("0.0450"), "4,5 %"),
        ("amount_excl_vat", Decimal("-1234.5000"), "-1 234,50 euro"),
        ("enterprise_number", "0999123457", "0999.123.457"),
        ("energy", "plug_in_petrol", "plug-inhybride op benzine"),
        ("energy", "stoom", "stoom"),
        ("emission_class", "euro_6d_temp", "Euro 6d-TEMP"),
        ("emission_class", "none", "geen: zonder uitlaat"),
        ("emission_class", None, "–"),
        ("is_in_use", False, "nee"),
        ("date", dt.date(2026, 3, 2), "2 maart 2026"),
    ],
)
def test_a_value_has_its_unit_and_unknown_is_never_zero(column, value, said):
    assert in_words("vehicles", column, value, NL).replace("\N{NO-BREAK SPACE}", " ") == said


def test_an_amount_in_other_money_is_not_called_euro():
    said = in_words("spend_lines", "amount_excl_vat", Decimal(10), NL, currency="GBP")
    assert said == "10\N{NO-BREAK SPACE}GBP"


def test_a_title_says_what_it_counts_in():
    assert label("kwh_per_year", NL) == "Verbruik per jaar (kWh)"
    assert label("kwh_per_year", NL, with_unit=False) == "Verbruik per jaar"


def test_a_code_is_said_in_the_readers_language():
    assert code_in_words("duty_trips", "mode", "cargo_bike", NL) == "bakfiets"
    assert code_in_words("duty_trips", "mode", "cargo_bike", speech("en")) == "cargo bike"


def test_a_flag_is_said_without_the_values_that_only_the_file_had():
    assert flag_in_words("co2-too-low", NL) == "de CO2 is te laag voor deze aandrijving"
    assert flag_in_words("fictitious", NL) == "verzonnen voor de demonstratie"
    assert flag_in_words("never-heard", NL) == "never-heard"


def test_what_was_odd_is_told_without_holes_for_what_only_the_file_had() -> None:
    assert flag_in_words("enterprise-number-check", NL) == (
        "de controlecijfers van het ondernemingsnummer kloppen niet; het telt als onbekend"
    )
    assert set(WITHOUT_VALUES) <= set(MESSAGES)
    assert not [words for words in WITHOUT_VALUES.values() if "{" in words]
    assert "…" not in "".join(flag_in_words(flag, NL) for flag in WITHOUT_VALUES)
