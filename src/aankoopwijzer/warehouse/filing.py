"""What an engine counted, put in its places: rows of sums in, tallies out.

The rows that come back are few beside the records, but there are tens of thousands of them for all of Flanders, and
this is plain Python: so what a set of product groups means is worked out once for each set, and a sum is read only
where it belongs somewhere.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.policy.indicators import RECORDS, Indicator, Measure
from aankoopwijzer.domain.records.measured import ROWS, TELLS_OF, Table, is_the_one

NUMBER = "n"
"""The column that says how many records a row stands for."""
Tallies = dict[tuple[str, str], dict[Place, Tally]]
"""By indicator and measure, the tallies by place."""
Row = tuple[Any, ...]
_Numbers = tuple[int, ...]
_NONE: Row = (0, None, False)
"""What stands behind each row for columns that it does not have: no sum, no value, not a plan."""


class Asked(NamedTuple):
    """One measure of an indicator, or of a part of it, and what the names of its verdicts and its sums begin with."""

    indicator: Indicator
    by: str
    measure: Measure
    part: str | None
    verdicts: str
    name: str


def filed(names: Sequence[str], rows: Iterable[Row], asked: Sequence[Asked], table: Table) -> Tallies:
    """The tallies of each measure by place, from rows whose columns have these names."""
    at = {name: index for index, name in enumerate(names)}
    value, plan = len(at) + 1, len(at) + 2
    who = itemgetter(
        at["authority"],
        at["year"],
        at.get(table.plans, plan) if table.plans else plan,
        at.get("quarter", value),
        at.get(ROWS.name, value) if table.product_groups else value,
        at.get(TELLS_OF.name, value) if table.lots else value,
    )
    files = [_File(one, at) for one in asked]
    for row in rows:
        whole = row + _NONE
        authority, year, is_planned, quarter, groups, tells_of = who(whole)
        held = (groups, tells_of)
        for file in files:
            targets = file.targets.get(held)
            if targets is None:
                targets = file.targets[held] = _targets(file.asked, groups, tells_of)
            if not targets:
                continue
            numbers = file.read(whole)
            if not numbers[0]:
                continue
            if groups is None and file.asked.indicator.rows:
                numbers = _doubtful(numbers, file.asked.measure)
            for target in targets:
                place = (authority, year, target, bool(is_planned), quarter)
                before = file.found.get(place)
                file.found[place] = numbers if before is None else _added(before, numbers)
    found: Tallies = {}
    for file in files:
        if file.found:
            of = found.setdefault((file.asked.indicator.id, file.asked.by), {})
            of.update(zip(map(Place._make, file.found), map(Tally._make, file.found.values()), strict=True))
    return found


class _File:
    """What is found of one measure, how its numbers are read from a row, and where each set of groups belongs."""

    __slots__ = ("asked", "found", "read", "targets")

    def __init__(self, asked: Asked, at: Mapping[str, int]) -> None:
        self.asked = asked
        self.read = _reader(asked, at)
        self.targets: dict[tuple[str | None, str | None], tuple[str | None, ...]] = {}
        self.found: dict[Row, _Numbers] = {}


def _targets(asked: Asked, stored: str | None, tells_of: str | None) -> tuple[str | None, ...]:
    """The product groups that records with these groups count for (None: all together); parts are groups of their own.

    Of records whose groups are not known it is those that they may count for.
    """
    wanted = asked.indicator.rows
    known, told = _words(stored), _words(tells_of)
    if not wanted:
        return (asked.part,) if is_the_one(told, known, ()) else ()
    if known is None:
        return (None, *wanted)
    own = tuple(group for group in wanted if group in known and is_the_one(told, known, (group,)))
    return (None, *own) if known.intersection(wanted) and is_the_one(told, known, wanted) else own


def _words(stored: str | None) -> frozenset[str] | None:
    known = TELLS_OF.known(stored)
    assert isinstance(known, frozenset | None)
    return known


def _doubtful(numbers: _Numbers, measure: Measure) -> _Numbers:
    """What is known of records when it is not known whether they belong: only a share has a weight in doubt."""
    n, _known, _numerator, denominator, _beyond, doubt = numbers
    return (n, 0, 0, 0, 0, doubt + denominator) if measure.share else (n, 0, 0, 0, 0, 0)


def _added(one: _Numbers, other: _Numbers) -> _Numbers:
    """`Tally.plus` on plain tuples: this is the innermost step."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a + g, b + h, c + i, d + j, e + k, f + m)


def _reader(asked: Asked, at: Mapping[str, int]) -> Callable[[Row], _Numbers]:
    """How the six numbers of a tally follow from the sums in a row."""
    nothing = len(at)

    def sums(*what: str) -> Callable[[Row], Any]:
        return itemgetter(at[NUMBER], *(at.get(f"{asked.name}{each}", nothing) for each in what))

    if not asked.measure.share:
        total = sums("outside", "known", "numerator", "denominator")

        def of_total(row: Row) -> _Numbers:
            n, outside, known, numerator, denominator = total(row)
            return (n - outside, known, numerator, denominator, 0, 0)

        return of_total
    if asked.measure.share == RECORDS:
        records = sums("outside", "yes", "no", "beyond")

        def of_records(row: Row) -> _Numbers:
            n, outside, yes, no, beyond = records(row)
            known = yes + no
            return (n - outside, known, yes, known, beyond, n - outside - known)

        return of_records
    weights = sums("outside", "yes", "no", "yes_weight", "no_weight", "weight", "outside_weight", "beyond")

    def of_weights(row: Row) -> _Numbers:
        n, outside, yes, no, yes_weight, no_weight, weight, outside_weight, beyond = weights(row)
        weighed = yes_weight + no_weight
        return (n - outside, yes + no, yes_weight, weighed, beyond, weight - outside_weight - weighed)

    return of_weights
