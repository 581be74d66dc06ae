"""A UBL document to the `Invoice` record."""

from decimal import Decimal
from typing import Final

from lxml import etree

from aankoopwijzer.domain.records.invoice import Invoice, InvoiceLine, InvoiceParty
from aankoopwijzer.domain.records.notice import Unreadable
from aankoopwijzer.standards import cpv, lexical
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.path_trie import Raw, walk
from aankoopwijzer.standards.safe_xml import parse
from aankoopwijzer.standards.ubl.paths import DOCUMENTS, TRIE

# UNTDID 1001: 381 credit note, 396 factored credit note, 261 self-billed credit note; 384 corrects, either way.
_CREDIT_TYPES: Final = frozenset({"381", "396", "261"})
# UNTDID 7143: STI is the code of the CPV.
_CPV_LISTS: Final = frozenset({"STI", "CPV"})
_HUNDRED: Final = Decimal(100)
_MOST_LINES: Final = 100_000


def read(data: bytes, *, name: str = "invoice.xml") -> Invoice:
    """The invoice or credit note in these bytes; `name` is only used to say where an error is.

    Raises `NoticeError`: no-xml-invoice, what is wrong with the XML, or not-an-invoice.
    """
    try:
        root = parse(data, name=name)
    except NoticeError as error:
        if error.code == "not-xml":
            raise NoticeError("no-xml-invoice", where=name) from error
        raise
    is_credit = DOCUMENTS.get(str(root.tag))
    if is_credit is None:
        raise NoticeError("not-an-invoice", where=name, root=etree.QName(root).localname[:60])
    raw = walk(root, TRIE, {})
    unreadable: list[Unreadable] = []
    currency = _stripped(raw, "currency")
    lines = [_line(line, unreadable) for line in (*raw.get("lines", ()), *raw.get("credit_lines", ()))[:_MOST_LINES]]
    lines += [_charge(charge, at, unreadable) for at, charge in enumerate(raw.get("charges", ()), start=1)]
    return Invoice(
        number=_stripped(raw, "number") or "",
        is_credit_note=is_credit or _stripped(raw, "type") in _CREDIT_TYPES,
        date=lexical.day(raw.get("date"), "IssueDate", unreadable),
        currency=currency,
        credits=_stripped(raw, "credits"),
        order_reference=_stripped(raw, "order"),
        contract_reference=_stripped(raw, "contract"),
        account=_stripped(raw, "account"),
        seller=_party(raw.get("sellers")),
        buyer=_party(raw.get("buyers")),
        lines=tuple(lines),
        total_excl_vat=lexical.number(raw.get("total_excl_vat"), "TaxExclusiveAmount", unreadable),
        total_incl_vat=lexical.number(raw.get("total_incl_vat"), "TaxInclusiveAmount", unreadable),
        vat=_vat(raw, currency, unreadable),
        unreadable=tuple(unreadable),
    )


def _party(raws: list[Raw] | None) -> InvoiceParty:
    raw = raws[0] if raws else {}
    number, scheme = raw["legal_numbers"][0] if raw.get("legal_numbers") else (None, None)
    tax_numbers = [each.strip() for each in raw.get("tax_numbers", ()) if each.strip()]
    return InvoiceParty(
        name=_stripped(raw, "name") or _stripped(raw, "legal_name"),
        legal_number=(number or "").strip() or None,
        legal_scheme=scheme,
        vat_number=next((each for each in tax_numbers if each[:2].isalpha()), None),
        street=_stripped(raw, "street"),
        postal_code=_stripped(raw, "postal_code"),
        town=_stripped(raw, "town"),
        country=lexical.country(raw.get("country")),
    )


def _line(raw: Raw, unreadable: list[Unreadable]) -> InvoiceLine:
    parts = [part for key in ("name", "description") if (part := _stripped(raw, key))]
    return InvoiceLine(
        number=_stripped(raw, "number") or "",
        kind="line",
        amount=lexical.number(raw.get("amount"), "LineExtensionAmount", unreadable),
        vat_rate=_rate(raw, unreadable),
        description=" - ".join(dict.fromkeys(parts)) or None,
        cpv=_cpv(raw),
        account=_stripped(raw, "account"),
    )


def _charge(raw: Raw, at: int, unreadable: list[Unreadable]) -> InvoiceLine:
    is_charge = lexical.yes_no(raw.get("is_charge"), "ChargeIndicator", unreadable)
    amount = lexical.number(raw.get("amount"), "AllowanceCharge", unreadable)
    return InvoiceLine(
        number=f"{'charge' if is_charge else 'allowance'}-{at}",
        kind="charge" if is_charge else "allowance",
        amount=amount if is_charge or amount is None else -amount,
        vat_rate=_rate(raw, unreadable),
        description=_stripped(raw, "reason"),
        cpv=None,
        account=None,
    )


def _rate(raw: Raw, unreadable: list[Unreadable]) -> Decimal | None:
    percent = lexical.number(raw.get("percent"), "Percent", unreadable)
    return None if percent is None else percent / _HUNDRED


def _cpv(raw: Raw) -> str | None:
    """The CPV code, when the list is that of the CPV and the code exists: sellers write other lists there too."""
    codes = (lexical.cpv(code) for code, of in raw.get("codes", ()) if of in _CPV_LISTS)
    return next((code for code in codes if cpv.is_known(code)), None)


def _vat(raw: Raw, currency: str | None, unreadable: list[Unreadable]) -> Decimal | None:
    """The VAT in the currency of the document: a second total may stand beside it in that of the books."""
    totals = raw.get("vat", ())
    wanted = next((amount for amount, of in totals if of == currency), totals[0][0] if totals else None)
    return lexical.number(wanted, "TaxAmount", unreadable)


def _stripped(raw: Raw, key: str) -> str | None:
    return " ".join(str(raw.get(key) or "").split()) or None
