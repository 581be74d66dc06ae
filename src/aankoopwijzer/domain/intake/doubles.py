"""One invoice that comes by two roads: as an electronic invoice, and as lines of the ledger."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from aankoopwijzer.domain.intake.words import name_key

Likeness = Literal["double", "near"]
"""Double: supplier, number, day and total are the same. Near: supplier and number are, in the same year."""
_NO_MARKS = re.compile(r"[^0-9A-Z]+")
_CENTS = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Booking:
    """An invoice, or one line of it, as one road tells it; `number` and `name` are made alike, `date` is ISO 8601.

    Amounts are in `currency`; None is unknown.
    """

    number: str
    date: str
    enterprise_number: str
    name: str
    currency: str
    excl_vat: Decimal | None
    incl_vat: Decimal | None

    @property
    def place(self) -> tuple[str, ...]:
        """What the lines of one invoice have in common."""
        return self.number, self.date, self.enterprise_number or self.name, self.currency


def number_key(number: str) -> str:
    """A number of an invoice without case, marks and zeros before it: "vb-0001" and "VB0001" are one."""
    return _NO_MARKS.sub("", number.upper()).lstrip("0")


def booking(values: Mapping[str, Any], enterprise_numbers: Mapping[tuple[str, str], str]) -> Booking:
    """The line of spend as a booking; `enterprise_numbers` are those by number and name in the books."""
    name = name_key(values["supplier_name"] or "")
    number = values["supplier_enterprise_number"] or enterprise_numbers.get((values["supplier_number"] or "", name), "")
    excl, rate, vat = (_decimal(values[column]) for column in ("amount_excl_vat", "vat_rate", "vat_amount"))
    incl = _decimal(values["amount_incl_vat"])
    if incl is None and excl is not None and (vat is not None or rate is not None):
        incl = excl + (vat if vat is not None else excl * (rate or 0))
    currency = values["currency"] or "EUR"
    return Booking(
        number_key(values["invoice_number"] or ""), str(values["date"] or ""), number, name, currency, excl, incl
    )


def whole_invoices(lines: Iterable[Booking]) -> dict[tuple[str, ...], Booking]:
    """The invoices that the lines make, by what their lines have in common; those without a number are none."""
    found: dict[tuple[str, ...], Booking] = {}
    for line in lines:
        if line.number:
            before = found.get(line.place)
            found[line.place] = line if before is None else _together(before, line)
    return found


def likeness(one: Booking, others: Iterable[Booking]) -> Likeness | None:
    """Whether one of the others, which have the same number, is the same invoice."""
    near = [other for other in others if _is_same_supplier(one, other) and one.date[:4] == other.date[:4]]
    if any(one.date == other.date and _is_same_total(one, other) for other in near):
        return "double"
    return "near" if near else None


def _together(one: Booking, other: Booking) -> Booking:
    sums = [
        None if first is None or second is None else first + second
        for first, second in ((one.excl_vat, other.excl_vat), (one.incl_vat, other.incl_vat))
    ]
    return Booking(one.number, one.date, one.enterprise_number, one.name, one.currency, *sums)


def _is_same_supplier(one: Booking, other: Booking) -> bool:
    if one.enterprise_number and other.enterprise_number:
        return one.enterprise_number == other.enterprise_number
    return bool(one.name) and one.name == other.name


def _is_same_total(one: Booking, other: Booking) -> bool:
    """Either total will do: books that cannot deduct VAT often hold one of them only."""
    totals = ((one.excl_vat, other.excl_vat), (one.incl_vat, other.incl_vat))
    return one.currency == other.currency and any(
        first is not None and second is not None and abs(first - second) <= _CENTS for first, second in totals
    )


def _decimal(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))
