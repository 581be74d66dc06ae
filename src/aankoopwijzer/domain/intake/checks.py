"""Rules over a whole line: what no single cell can tell. Each is named in the table of a kind of file."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.intake.kinds import Check

Values = dict[str, Any]
Test = Callable[[Values], bool | Mapping[str, str]]
"""Whether the line is as it should be; a mapping is a No with the values of its message."""

_CENTS = Decimal("0.03")
"""Rounding of VAT per line and per invoice differs by a cent or two."""


def test_of(check: Check, on: dt.date) -> Test:
    """The check as a function of the values of a line; what it needs and is unknown passes."""
    made = _RULES[check.rule](check, on)
    if not check.where:
        return made
    wanted = tuple((column, frozenset(values)) for column, values in check.where.items())
    return lambda row: any(row[column] not in values for column, values in wanted) or made(row)


def _order(check: Check, on: dt.date) -> Test:
    """The first is not before the second."""
    later, earlier = check.columns
    return lambda row: row[later] is None or row[earlier] is None or row[later] >= row[earlier]


def _not_over(check: Check, on: dt.date) -> Test:
    """The day is not past."""
    (column,) = check.columns
    return lambda row: row[column] is None or row[column] >= on


def _sum(check: Check, on: dt.date) -> Test:
    """The sum is `most` at most; what is unknown counts for nothing."""
    most = Decimal(check.most or "0")
    return lambda row: sum((row[column] or Decimal(0) for column in check.columns), Decimal(0)) <= most


def _between(check: Check, on: dt.date) -> Test:
    """The number lies between `least` and `most`."""
    (column,) = check.columns
    least = Decimal(check.least) if check.least is not None else None
    most = Decimal(check.most) if check.most is not None else None

    def test(row: Values) -> bool | Mapping[str, str]:
        value = row[column]
        if value is None or ((least is None or value >= least) and (most is None or value <= most)):
            return True
        return {"found": f"{value:f}", "least": check.least or "", "most": check.most or ""}

    return test


def _hours(check: Check, on: dt.date) -> Test:
    """kWh a year, over points times watt, are hours that a year can hold."""
    energy, points, watt = check.columns
    least, most = Decimal(check.least or "0"), Decimal(check.most or "8784")

    def test(row: Values) -> bool | Mapping[str, str]:
        if row[energy] is None or not row[points] or not row[watt]:
            return True
        hours = row[energy] * 1000 / (row[points] * row[watt])
        return least <= hours <= most or {"hours": f"{hours:.0f}"}

    return test


def _total(check: Check, on: dt.date) -> Test:
    """Including VAT is excluding VAT with the rate, or with the amount of VAT, added."""
    excl, incl, rate, vat = check.columns

    def test(row: Values) -> bool | Mapping[str, str]:
        if row[excl] is None or row[incl] is None or (row[rate] is None and row[vat] is None):
            return True
        expected = row[excl] + (row[vat] if row[vat] is not None else row[excl] * row[rate])
        if abs(expected - row[incl]) <= _CENTS:
            return True
        return {"found": f"{row[incl]:f}", "expected": f"{expected:.2f}"}

    return test


def _sign(check: Check, on: dt.date) -> Test:
    """Below zero is a credit note, and a credit note is not above zero."""
    amount, is_credit = check.columns
    return lambda row: (
        row[amount] is None
        or row[is_credit] is None
        or (row[amount] >= 0 if row[is_credit] is False else row[amount] <= 0)
    )


def _same_year(check: Check, on: dt.date) -> Test:
    """The year that a number starts with is that of the day."""
    number, day = check.columns

    def test(row: Values) -> bool | Mapping[str, str]:
        if row[number] is None or row[day] is None:
            return True
        year = _LEADING_YEAR.match(row[number])
        return not year or int(year[1]) == row[day].year or {"year": year[1], "found": row[day].isoformat()}

    return test


def _mentions(check: Check, on: dt.date) -> Test:
    """The text does not hold one of the words."""
    (column,) = check.columns
    words = re.compile("|".join(rf"\b{re.escape(word)}" for word in check.values), re.IGNORECASE)
    return lambda row: row[column] is None or not words.search(row[column])


def _since(check: Check, on: dt.date) -> Test:
    """The day is `least` or later."""
    (column,) = check.columns
    least = dt.date.fromisoformat(check.least or "")
    return lambda row: row[column] is None or row[column] >= least


def _not_from(check: Check, on: dt.date) -> Test:
    """From the year `least` on, the first is none of the values."""
    column, year = check.columns
    least, values = int(check.least or "0"), frozenset(check.values)
    return lambda row: row[column] not in values or row[year] is None or row[year] < least


def _none_of(check: Check, on: dt.date) -> Test:
    """The value is none of these."""
    (column,) = check.columns
    values = frozenset(check.values)
    return lambda row: row[column] not in values


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
}
UNIQUE = "unique"
"""The one rule that looks at other lines: the same values do not come twice. `intake/reading.py` keeps it."""
RULES = frozenset({*_RULES, UNIQUE})
"""The names of all rules."""
