"""Every indicator that ships says the same of columns as of records one by one, and compiles on an empty table."""

from pathlib import Path

import pytest
from tests.domain.measures.cases import PARAMETERS
from tests.domain.measures.test_pack_indicators import CASES

from aankoopwijzer.domain.measures.counting import count
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.measured import TABLES
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.engines import started
from aankoopwijzer.warehouse.snapshots import write_snapshot


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return load_pack(shipped_pack())


@pytest.mark.parametrize("name", TABLES)
def test_the_indicators_of_a_table_compile_when_it_is_empty(pack: PolicyPack, name: str, tmp_path: Path) -> None:
    table = TABLES[name]
    mine = [each for each in pack.indicators.values() if each.table == name]
    write_snapshot([], table, tmp_path / "rows.parquet")
    with started("duckdb") as engine:
        found = tallied(engine, [tmp_path / "rows.parquet"], table, mine, PARAMETERS)
    assert all(of == {} for of in found.values())
    assert mine


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_columns_say_of_every_case_what_its_records_say(pack: PolicyPack, engine: str, tmp_path: Path) -> None:
    with started(engine) as running:  # type: ignore[arg-type]  # one of the engines
        for case in CASES:
            indicator = pack.indicators[case.indicator]
            table = TABLES[indicator.table]
            rows = case.rows(table)
            file = tmp_path / f"{case.indicator}.parquet"
            write_snapshot([tuple(each.stored(row[each.name]) for each in table.columns) for row in rows], table, file)
            found = tallied(running, [file], table, [indicator], PARAMETERS)
            for by in indicator.measures:
                assert found[indicator.id, by] == count(indicator, by, table, rows, PARAMETERS), (case.indicator, by)
