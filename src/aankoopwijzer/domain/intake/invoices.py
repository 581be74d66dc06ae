"""Electronic invoices as spend lines, and their sellers as suppliers."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.intake.deriving import supplier_key, topic_key
from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.reading import Found
from aankoopwijzer.domain.intake.rows import Row, row_of
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.invoice import Invoice, InvoiceParty

_CENTS = Decimal("0.02")
_BELGIAN_SCHEMES = frozenset({"0208", "9925", None})
"""Electronic address schemes of Belgian enterprises: the Crossroads Bank, and VAT."""
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """A line that the register has of a document with this number of this seller."""

    key: str
    digest: int
    date: dt.date
    is_credit_note: bool


def lines_of(invoice: Invoice, *, authority: str) -> Found:
    """The spend lines of an invoice, allowances and charges among them; those of a credit note are below zero.

    The number of a line in the document stands for the line in the file. An invoice without number, day or amounts
    that add up is told.
    """
    found, rows, problems = Found(), [], list(_problems(invoice))
    if any(problem.outcome == "rejected" for problem in problems):
        found.reject(problems[0].line, problems)
        return found
    number = enterprise_number(invoice.seller)
    foreign = _foreign_number(invoice.seller, number)
    key = supplier_key(number, foreign, invoice.seller.name)
    sign = -1 if invoice.is_credit_note else 1
    numbers: Counter[str] = Counter()
    for at, line in enumerate(invoice.lines, start=1):
        told = problems if at == 1 else []
        if line.amount is None:
            found.reject(at, [*told, RowProblem(at, "LineExtensionAmount", "rejected", "empty-required")])
            continue
        values: Mapping[str, Any] = {
            "invoice_number": _cut(invoice.number, 120),
            "date": invoice.date,
            "supplier_number": foreign,
            "supplier_name": _cut(invoice.seller.name),
            "supplier_enterprise_number": number,
            "supplier_key": key,
            "topic_key": topic_key(line.cpv, line.account or invoice.account, line.description, None),
            "amount_excl_vat": sign * line.amount,
            "vat_rate": line.vat_rate,
            "currency": invoice.currency,
            "account_code": _cut(line.account or invoice.account, 120),
            "cpv": line.cpv,
            "description": _cut(line.description),
            "is_credit_note": invoice.is_credit_note,
            "credits_invoice": _cut(invoice.credits, 120),
            "contract_reference": _cut(invoice.contract_reference or invoice.order_reference, 120),
        }
        row_key = line_key(invoice, line.number or str(at), numbers, supplier=key or "")
        found.problems += told
        rows.append(row_of(DATASETS["spend_lines"], at, authority, row_key, values, told))
    found.rows = rows
    return found


def line_key(invoice: Invoice, number: str, seen: Counter[str], *, supplier: str) -> str:
    """What makes a line the same one when its document comes again: year, kind and number of that, and the supplier.

    Sellers begin at 1 again each year, and credit notes have numbers of their own. A number of a line that was `seen`
    already gets how many times.
    """
    seen[number] += 1
    again = f"#{seen[number]}" if seen[number] > 1 else ""
    year = invoice.date.year if invoice.date else ""
    kind = "credit" if invoice.is_credit_note else "invoice"
    return f"ubl:{year}:{kind}:{_cut(invoice.number, 60)}:{_cut(number, 40)}{again}:{supplier}"


def told_of_earlier(invoice: Invoice, found: Found, earlier: Sequence[EarlierLine]) -> None:
    """Tell of a document that is not what the register has under its number: changed, or another one.

    The lines carry that as a flag, yet are the same lines when the document comes again.
    """
    held = {each.key: each.digest for each in earlier}
    if all(held.get(row.key) == row.digest for row in found.rows):
        return
    year = invoice.date.year if invoice.date else None
    problems = []
    for date, is_credit_note in sorted({(each.date, each.is_credit_note) for each in earlier}):
        is_same = (date.year, is_credit_note) == (year, invoice.is_credit_note)
        code = "invoice-changed" if is_same else "invoice-number-again"
        values = {"number": invoice.number[:60], "date": date.isoformat()}
        problems.append(RowProblem(0, "ID", "flagged", code, values))
    _flag(found, problems)


def lines_gone(invoice: Invoice, found: Found, earlier: Sequence[EarlierLine]) -> tuple[str, ...]:
    """The keys of lines that the register has of this very document and that it has no longer, which is told.

    None when a line could not be read: then nobody knows which are left.
    """
    if found.rejected or not found.rows:
        return ()
    left = {row.key for row in found.rows}
    document = (invoice.date.year if invoice.date else None, invoice.is_credit_note)
    gone = [each.key for each in earlier if (each.date.year, each.is_credit_note) == document and each.key not in left]
    if gone:
        _flag(found, [RowProblem(0, "InvoiceLine", "flagged", "invoice-lines-gone", {"number": str(len(gone))})])
    return tuple(gone)


def told_of_buyer(invoice: Invoice, found: Found, *, authority: str, whose: str | None) -> Found:
    """The lines with what is odd about their buyer; none of them when it is another authority.

    `whose` is the authority that the buyer is known to be, None for an unknown one, which is told.
    """
    buyer = invoice.buyer
    if whose == authority or not (buyer.name or buyer.legal_number or buyer.vat_number):
        return found
    values = {"buyer": (buyer.name or "")[:60], "number": enterprise_number(buyer) or "–"}
    if whose is None:
        _flag(found, [RowProblem(0, "AccountingCustomerParty", "flagged", "buyer-not-known", values)])
        return found
    refused = Found()
    for row in found.rows:
        problem = RowProblem(row.line, "AccountingCustomerParty", "rejected", "invoice-of-other-authority", values)
        refused.reject(row.line, [problem])
    refused.rejected += found.rejected
    return refused


def _flag(found: Found, problems: Sequence[RowProblem]) -> None:
    """Tell, and flag every line; what follows from the register or the policy makes no other line of it."""
    codes = dict.fromkeys(each.code for each in problems)
    found.problems += problems
    found.rows = [row._replace(flags=" ".join(dict.fromkeys((*row.flags.split(), *codes)))) for row in found.rows]


def seller_row(invoice: Invoice) -> Row | None:
    """The seller as a supplier of the register; None when the invoice does not name one."""
    party = invoice.seller
    number = enterprise_number(party)
    if not party.name:
        return None
    foreign = _foreign_number(party, number)
    values = {
        "number": foreign,
        "name": _cut(party.name),
        "enterprise_number": number,
        "vat_number": _cut(party.vat_number, 120),
        "street": _cut(party.street),
        "postal_code": _cut(party.postal_code, 120),
        "municipality": _cut(party.town),
        "country": _cut(party.country, 120),
    }
    key = supplier_key(number, foreign, party.name) or ""
    return row_of(DATASETS["suppliers"], 0, "", key, values, [])


def enterprise_number(party: InvoiceParty) -> str | None:
    """The Belgian enterprise number of a party, from its legal number or its VAT number; None for others."""
    candidates = [party.legal_number if party.legal_scheme in _BELGIAN_SCHEMES else None]
    candidates.append(party.vat_number if (party.vat_number or "").upper().startswith("BE") else None)
    for text in candidates:
        if text:
            try:
                return read_enterprise_number(text)[0]
            except WrongEnterpriseNumber:
                continue
    return None


def _foreign_number(party: InvoiceParty, number: str | None) -> str | None:
    """What tells a seller without a Belgian number apart: its VAT number, else its legal number."""
    return None if number else _cut(party.vat_number or party.legal_number, 120)


def _problems(invoice: Invoice) -> Iterator[RowProblem]:
    for name, value in (("ID", invoice.number), ("IssueDate", invoice.date)):
        if not value:
            yield RowProblem(0, name, "rejected", "empty-required")
    for one in invoice.unreadable:
        yield RowProblem(0, one.field, "flagged", "not-a-number", {"found": one.text[:60]})
    amounts = [line.amount for line in invoice.lines if line.amount is not None]
    if invoice.total_excl_vat is not None and abs(sum(amounts) - invoice.total_excl_vat) > _CENTS:
        values = {"found": f"{invoice.total_excl_vat:f}", "expected": f"{sum(amounts):f}"}
        yield RowProblem(0, "TaxExclusiveAmount", "flagged", "invoice-does-not-add-up", values)
    if invoice.total_excl_vat is not None and invoice.vat is not None and invoice.total_incl_vat is not None:
        expected = invoice.total_excl_vat + invoice.vat
        if abs(expected - invoice.total_incl_vat) > _CENTS:
            values = {"found": f"{invoice.total_incl_vat:f}", "expected": f"{expected:f}"}
            yield RowProblem(0, "TaxInclusiveAmount", "flagged", "total-does-not-match", values)


def _cut(text: str | None, most: int = _LONGEST) -> str | None:
    return text[:most] if text else None
