"""Spend of an authority in a year, by supplier and contract: what the yearly report per supplier is made of."""

from decimal import Decimal
from typing import Literal, NamedTuple

ContractBasis = Literal["low-value", "call-off", "other", "unknown"]
"""By what a supplier is paid: a contract by accepted invoice, an order on a framework agreement, another contract, or
not known: no contract with the line, one that the register does not have, or one of which it does not know."""
BASES: tuple[ContractBasis, ...] = ("low-value", "call-off", "other", "unknown")


class SpendGroup(NamedTuple):
    """The lines in euro of one supplier under one contract, as the books have them; either is empty when not known.

    `amount` excludes VAT, credit notes taken off; `without_amount` counts the lines of which it is not known.
    """

    supplier_key: str
    contract: str
    name: str
    enterprise_number: str
    lines: int
    amount: Decimal
    without_amount: int


class OtherSpend(NamedTuple):
    """Lines that stand beside a report in euro: `currency` is empty for lines in euro without a day."""

    currency: str
    lines: int
    amount: Decimal
