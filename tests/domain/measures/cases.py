"""One small case by hand for each indicator that ships: a few records, and what they must come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.measures.counting import Place, count
from aankoopwijzer.domain.measures.figures import Figure, figure_of
from aankoopwijzer.domain.measures.tally import NOTHING
from aankoopwijzer.domain.policy.indicators import By
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.measured import TABLES, Known, Table

INHABITANTS = Decimal(1000)
"""And as many employees."""
PARAMETERS = {
    "short-trip-km": Decimal(3),
    "machine-efficiency-gain": Decimal(30),
    "low-value": Decimal(30_000),
}
YEAR = 2024


@dataclass(frozen=True)
class Expected:
    """The value as a figure shows it before any baseline, how many records are in scope, and how many of them unknown."""

    value: str | None
    n: int
    unknown: int = 0
    beyond: str | None = None


@dataclass(frozen=True)
class Case:
    """An indicator, records with what is known of them, and what each of its measures must come to."""

    indicator: str
    records: tuple[Mapping[str, Any], ...]
    expected: Mapping[By, Expected]

    def rows(self, table: Table) -> list[dict[str, Known]]:
        """The records with every column of the table; what is not given is unknown."""
        return [record(table, **each) for each in self.records]


def record(table: Table, **known: Any) -> dict[str, Known]:
    """A record of one authority in 2024; whole numbers and several words become what conditions see."""
    unknown = set(known) - {each.name for each in table.columns}
    assert not unknown, f"{table.name} has no {unknown}"
    given = {"authority": "one", "year": YEAR, **known}
    return {each.name: _known(given.get(each.name)) for each in table.columns}


def _known(value: Any) -> Known:
    if isinstance(value, set):
        return frozenset(value)
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def figures(pack: PolicyPack, case: Case) -> dict[By, Figure]:
    """The figure of every measure over all records of the year, planned ones left out."""
    indicator = pack.indicators[case.indicator]
    table = TABLES[indicator.table]
    rows = case.rows(table)
    return {
        by: figure_of(
            indicator,
            measure,
            table,
            count(indicator, by, table, rows, PARAMETERS).get(Place("one", YEAR), NOTHING),
            per=INHABITANTS if measure.per else None,
        )
        for by, measure in indicator.measures.items()
    }


def shown(found: Figure) -> Expected:
    """A figure as cases tell it, to two decimals."""
    return Expected(_two(found.value), found.tally.n, found.tally.unknown, _two(found.beyond))


def expected(each: Expected) -> Expected:
    """What is expected, to two decimals."""
    return Expected(
        None if each.value is None else _two(Decimal(each.value)),
        each.n,
        each.unknown,
        None if each.beyond is None else _two(Decimal(each.beyond)),
    )


def _two(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def all_of(*lists: Iterable[Case]) -> list[Case]:
    """The cases of several ambitions together."""
    return [case for some in lists for case in some]
