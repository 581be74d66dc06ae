"""Amounts in words: each in its own currency, and none is not zero."""

from decimal import Decimal

import pytest

from aankoopwijzer.reports.amount_words import amounts_in_words
from aankoopwijzer.reports.speech import NO_BREAK, speech


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ({"EUR": Decimal("1250.5")}, "1 250,50 euro"),
        ({"GBP": Decimal("1250.5000")}, "1 250,5 GBP"),
        ({"EUR": Decimal(10), "GBP": Decimal("-20"), "USD": Decimal(0)}, "10 euro, -20 GBP en 0 USD"),
        ({}, "bedrag niet bekend"),
    ],
)
def test_each_currency_stands_by_itself(amounts, said):
    assert amounts_in_words(amounts, speech("nl")).replace(NO_BREAK, " ") == said
