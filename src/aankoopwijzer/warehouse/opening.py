"""A figure opened to its records: what each does in it, told by the same columns that were counted."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

import narwhals.stable.v2 as nw

from aankoopwijzer.domain.measures.explaining import FIRST_DAY, Part
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import ROWS, TELLS_OF, Table
from aankoopwijzer.domain.rules.conditions import Comparison
from aankoopwijzer.domain.rules.evaluation import Parameters
from aankoopwijzer.warehouse.compiling import compiled

_PART = "part"
_N = "n"


@dataclass(frozen=True, slots=True)
class Cell:
    """Whose records of when are asked for; None does not matter. `within` are the only authorities that may be seen.

    Plans are left out, as they are in figures of years.
    """

    authority: str | None = None
    year: int | None = None
    group: str | None = None
    within: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """How many records of the cell do what in the figure, and some of those that were asked for, as they are stored."""

    counts: Mapping[Part, int]
    rows: tuple[Mapping[str, Any], ...]


def opened(
    frame: Any,
    table: Table,
    indicator: Indicator,
    by: str,
    parameters: Parameters,
    cell: Cell,
    *,
    part: Part | None = None,
    start: int = 0,
    most: int = 50,
) -> Opened:
    """The records of a cell by name: those that do this in the figure, or all but those outside it."""
    lazy = nw.from_native(frame).lazy()
    for wanted in _wanted(table, cell, is_by_year=indicator.measures[by].function is None):  # type: ignore[index]
        lazy = lazy.filter(wanted)
    told = lazy.with_columns(_part_of(table, indicator, by, parameters, cell.group).alias(_PART))
    counted = plain_rows(told.group_by(_PART).agg(nw.len().alias(_N)))
    counts = {Part(row[_PART]): int(row[_N]) for row in counted}
    told = told.filter(nw.col(_PART) == part.value if part is not None else nw.col(_PART) != Part.OUTSIDE.value)
    names = [each.name for each in table.columns]
    found = plain_rows(told.sort("record").head(start + most).select(*names))
    return Opened({each: counts.get(each, 0) for each in Part}, tuple(found)[start:])


def plain_rows(found: Any) -> Iterator[dict[str, Any]]:
    """What an engine found as plain rows."""
    native = found.to_native()
    kind = type(native).__module__.partition(".")[0]
    if "duckdb" in kind:
        names = native.columns
        for row in native.fetchall():
            yield dict(zip(names, row, strict=True))
    elif kind == "polars":
        yield from native.collect().iter_rows(named=True)
    else:
        for row in native.collect():
            yield row.asDict()


def _wanted(table: Table, cell: Cell, *, is_by_year: bool) -> list[nw.Expr]:
    found = []
    if cell.authority is not None:
        found.append(nw.col("authority") == cell.authority)
    if cell.within is not None:
        found.append(nw.col("authority").is_in(sorted(cell.within)))
    if cell.year is not None and is_by_year:
        found.append(nw.col("year") == cell.year)
    if table.plans:
        found.append(~nw.col(table.plans).fill_null(False))
    return found


def _is_the_one(wanted: Collection[str]) -> nw.Expr:
    """The same as `is_the_one` of records: what a row tells of, as it is stored, is what is asked for and it has."""
    rows, tells_of = nw.col(ROWS.name), nw.col(TELLS_OF.name)
    has = (
        nw.when(rows.str.contains(f"|{group}|", literal=True)).then(nw.lit(f"{group}|")).otherwise(nw.lit(""))
        for group in sorted(wanted)
    )
    asked = nw.concat_str([nw.lit("|"), *has]) if wanted else nw.lit("|")
    return nw.when(tells_of.is_null() | rows.is_null()).then(nw.lit(True)).otherwise(tells_of == asked)


def _part_of(table: Table, indicator: Indicator, by: str, parameters: Parameters, group: str | None) -> nw.Expr:
    """The name of what a record does in the figure, as a column."""
    measure = indicator.measures[by]  # type: ignore[index]  # a measure of this indicator, by its name
    member = compiled(indicator.scope, table, parameters)
    if indicator.parts and group is not None:
        member = member & compiled(indicator.parts[group], table, parameters)
    wanted = () if not indicator.rows else (group,) if group is not None else indicator.rows
    if wanted:
        member = member & compiled(Comparison(fact=ROWS.name, any_of=wanted), table, parameters)
    if table.lots:
        member = member & _is_the_one(wanted)
    needed = (FIRST_DAY,) if measure.function else measure.columns
    is_known = reduce(and_, [~nw.col(name).is_null() for name in needed], nw.lit(True))
    counts = compiled(indicator.counting if measure.share else None, table, parameters)
    outside = ~member
    return (
        nw.when(outside.fill_null(False))
        .then(nw.lit(Part.OUTSIDE.value))
        .otherwise(
            nw.when((member & counts).fill_null(False) & is_known)
            .then(nw.lit(Part.COUNTS.value))
            .otherwise(
                nw.when((member & ~counts).fill_null(False) & is_known)
                .then(nw.lit(Part.DOES_NOT_COUNT.value))
                .otherwise(nw.lit(Part.UNKNOWN.value))
            )
        )
    )
