"""An electronic invoice or credit note, as its standard says it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.records.notice import Unreadable


@dataclass(frozen=True, slots=True)
class InvoiceParty:
    """A seller or buyer. `legal_number` and `vat_number` stand as they were written; the scheme says whose they are."""

    name: str | None = None
    legal_number: str | None = None
    legal_scheme: str | None = None
    vat_number: str | None = None
    street: str | None = None
    postal_code: str | None = None
    town: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """A line, or an allowance or charge on the whole; `amount` excludes VAT and is as the document writes it.

    `vat_rate` is a fraction. `kind` is line, allowance (below zero here, so that lines add up) or charge.
    """

    number: str
    kind: str
    amount: Decimal | None
    vat_rate: Decimal | None
    description: str | None
    cpv: str | None
    account: str | None


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice or credit note. Amounts are as written: those of a credit note are above zero.

    `credits` is the number of the invoice that is corrected. `unreadable` is what was there and could not be read.
    """

    number: str
    is_credit_note: bool
    date: dt.date | None
    currency: str | None
    credits: str | None
    order_reference: str | None
    contract_reference: str | None
    account: str | None
    seller: InvoiceParty
    buyer: InvoiceParty
    lines: tuple[InvoiceLine, ...]
    total_excl_vat: Decimal | None
    total_incl_vat: Decimal | None
    vat: Decimal | None
    unreadable: tuple[Unreadable, ...] = ()
