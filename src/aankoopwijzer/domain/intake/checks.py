"""Rules over a whole line: what no single cell can tell. Each is named in the table of a kind of file."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.intake.kinds import Check

Test = Callable[..., bool | Mapping[str, str]]
"""Whether the values of a line are as they should be; a mapping is a No with the values of its message."""

_CENTS = Decimal("0.03")
"""Rounding of VAT per line and per invoice differs by a cent or two."""


def test_of(check: Check, on: dt.date) -> tuple[tuple[str, ...], Test]:
    """The columns that the check looks at, and the check as a function of their values, in that order.

    What it needs and is unknown passes.
    """
    made = _RULES[check.rule](check, on)
    if not check.where:
        return check.columns, made
    width, wanted = len(check.columns), [frozenset(values) for values in check.where.values()]

    def limited(*values: Any) -> bool | Mapping[str, str]:
        is_meant = all(value in allowed for value, allowed in zip(values[width:], wanted, strict=True))
        return not is_meant or made(*values[:width])

    return (*check.columns, *check.where), limited


def _order(check: Check, on: dt.date) -> Test:
    """The first is not before the second."""
    return lambda later, earlier: later is None or earlier is None or later >= earlier


def _not_over(check: Check, on: dt.date) -> Test:
    """The day is not past."""
    return lambda day: day is None or day >= on


def _sum(check: Check, on: dt.date) -> Test:
    """The sum is `most` at most; what is unknown counts for nothing."""
    most = Decimal(check.most or "0")
    return lambda *numbers: sum((number or Decimal(0) for number in numbers), Decimal(0)) <= most


def _between(check: Check, on: dt.date) -> Test:
    """The number lies between `least` and `most`."""
    least = Decimal(check.least) if check.least is not None else None
    most = Decimal(check.most) if check.most is not None else None

    def test(value: Decimal | None) -> bool | Mapping[str, str]:
        if value is None or ((least is None or value >= least) and (most is None or value <= most)):
            return True
        return {"found": f"{value:f}", "least": check.least or "", "most": check.most or ""}

    return test


def _hours(check: Check, on: dt.date) -> Test:
    """kWh a year, over points times watt, are hours that a year can hold."""
    least, most = Decimal(check.least or "0"), Decimal(check.most or "8784")

    def test(energy: Decimal | None, points: int | None, watt: Decimal | None) -> bool | Mapping[str, str]:
        if energy is None or not points or not watt:
            return True
        hours = energy * 1000 / (points * watt)
        return least <= hours <= most or {"hours": f"{hours:.0f}"}

    return test


def _total(check: Check, on: dt.date) -> Test:
    """Including VAT is excluding VAT with the rate, or with the amount of VAT, added."""

    def test(
        excl: Decimal | None, incl: Decimal | None, rate: Decimal | None, vat: Decimal | None
    ) -> bool | Mapping[str, str]:
        if excl is None or incl is None or (rate is None and vat is None):
            return True
        expected = excl + (vat if vat is not None else excl * (rate or 0))
        if abs(expected - incl) <= _CENTS:
            return True
        return {"found": f"{incl:f}", "expected": f"{expected:.2f}"}

    return test


def _sign(check: Check, on: dt.date) -> Test:
    """Below zero is a credit note, and a credit note is not above zero."""
    return lambda amount, is_credit: (
        amount is None or is_credit is None or (amount >= 0 if is_credit is False else amount <= 0)
    )


def _same_year(check: Check, on: dt.date) -> Test:
    """The year that a number starts with is that of the day."""

    def test(number: str | None, day: dt.date | None) -> bool | Mapping[str, str]:
        if number is None or day is None:
            return True
        year = _LEADING_YEAR.match(number)
        return not year or int(year[1]) == day.year or {"year": year[1], "found": day.isoformat()}

    return test


def _mentions(check: Check, on: dt.date) -> Test:
    """The text does not hold one of the words."""
    words = re.compile("|".join(rf"\b{re.escape(word)}" for word in check.values), re.IGNORECASE)
    return lambda text: text is None or not words.search(text)


def _since(check: Check, on: dt.date) -> Test:
    """The day is `least` or later."""
    least = dt.date.fromisoformat(check.least or "")
    return lambda day: day is None or day >= least


def _not_from(check: Check, on: dt.date) -> Test:
    """From the year `least` on, the first is none of the values."""
    least, values = int(check.least or "0"), frozenset(check.values)
    return lambda value, year: value not in values or year is None or year < least


def _none_of(check: Check, on: dt.date) -> Test:
    """The value is none of these."""
    values = frozenset(check.values)
    return lambda value: value not in values


def _one_of(check: Check, on: dt.date) -> Test:
    """The value, when it is known, is one of these."""
    values = frozenset(check.values)
    return lambda value: value is None or value in values


def _differ(check: Check, on: dt.date) -> Test:
    """Both values are not the same."""
    return lambda one, other: one is None or one != other


def _agrees(check: Check, on: dt.date) -> Test:
    """The yes or no of the first is whether the second is one of the values, when both are known."""
    values = frozenset(check.values)
    return lambda is_so, value: is_so is None or value is None or is_so == (value in values)


def _beside(check: Check, on: dt.date) -> Test:
    """When the first is known, so are the others."""
    return lambda first, *others: first is None or None not in others


def _filled(check: Check, on: dt.date) -> Test:
    """The value is known."""
    return lambda value: value is not None


_LEADING_YEAR = re.compile(r"((?:19|20)\d{2})/")
_RULES: Mapping[str, Callable[[Check, dt.date], Test]] = {
    "order": _order,
    "not-over": _not_over,
    "sum": _sum,
    "between": _between,
    "hours": _hours,
    "total": _total,
    "sign": _sign,
    "same-year": _same_year,
    "mentions": _mentions,
    "since": _since,
    "not-from": _not_from,
    "none-of": _none_of,
    "one-of": _one_of,
    "differ": _differ,
    "agrees": _agrees,
    "beside": _beside,
    "filled": _filled,
}
UNIQUE = "unique"
"""The one rule that looks at other lines: the same values do not come twice. `intake/reading.py` keeps it."""
REFERS = "refers"
NO_CIRCLE = "no-circle"
OF_REGISTER = frozenset({REFERS, NO_CIRCLE})
"""Rules that look at the whole file and the register: the first column names, by its number in the second, a record
that is there, or one that does not lead back. `intake/references.py` keeps them."""
OF_OTHER_LINES = frozenset({UNIQUE, *OF_REGISTER})
RULES = frozenset({*_RULES, *OF_OTHER_LINES})
"""The names of all rules."""
