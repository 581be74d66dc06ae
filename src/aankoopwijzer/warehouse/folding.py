"""Rows that every condition sees alike made one, with how many they are: what is asked is asked of few."""

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import Table
from aankoopwijzer.domain.rules.conditions import facts_of
from aankoopwijzer.warehouse.filing import NUMBER


def total_of(column: str) -> str:
    """The column that holds the sum of a number over the records of a row.

    Where none of them has it that is null or 0, by the engine: `known_of` says whether there is one.
    """
    return f"{column}_total"


def known_of(column: str) -> str:
    """The column that holds how many records of a row have a number."""
    return f"{column}_known"


def folded(lazy: Any, table: Table, keys: Sequence[str], indicators: Sequence[Indicator]) -> Any:
    """The rows with `NUMBER`, and the total and the known ones of every number that the indicators add up.

    Where the conditions ask nothing but yes or no, rows with the same keys and answers are folded into one: a million
    lines of spend become some thousands. Else every row stays, and stands for itself.
    """
    added = sorted({column for each in indicators for measure in each.measures.values() for column in measure.columns})
    seen = {column for each in indicators for column in _seen_by(each)} - {*keys}
    if _can_fold(table, seen, indicators):
        totals = (nw.col(column).sum().alias(total_of(column)) for column in added)
        known = (nw.col(column).count().cast(nw.Int64).alias(known_of(column)) for column in added)
        return lazy.group_by(*keys, *sorted(seen)).agg(nw.len().cast(nw.Int64).alias(NUMBER), *totals, *known)
    totals = (nw.col(column).alias(total_of(column)) for column in added)
    known = ((~nw.col(column).is_null()).cast(nw.Int64).alias(known_of(column)) for column in added)
    return lazy.with_columns(nw.lit(1, dtype=nw.Int64).alias(NUMBER), *totals, *known)


def _seen_by(indicator: Indicator) -> Iterator[str]:
    for condition in (indicator.scope, indicator.counting, indicator.additional, *indicator.parts.values()):
        if condition is not None:
            yield from facts_of(condition)


def _can_fold(table: Table, seen: set[str], indicators: Sequence[Indicator]) -> bool:
    """Not where a ratio needs two numbers of the same record."""
    asks_yes_or_no = all(table.column(column).kind == "yes_no" for column in seen)
    return asks_yes_or_no and not any(measure.ratio for each in indicators for measure in each.measures.values())
