"""A figure opens to exactly the records that it was counted from."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.measures.indicators import PARAMETERS, indicators, records

from aankoopwijzer.domain.measures.counting import Place, count
from aankoopwijzer.domain.measures.explaining import Part, explain
from aankoopwijzer.domain.measures.tally import NOTHING
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import APPLIANCES, PROCUREMENTS, SPEND, Known, Table
from aankoopwijzer.warehouse.engines import started
from aankoopwijzer.warehouse.opening import Cell, opened
from aankoopwijzer.warehouse.snapshots import write_snapshot

MANY = 60


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Table, Indicator, str | None, list[dict[str, Known]]]:
    table = draw(st.sampled_from([PROCUREMENTS, SPEND, APPLIANCES]))
    indicator = draw(indicators(table))
    rows = [{**row, "record": f"things:{at:03}"} for at, row in enumerate(draw(records(table)))]
    return table, indicator, draw(st.sampled_from([None, *indicator.product_groups])), rows


def test_the_columns_tell_of_each_record_what_the_record_itself_tells_and_the_tally_agrees() -> None:
    with started("duckdb", memory="1GB") as engine:

        @settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
        @given(worlds(), st.sampled_from([2020, 2021]), st.sampled_from(["one", "two"]))
        def examples(
            world: tuple[Table, Indicator, str | None, list[dict[str, Known]]], year: int, authority: str
        ) -> None:
            table, indicator, group, rows = world
            stored = [tuple(each.stored(row[each.name]) for each in table.columns) for row in rows]
            here = [
                row
                for row in rows
                if row["authority"] == authority
                and row["year"] == year
                and not (table.plans and row[table.plans] is True)
            ]
            with tempfile.TemporaryDirectory() as folder:
                write_snapshot(stored, table, Path(folder) / "rows.parquet")
                frame = engine.scan([Path(folder) / "rows.parquet"])
                for by in indicator.measures:
                    found = opened(
                        frame, table, indicator, by, PARAMETERS, Cell(authority=authority, year=year, group=group)
                    )
                    parts = [explain(indicator, by, row, group, PARAMETERS).part for row in here]
                    assert found.counts == {each: Counter(parts)[each] for each in Part}
                    inside = [row for row, each in zip(here, parts, strict=True) if each is not Part.OUTSIDE]
                    assert [row["record"] for row in found.rows] == [row["record"] for row in inside]
                    tally = count(indicator, by, table, rows, PARAMETERS).get(Place(authority, year, group), NOTHING)
                    assert tally.n == len(here) - found.counts[Part.OUTSIDE]
                    assert tally.unknown == found.counts[Part.UNKNOWN]

        examples()
