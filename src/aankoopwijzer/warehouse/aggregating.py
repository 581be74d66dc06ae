"""All indicators of one table in one walk over its columns."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.tally import NOTHING, Tally
from aankoopwijzer.domain.policy.indicators import RECORDS, Indicator, Measure
from aankoopwijzer.domain.records.measured import ROWS, Table
from aankoopwijzer.domain.rules.evaluation import Parameters
from aankoopwijzer.warehouse.compiling import compiled
from aankoopwijzer.warehouse.folding import NUMBER, folded, known_of, total_of

Tallies = dict[tuple[str, str], dict[Place, Tally]]
"""By indicator and measure, the tallies by place."""


def tallied(
    frame: Any, table: Table, indicators: Sequence[Indicator], parameters: Parameters, *, by_quarter: bool = False
) -> Tallies:
    """The tallies of every countable measure of these indicators, all of which are about this table.

    `frame` is a lazy frame of any engine that Narwhals speaks, with the columns of the table. Rows are grouped by
    authority, year, plan and set of product groups; which groups belong to an indicator is decided afterwards, on
    the few sets that there are. `by_quarter` tells the quarters of a year apart.
    """
    verdicts: list[nw.Expr] = []
    sums: list[nw.Expr] = []
    asked: list[tuple[Indicator, str, Measure, str | None, str]] = []
    for at, indicator in enumerate(indicators):
        for part_at, part in enumerate((None, *indicator.parts)):
            stem = f"i{at}p{part_at}"
            verdicts += _verdicts(indicator, part, table, parameters, stem)
            for by_at, (by, measure) in enumerate(indicator.measures.items()):
                if measure.function is None:
                    name = f"{stem}m{by_at}"
                    sums += _sums(indicator, measure, part, stem, name)
                    asked.append((indicator, by, measure, part, name))
    if not asked:
        return {}
    keys = ["authority", "year", *(["quarter"] if by_quarter else [])]
    keys += [table.plans] if table.plans else []
    keys += [ROWS.name] if table.product_groups else []
    lazy = nw.from_native(frame).lazy() if not isinstance(frame, nw.LazyFrame) else frame
    few = folded(lazy, table, keys, indicators)
    grouped = few.with_columns(*verdicts).group_by(*keys).agg(nw.col(NUMBER).sum(), *sums)
    found: Tallies = defaultdict(dict)
    for row in plain_rows(grouped):
        _file(row, asked, table, found)
    return dict(found)


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


def _sums(indicator: Indicator, measure: Measure, part: str | None, stem: str, name: str) -> Iterator[nw.Expr]:
    """The few counts and sums that `_tally` makes a tally of; what no condition bounds has nothing outside."""
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


def plain_rows(grouped: Any) -> Iterator[dict[str, Any]]:
    """The groups as plain rows; few, whatever the number of records."""
    native = grouped.to_native()
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


def _file(
    row: dict[str, Any], asked: Sequence[tuple[Indicator, str, Measure, str | None, str]], table: Table, found: Tallies
) -> None:
    rows = _set(row.get(ROWS.name)) if table.product_groups else None
    is_planned = bool(row[table.plans]) if table.plans else False
    for indicator, by, measure, part, name in asked:
        tally = _tally(row, measure, name)
        if not tally.n:
            continue
        place = Place(row["authority"], row["year"], part, is_planned, row.get("quarter"))
        of = found[indicator.id, by]
        if not indicator.rows:
            of[place] = of.get(place, NOTHING).plus(tally)
            continue
        for group in (None, *indicator.rows):
            wanted = set(indicator.rows) if group is None else {group}
            if rows is None or rows & wanted:
                own = place._replace(product_group=group)
                of[own] = of.get(own, NOTHING).plus(tally if rows is not None else _doubtful(tally, measure))


def _doubtful(tally: Tally, measure: Measure) -> Tally:
    """What is known of records when it is not known whether they belong: only a share has a weight in doubt."""
    return tally.in_doubt() if measure.share else Tally(n=tally.n)


def _tally(row: dict[str, Any], measure: Measure, name: str) -> Tally:
    def at(what: str) -> int:
        return int(row.get(f"{name}{what}") or 0)

    n = int(row[NUMBER]) - at("outside")
    if not measure.share:
        return Tally(n, at("known"), at("numerator"), at("denominator"))
    yes, no = at("yes"), at("no")
    if measure.share == RECORDS:
        return Tally(n, yes + no, yes, yes + no, at("beyond"), n - yes - no)
    weighed = at("yes_weight") + at("no_weight")
    doubt = at("weight") - at("outside_weight") - weighed
    return Tally(n, yes + no, at("yes_weight"), weighed, at("beyond"), doubt)


def _set(stored: str | None) -> frozenset[str] | None:
    return None if stored is None else frozenset(word for word in stored.split("|") if word)
