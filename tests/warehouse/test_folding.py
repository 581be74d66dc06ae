"""Rows that every condition sees alike are folded into one; where a condition asks for more, each row stays."""

from pathlib import Path

import narwhals.stable.v2 as nw
import pytest
from tests.warehouse.test_evaluators_agree import spend_of_every_kind

from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import SPEND
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.warehouse.engines import started
from aankoopwijzer.warehouse.filing import NUMBER
from aankoopwijzer.warehouse.folding import folded, known_of, total_of
from aankoopwijzer.warehouse.opening import plain_rows
from aankoopwijzer.warehouse.snapshots import write_snapshot

KEYS = ("authority", "year", "rows")


@pytest.fixture(scope="module")
def share() -> Indicator:
    return load_pack(shipped_pack()).indicators["s1-social-share"]


def rows_of(indicator: Indicator, folder: Path) -> list[dict]:
    rows = spend_of_every_kind()
    file = folder / "rows.parquet"
    write_snapshot([tuple(each.stored(row[each.name]) for each in SPEND.columns) for row in rows], SPEND, file)
    with started("duckdb") as engine:
        return list(plain_rows(folded(nw.from_native(engine.scan([file])).lazy(), SPEND, KEYS, [indicator])))


def test_rows_that_are_seen_alike_are_one_and_nothing_is_lost(share: Indicator, tmp_path: Path) -> None:
    found = rows_of(share, tmp_path)
    assert len(found) == 4 * 3  # Sets of product groups, and answers.
    assert sum(row[NUMBER] for row in found) == 3**4 * 3
    assert sum(row[known_of("amount_eur")] for row in found) == 2 * 3**3 * 3
    assert sum(row[total_of("amount_eur")] for row in found) == (1025 - 300) * 3**3 * 3


def test_every_row_stays_where_a_condition_asks_for_more_than_yes_or_no(share: Indicator, tmp_path: Path) -> None:
    asked = share.model_dump(exclude_none=True) | {"counting": {"fact": "amount_eur", "above": "5"}}
    found = rows_of(Indicator.model_validate(asked), tmp_path)
    assert [row[NUMBER] for row in found] == [1] * 3**4 * 3
    assert {(row["amount_eur"] is None, row[known_of("amount_eur")]) for row in found} == {(True, 0), (False, 1)}
