"""Amounts of money in a form field."""

from decimal import Decimal

from aankoopwijzer.domain.intake.procurement_faults import LARGEST_EUR

LARGEST = LARGEST_EUR


def as_typed(amount: Decimal | None) -> str:
    """The amount as a person would type it: 24 000 or 24 000,50."""
    if amount is None:
        return ""
    return f"{amount:,.2f}".removesuffix(".00").replace(",", " ").replace(".", ",")
