"""What cannot be true of a procurement that somebody describes, whether on a page or by a program."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.records.procurement import Procurement

EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2100, 1, 1)
"""Days of purchases lie from the first up to, not including, the second."""
LARGEST_EUR = Decimal(10_000_000_000)
"""An amount above it has zeros too many: no authority of a region spends so much at once."""
DAYS = ("planned_on", "published_on", "tender_deadline", "awarded_on", "starts_on", "ends_on")
AMOUNTS = ("value_estimated", "value_awarded", "value_paid")
_IN_ORDER = (
    ("published_on", "tender_deadline", "deadline-before-publication"),
    ("published_on", "awarded_on", "awarded-before-publication"),
    ("starts_on", "ends_on", "ends-before-it-starts"),
)


class Fault(NamedTuple):
    """What is wrong with one field, as a code of `FAULTS`; `place` is the field, with its number where it is a list."""

    place: str
    code: str


def day_faults(days: Mapping[str, dt.date | None]) -> Iterator[Fault]:
    """Days in a year that nobody means, and days in the wrong order, of `DAYS` by name."""
    for name in DAYS:
        day = days.get(name)
        if day is not None and not EARLIEST <= day < LATEST:
            yield Fault(name, "year")
    for first, then, code in _IN_ORDER:
        before, after = days.get(first), days.get(then)
        if before is not None and after is not None and after < before:
            yield Fault(then, code)


def procurement_faults(
    one: Procurement,
    *,
    authorities: Collection[str],
    rows: Collection[str],
    objectives: Collection[str],
    criteria: Collection[str],
    codes: Collection[str],
) -> tuple[Fault, ...]:
    """All faults; the collections hold the ids that exist, `codes` the CPV codes that may be used."""
    return tuple(_all(one, authorities, rows, objectives, criteria, codes))


def _all(
    one: Procurement,
    authorities: Collection[str],
    rows: Collection[str],
    objectives: Collection[str],
    criteria: Collection[str],
    codes: Collection[str],
) -> Iterator[Fault]:
    yield from day_faults({name: getattr(one, name) for name in DAYS})
    if one.authority not in authorities:
        yield Fault("authority", "unknown")
    for name in AMOUNTS:
        yield from _amount(name, getattr(one, name))
    yield from _supplier("supplier_enterprise_number", one.supplier_enterprise_number)
    yield from _codes("cpv", one.cpv, codes)
    for number, lot in enumerate(one.lots):
        at = f"lots/{number}"
        yield from _codes(f"{at}/cpv", lot.cpv, codes)
        yield from _amount(f"{at}/value_estimated", lot.value_estimated)
        yield from _amount(f"{at}/value_awarded", lot.value_awarded)
        yield from _supplier(f"{at}/supplier_enterprise_number", lot.supplier_enterprise_number)
        yield from _rows(f"{at}/rows", lot.rows or (), rows)
    yield from _rows("rows", [each.row for each in one.rows], rows)
    for number, criterion in enumerate(one.criteria):
        if criterion.criterion not in criteria:
            yield Fault(f"criteria/{number}/criterion", "unknown")
    for number, deviation in enumerate(one.deviations):
        if deviation.objective not in objectives:
            yield Fault(f"deviations/{number}/objective", "unknown")


def _amount(name: str, value: Decimal | None) -> Iterator[Fault]:
    if value is not None and not 0 <= value <= LARGEST_EUR:
        yield Fault(name, "amount")


def _rows(place: str, given: Collection[str], known: Collection[str]) -> Iterator[Fault]:
    for number, row in enumerate(given):
        if row not in known:
            yield Fault(f"{place}/{number}", "unknown")


def _codes(place: str, given: Collection[str], known: Collection[str]) -> Iterator[Fault]:
    for number, code in enumerate(given):
        if code not in known:
            yield Fault(f"{place}/{number}", "unknown-cpv")


def _supplier(place: str, number: str | None) -> Iterator[Fault]:
    try:
        if number is not None:
            read_enterprise_number(number)
    except WrongEnterpriseNumber as wrong:
        yield Fault(place, f"enterprise-number-{wrong.reason}")
