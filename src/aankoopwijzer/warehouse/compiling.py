"""A condition -> an expression that DuckDB, Polars and Spark alike can answer: yes, no, or null for unknown.

The operators `&`, `|` and `~` of all three follow Kleene's logic on nulls, as `domain.rules` does; a test holds the two
evaluators against each other on random conditions and rows.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from operator import and_, or_
from typing import Any

import narwhals.stable.v2 as nw

from aankoopwijzer.domain.records.measured import Column, Table
from aankoopwijzer.domain.rules.conditions import All, AnyOf, Comparison, Condition, Not, ParameterReference
from aankoopwijzer.domain.rules.evaluation import Parameters

Verdict = nw.Expr
"""A column of yes, no and null."""
_BAR = "|"


def compiled(condition: Condition | None, table: Table, parameters: Parameters) -> Verdict:
    """The verdict on each row; always yes without a condition."""
    match condition:
        case All(all=parts):
            return reduce(and_, [compiled(part, table, parameters) for part in parts])
        case AnyOf(any=parts):
            return _any(compiled(part, table, parameters) for part in parts)
        case Not(not_=part):
            return ~compiled(part, table, parameters)
        case Comparison():
            return _comparison(condition, table.column(condition.fact), parameters)
        case _:
            return nw.lit(True)


def never_known() -> Verdict:
    """Null on every row."""
    return nw.lit(None, dtype=nw.Boolean)


def _comparison(comparison: Comparison, column: Column, parameters: Parameters) -> Verdict:
    against = comparison.against
    if isinstance(against, ParameterReference):
        if against.parameter not in parameters:
            return never_known()
        against = parameters[against.parameter]
    if column.kind == "number":
        return _ordered(comparison.operator, nw.col(column.name), against, column.places)
    if column.kind == "words":
        return _of_words(comparison.operator, nw.col(column.name), against)
    return _of_value(comparison.operator, nw.col(column.name), against)


def _ordered(operator: str, value: nw.Expr, against: Decimal, places: int) -> Verdict:
    """Whole numbers against a bound that may lie between two of them."""
    exact = against.scaleb(places)
    match operator:
        case "at_least":
            return value >= _whole(exact, ROUND_CEILING)
        case "above":
            return value > _whole(exact, ROUND_FLOOR)
        case "at_most":
            return value <= _whole(exact, ROUND_FLOOR)
        case _:
            return value < _whole(exact, ROUND_CEILING)


def _whole(exact: Decimal, rounding: str) -> int:
    return int(exact.to_integral_value(rounding))


def _of_words(operator: str, value: nw.Expr, against: Any) -> Verdict:
    wanted = against if isinstance(against, tuple) else (str(against),)
    some = _any(value.str.contains(f"{_BAR}{word}{_BAR}", literal=True) for word in wanted)
    return ~some if operator == "none_of" else some


def _of_value(operator: str, value: nw.Expr, against: Any) -> Verdict:
    match operator:
        case "is":
            return _equal(value, against)
        case "is_not":
            return ~_equal(value, against)
        case "under_any":
            return _any(value.str.starts_with(prefix) for prefix in against)
        case _:
            some = _any(value == each for each in against)
            return ~some if operator == "none_of" else some


def _any(verdicts: Iterable[Verdict]) -> Verdict:
    return reduce(or_, verdicts)


def _equal(value: nw.Expr, against: Any) -> Verdict:
    if isinstance(against, bool):
        return value if against else ~value
    equal: Verdict = value == against
    return equal
