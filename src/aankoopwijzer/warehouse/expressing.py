"""All indicators of one table as one expression over its columns, in the language that every engine understands."""

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from aankoopwijzer.domain.policy.indicators import RECORDS, Indicator
from aankoopwijzer.domain.records.measured import Table
from aankoopwijzer.domain.rules.evaluation import Parameters
from aankoopwijzer.warehouse.compiling import compiled
from aankoopwijzer.warehouse.filing import NUMBER, Asked
from aankoopwijzer.warehouse.folding import folded, known_of, total_of


def sums_of(
    lazy: Any,
    table: Table,
    indicators: Sequence[Indicator],
    asked: Sequence[Asked],
    keys: Sequence[str],
    parameters: Parameters,
) -> Any:
    """The sums of every measure that is asked, by these columns; `lazy` is a lazy frame of Narwhals."""
    few = folded(lazy, table, keys, indicators)
    verdicts: list[nw.Expr] = []
    sums: list[nw.Expr] = []
    told = set()
    for one in asked:
        if one.verdicts not in told:
            told.add(one.verdicts)
            verdicts += _verdicts(one.indicator, one.part, table, parameters, one.verdicts)
        sums += _sums(one)
    return few.with_columns(*verdicts).group_by(*keys).agg(nw.col(NUMBER).sum(), *sums)


def lives_of(lazy: Any, keys: Sequence[str]) -> Any:
    """How many products there are of each first and last day in use."""
    return lazy.group_by(*keys).agg(nw.len().alias(NUMBER))


def _verdicts(
    indicator: Indicator, part: str | None, table: Table, parameters: Parameters, stem: str
) -> Iterator[nw.Expr]:
    member = compiled(indicator.scope, table, parameters)
    if part is not None:
        member = member & compiled(indicator.parts[part], table, parameters)
    yield member.alias(f"{stem}in")
    if indicator.counting is not None:
        counts = compiled(indicator.counting, table, parameters)
        yield (member & counts).alias(f"{stem}yes")
        yield (member & ~counts).alias(f"{stem}no")
        if indicator.additional is not None:
            yield (member & counts & compiled(indicator.additional, table, parameters)).alias(f"{stem}more")


def _sums(one: Asked) -> Iterator[nw.Expr]:
    """The few counts and sums that `filing` makes a tally of; what no condition bounds has nothing outside."""
    indicator, measure, part, name, stem = one.indicator, one.measure, one.part, one.name, one.verdicts
    inside, yes, no, more = (nw.col(f"{stem}{which}") for which in ("in", "yes", "no", "more"))
    is_bounded = indicator.scope is not None or part is not None
    if is_bounded:
        yield _count(~inside).alias(f"{name}outside")
    if not measure.share:
        both = inside
        for column in measure.columns if measure.ratio else ():
            both = both & ~nw.col(column).is_null()
        known = nw.col(NUMBER if measure.ratio else known_of(measure.columns[0]))
        yield _added(both, known).alias(f"{name}known")
        for column, what in zip(measure.columns, ("numerator", "denominator"), strict=False):
            yield _added(both, nw.col(total_of(column))).alias(f"{name}{what}")
        return
    if measure.share == RECORDS:
        yield _count(yes).alias(f"{name}yes")
        yield _count(no).alias(f"{name}no")
        if indicator.additional is not None:
            yield _count(more).alias(f"{name}beyond")
        return
    weight = nw.col(total_of(measure.share))
    for verdict, what in ((yes, "yes"), (no, "no")):
        yield _added(verdict, nw.col(known_of(measure.share))).alias(f"{name}{what}")
        yield _added(verdict, weight).alias(f"{name}{what}_weight")
    yield weight.sum().alias(f"{name}weight")
    if is_bounded:
        yield _added(~inside, weight).alias(f"{name}outside_weight")
    if indicator.additional is not None:
        yield _added(more, weight).alias(f"{name}beyond")


def _count(verdict: nw.Expr) -> nw.Expr:
    """How many records have a yes."""
    return _added(verdict, nw.col(NUMBER))


def _added(verdict: nw.Expr, value: nw.Expr) -> nw.Expr:
    """The sum over the rows that have a yes; null when there is none."""
    return nw.when(verdict).then(value).sum()
