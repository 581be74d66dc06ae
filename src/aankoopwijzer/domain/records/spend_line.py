"""A line of the ledger or of an invoice: what was spent, where, on what."""

import datetime as dt
from decimal import Decimal

from aankoopwijzer.domain.records.imported import ImportedRecord


class SpendLine(ImportedRecord):
    """One line. Amounts are in `currency`; a credit note is negative, as in the books.

    `supplier_key` is how we look for the supplier: the enterprise number, else number and name in the books; None
    when the line names nobody or the name was blacked out. `topic_key` is how we look for what it was for: CPV, account
    and description without its numbers. `vat_rate` is a fraction. `credits_invoice` is the number
    of the invoice that a credit note takes back. `is_credit_note` is None when the file does not tell.
    """

    ledger_number: str | None = None
    invoice_number: str | None = None
    date: dt.date | None = None
    supplier_number: str | None = None
    supplier_name: str | None = None
    supplier_enterprise_number: str | None = None
    supplier_key: str | None = None
    topic_key: str | None = None
    amount_excl_vat: Decimal | None = None
    vat_rate: Decimal | None = None
    vat_amount: Decimal | None = None
    amount_incl_vat: Decimal | None = None
    currency: str | None = None
    account_code: str | None = None
    account_name: str | None = None
    department: str | None = None
    cpv: str | None = None
    description: str | None = None
    is_credit_note: bool | None = None
    credits_invoice: str | None = None
    contract_reference: str | None = None
