"""An amount among the words is read only when it can be nothing else than the value of the contract."""

from decimal import Decimal

import pytest

from aankoopwijzer.language.amounts import amount_in


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("broodjes voor de gemeenteraad, 24 000 euro", "24000"),
        ("€ 24.000,50 voor drukwerk", "24000.50"),
        ("24000 EUR", "24000"),
        ("bestelwagens (85k euro)", "85000"),
        ("sporthal 1,2 miljoen euro", "1200000"),
        ("sandwichs, 12 500 euros", "12500"),
        ("raming 24\u00a0000 euro, dus 24.000 euro", "24000"),
        ("schilderwerken € 950", "950"),
    ],
)
def test_one_amount_is_the_value(text: str, amount: str) -> None:
    assert amount_in(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "220 laptops",
        "eurocodes nakijken in 2026",
        "maaltijden aan 12 euro per stuk",
        "onderhoud, 40 000 euro/jaar",
        "tussen 20 000 euro en 30 000 euro",
        "30 000 euro incl. btw",
        "45112723",
        "neuro 24 000",
    ],
)
def test_what_is_no_value_of_the_whole_contract_is_left_alone(text: str) -> None:
    assert amount_in(text) is None
