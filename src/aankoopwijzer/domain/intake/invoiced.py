"""What becomes of an electronic invoice that comes into the register."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

InvoiceBecame = Literal["new", "changed", "unchanged", "left-out", "double"]


@dataclass(frozen=True, slots=True)
class InvoiceOutcome:
    """One document that was handed over, in which file. `total_excl_vat` is as written, in `currency`."""

    file: str
    number: str
    is_credit_note: bool
    date: dt.date | None
    seller: str | None
    seller_number: str | None
    buyer: str | None
    lines: int
    total_excl_vat: Decimal | None
    currency: str | None
    became: InvoiceBecame
