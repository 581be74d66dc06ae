"""One record after another: the plain evaluator of indicators, which says what every engine must say."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from aankoopwijzer.domain.measures.tally import NOTHING, Tally
from aankoopwijzer.domain.policy.indicators import RECORDS, Indicator, Measure
from aankoopwijzer.domain.records.measured import Table, is_the_one
from aankoopwijzer.domain.rules.conditions import Condition
from aankoopwijzer.domain.rules.evaluation import Parameters, evaluate
from aankoopwijzer.domain.rules.verdicts import Status

Record = Mapping[str, object]
"""One row of a table, as conditions see it: `Column.known` of what is stored."""


class Place(NamedTuple):
    """Where a tally belongs: whose it is, when, for which product group (None: all), and whether it is only planned.

    `year` None holds the records of which no year is known. `quarter` None is the whole year.
    """

    authority: str | None
    year: int | None
    product_group: str | None = None
    is_planned: bool = False
    quarter: int | None = None


def count(
    indicator: Indicator,
    by: str,
    table: Table,
    records: Iterable[Record],
    parameters: Parameters,
    *,
    by_quarter: bool = False,
) -> dict[Place, Tally]:
    """The tallies of one measure of an indicator, for all of its product groups together and for each apart.

    `by_quarter` tells the quarters apart; a record of which the quarter is not known stays in quarter None.
    """
    tallies: dict[Place, Tally] = {}
    measure = indicator.measures[by]  # type: ignore[index]  # a measure of this indicator, by its name
    for record in records:
        is_planned = bool(record.get(table.plans)) if table.plans else False
        for group in (None, *indicator.product_groups):
            quarter = _whole(record.get("quarter")) if by_quarter else None
            place = Place(_text(record.get("authority")), _whole(record.get("year")), group, is_planned, quarter)
            member = belongs(indicator, group, record, parameters)
            tally = count_one(indicator, measure, table, record, member, parameters)
            if tally.n:
                tallies[place] = tallies.get(place, NOTHING).plus(tally)
    return tallies


def count_one(
    indicator: Indicator,
    measure: Measure,
    table: Table,
    record: Record,
    is_of_group: Status,
    parameters: Parameters,
) -> Tally:
    """The tally of one record, given whether it is of the product groups asked for."""
    member = both(is_of_group, holds(indicator.scope, record, parameters))
    if member is Status.DOES_NOT_APPLY:
        return NOTHING
    if measure.share:
        return _share(indicator, measure.share, table, record, member, parameters)
    columns = [record.get(name) for name in measure.columns]
    if member is Status.UNKNOWN or None in columns:
        return Tally(n=1)
    sums = [_stored(table, name, value) for name, value in zip(measure.columns, columns, strict=True)]
    return Tally(1, 1, sums[0], sums[1] if len(sums) > 1 else 0)


def _share(
    indicator: Indicator, weight: str, table: Table, record: Record, member: Status, parameters: Parameters
) -> Tally:
    counts = holds(indicator.counting, record, parameters)
    stored = 1 if weight == RECORDS else table.column(weight).stored(record.get(weight))
    assert stored is None or isinstance(stored, int)
    if member is Status.UNKNOWN or counts is Status.UNKNOWN or stored is None:
        return Tally(n=1, doubt=stored or 0)
    if counts is Status.DOES_NOT_APPLY:
        return Tally(1, 1, 0, stored)
    goes_beyond = indicator.additional and holds(indicator.additional, record, parameters) is Status.APPLIES
    return Tally(1, 1, stored, stored, stored if goes_beyond else 0)


def _stored(table: Table, name: str, value: object) -> int:
    stored = table.column(name).stored(value)
    assert isinstance(stored, int), name
    return stored


def belongs(indicator: Indicator, group: str | None, record: Record, parameters: Parameters) -> Status:
    """Whether a record is of a product group (None: of any of those that the indicator is about)."""
    wanted = () if indicator.parts else indicator.rows if group is None else (group,)
    rows, tells_of = record.get("rows"), record.get("tells_of")
    assert isinstance(rows, frozenset | None)
    assert isinstance(tells_of, frozenset | None)
    if not is_the_one(tells_of, rows, wanted):
        return Status.DOES_NOT_APPLY
    if indicator.parts:
        return Status.APPLIES if group is None else holds(indicator.parts[group], record, parameters)
    if not wanted:
        return Status.APPLIES
    if rows is None:
        return Status.UNKNOWN
    return Status.APPLIES if rows & set(wanted) else Status.DOES_NOT_APPLY


def holds(condition: Condition | None, record: Record, parameters: Parameters) -> Status:
    """The answer to a condition; without one it always applies."""
    return Status.APPLIES if condition is None else evaluate(condition, record, parameters).status


def both(one: Status, other: Status) -> Status:
    """Whether two things hold together; what is refuted is refuted, whatever is not known of the other."""
    if Status.DOES_NOT_APPLY in (one, other):
        return Status.DOES_NOT_APPLY
    return Status.UNKNOWN if Status.UNKNOWN in (one, other) else Status.APPLIES


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, Decimal | int) else None
