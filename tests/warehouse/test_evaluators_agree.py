"""The keystone: what columns say, on every engine, is what records say one by one."""

import itertools
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.domain.measures.indicators import PARAMETERS, indicators, records

from aankoopwijzer.domain.measures.counting import Place, count
from aankoopwijzer.domain.measures.tally import together
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import APPLIANCES, PROCUREMENTS, SPEND, Known, Table
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.cubes import whole_years
from aankoopwijzer.warehouse.engines import Engine, EngineName, started
from aankoopwijzer.warehouse.filing import Tallies
from aankoopwijzer.warehouse.snapshots import write_snapshot

MANY = 60
SPARK = 4


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Table, list[Indicator], list[dict[str, Known]]]:
    table = draw(st.sampled_from([PROCUREMENTS, SPEND, APPLIANCES]))
    some = draw(st.lists(indicators(table), min_size=1, max_size=5))
    named = [each.model_copy(update={"id": f"indicator-{at}"}) for at, each in enumerate(some)]
    return table, named, draw(records(table))


def by_columns(
    engine: Engine, table: Table, some: list[Indicator], rows: list[dict[str, Known]], *, by_quarter: bool = False
) -> Tallies:
    stored = [tuple(each.stored(row[each.name]) for each in table.columns) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        write_snapshot(stored, table, Path(folder) / "rows.parquet")
        return tallied(engine, [Path(folder) / "rows.parquet"], table, some, PARAMETERS, by_quarter=by_quarter)


def compared(
    engine: Engine, table: Table, some: list[Indicator], rows: list[dict[str, Known]], *, by_quarter: bool = False
) -> None:
    found = by_columns(engine, table, some, rows, by_quarter=by_quarter)
    for indicator in some:
        for by in indicator.measures:
            expected = count(indicator, by, table, rows, PARAMETERS, by_quarter=by_quarter)
            assert found.get((indicator.id, by), {}) == expected, (indicator, by)


def spend_of_every_kind() -> list[dict[str, Known]]:
    """Each answer with each other, some amounts and groups unknown; alike rows enough to be folded."""
    answers = (True, False, None)
    kinds = itertools.product(answers, answers, answers, (Decimal("10.25"), Decimal("-3"), None))
    groups = itertools.cycle((frozenset({"S1/1"}), frozenset({"S1/2", "S2/2"}), frozenset(), None))
    quarters = itertools.cycle((Decimal(1), Decimal(4), None, Decimal(2), Decimal(4)))
    return [
        {each.name: None for each in SPEND.columns}
        | {
            "authority": "one",
            "year": Decimal(2021),
            "record": f"spend_lines:{at}",
            "rows": next(groups),
            "quarter": next(quarters),
        }
        | {"is_social": social, "is_small_contract": small, "has_transparent_chain": clear, "amount_eur": amount}
        for at, (social, small, clear, amount) in enumerate([*kinds] * 3)
    ]


def _spend(engine: Engine) -> None:
    mine = [each for each in load_pack(shipped_pack()).indicators.values() if each.table == SPEND.name]
    compared(engine, SPEND, mine, spend_of_every_kind())
    compared(engine, SPEND, mine, spend_of_every_kind(), by_quarter=True)


def _examples(engine: EngineName, most: int) -> None:
    with started(engine, memory="1GB") as there:

        @settings(
            max_examples=most,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink]
            if engine != "spark"
            else [Phase.explicit, Phase.generate],
        )
        @given(worlds())
        def examples(world: tuple[Table, list[Indicator], list[dict[str, Known]]]) -> None:
            compared(there, *world)

        examples()
        _spend(there)


def test_duckdb_says_what_the_records_say_one_by_one() -> None:
    _examples("duckdb", MANY)


def test_polars_says_what_the_records_say_one_by_one() -> None:
    _examples("polars", MANY)


@pytest.mark.usefixtures("_java_ends")
def test_spark_says_what_the_records_say_one_by_one() -> None:
    _examples("spark", SPARK)


@settings(max_examples=MANY, deadline=None)
@given(worlds())
def test_the_quarters_add_up_to_the_years(world: tuple[Table, list[Indicator], list[dict[str, Known]]]) -> None:
    table, some, rows = world
    for indicator in some:
        for by in indicator.measures:
            quarters = count(indicator, by, table, rows, PARAMETERS, by_quarter=True)
            years = count(indicator, by, table, rows, PARAMETERS)
            assert whole_years({(indicator.id, by): quarters}) == {(indicator.id, by): years}


@settings(max_examples=MANY, deadline=None)
@given(worlds(), st.integers(0, 30))
def test_the_parts_add_up_to_the_whole(world: tuple[Table, list[Indicator], list[dict[str, Known]]], cut: int) -> None:
    table, some, rows = world
    for indicator in some:
        whole = count(indicator, indicator.main, table, rows, PARAMETERS)
        parts = [count(indicator, indicator.main, table, part, PARAMETERS) for part in (rows[:cut], rows[cut:])]
        places: set[Place] = {place for part in parts for place in part}
        assert {place: together(part[place] for part in parts if place in part) for place in places} == whole
