"""Amounts in words, each in its own currency."""

from collections.abc import Mapping
from decimal import Decimal

from aankoopwijzer.reports.speech import NO_BREAK, Speech

_EURO = "EUR"


def amounts_in_words(amounts: Mapping[str, Decimal], speech: Speech) -> str:
    """The amounts by currency, euro as such and every other by its code: no rate is known, so none is added up.

    Without an amount it says that it is not known: zero would be something else.
    """
    said = [
        speech.money(amount) if currency == _EURO else f"{speech.number(amount.normalize() + 0)}{NO_BREAK}{currency}"
        for currency, amount in amounts.items()
    ]
    return speech.listing(said) if said else speech.say("amount not known")
