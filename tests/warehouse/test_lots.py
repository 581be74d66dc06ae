"""Lots of several product groups in one procurement: each group counts its own lots, on every engine."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.domain.measures.preparing.given import ON, pack

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.explaining import Part
from aankoopwijzer.domain.measures.preparing.procurements import procurement_rows
from aankoopwijzer.domain.measures.preparing.setting import Setting
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.records.measured import PROCUREMENTS, Known
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementLot, ProcurementRow
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.engines import EngineName, started
from aankoopwijzer.warehouse.filing import Tallies
from aankoopwijzer.warehouse.opening import Cell, opened
from aankoopwijzer.warehouse.snapshots import write_snapshot


def lot(rows: tuple[str, ...] | None, value: int | None, is_reserved: bool | None) -> ProcurementLot:
    return ProcurementLot(
        title="Perceel", rows=rows, value_estimated=None if value is None else Decimal(value), is_reserved=is_reserved
    )


def procurement(number: int, value: int, rows: tuple[str, ...], *lots: ProcurementLot) -> Procurement:
    return Procurement(
        number=number,
        authority="one",
        title="Diensten",
        stage="published",
        published_on=dt.date(2024, 3, 1),
        value_estimated=Decimal(value),
        rows=tuple(ProcurementRow(row=row) for row in rows),
        lots=lots,
    )


MEALS, CLEANING, STREETS = "S1/2", "S1/5", "K1/1"
PURCHASES = (
    # Told apart, one lot outside the framework: meals 30 000 (reserved), cleaning 100 000, advice 20 000.
    procurement(
        1,
        150_000,
        (MEALS, CLEANING),
        lot((MEALS,), 30_000, True),
        lot((CLEANING,), 100_000, False),
        lot((), 20_000, False),
    ),
    # Not told apart: the whole, 40 000 and reserved, counts in both.
    procurement(2, 40_000, (MEALS, CLEANING), lot(None, 10_000, True), lot(None, 30_000, False)),
    # Half told: of the second lot nobody knows whether it is for cleaning; it is not reserved.
    procurement(3, 90_000, (MEALS, CLEANING), lot((MEALS,), 50_000, False), lot(None, 40_000, False)),
    # Of S1 there is only the lot for meals, of 5 000; the reserved one is for streets.
    procurement(4, 705_000, (MEALS, STREETS), lot((MEALS,), 5_000, False), lot((STREETS,), 700_000, True)),
)


def rows(*purchases: Procurement) -> list[dict[str, Known]]:
    made = procurement_rows(purchases, Setting(pack(), ON), lambda _: frozenset())
    return [{each.name: each.known(each.stored(row.get(each.name))) for each in PROCUREMENTS.columns} for row in made]


def stored(found: list[dict[str, Known]], folder: Path) -> Path:
    file = folder / "rows.parquet"
    write_snapshot(
        [tuple(each.stored(row[each.name]) for each in PROCUREMENTS.columns) for row in found], PROCUREMENTS, file
    )
    return file


def counted(engine: EngineName, folder: Path) -> Tallies:
    mine = [pack().indicators[name] for name in ("s1-reserved", "x-typed-fields")]
    with started(engine, memory="1GB") as running:
        return tallied(running, [stored(rows(*PURCHASES), folder)], PROCUREMENTS, mine, {})


def tallies(found: Tallies, group: str | None) -> dict[str, Tally]:
    return {by: of[Place("one", 2024, group)] for (name, by), of in found.items() if name == "s1-reserved"}


def by_hand(n: int, known: int, reserved: int, all_: int, doubt: int = 0) -> Tally:
    return Tally(n, known, reserved, all_, 0, doubt)


@pytest.mark.usefixtures("_java_ends")
@pytest.mark.parametrize("engine", ["duckdb", "polars", "spark"])
def test_each_product_group_counts_its_own_lots(engine: EngineName, tmp_path: Path) -> None:
    found = counted(engine, tmp_path)
    # Meals: 1 reserved for 30 000; 2 reserved for 40 000; 3 not reserved, worth nobody knows what; 4 not, for 5 000.
    assert tallies(found, MEALS) == {
        "number": by_hand(4, 4, 2, 4),
        "value": by_hand(4, 3, 70_000_00, 75_000_00),
    }
    # Cleaning: 1 not reserved, 100 000; 2 reserved for 40 000; 3 not reserved, worth nobody knows what.
    assert tallies(found, CLEANING) == {
        "number": by_hand(3, 3, 1, 3),
        "value": by_hand(3, 2, 40_000_00, 140_000_00),
    }
    # All of S1, each procurement once: 1 reserved for 130 000 (without the advice); 2 reserved for 40 000;
    # 3 not, for 90 000; 4 not, for 5 000 (without the streets).
    assert tallies(found, None) == {
        "number": by_hand(4, 4, 2, 4),
        "value": by_hand(4, 4, 170_000_00, 265_000_00),
    }
    # An indicator that asks for no product group counts each procurement once.
    assert found["x-typed-fields", "number"] == {Place("one", 2024): Tally(4, 4, 0, 4)}


@pytest.mark.parametrize("group", [MEALS, CLEANING, None])
def test_a_figure_opens_to_each_procurement_once_with_what_was_counted_of_it(group: str | None, tmp_path: Path) -> None:
    indicator = pack().indicators["s1-reserved"]
    with started("duckdb") as engine:
        frame = engine.scan([stored(rows(*PURCHASES), tmp_path)])
        found = opened(frame, PROCUREMENTS, indicator, "value", {}, Cell("one", 2024, group))
    values = {str(row["record"]): row["value_eur"] for row in found.rows}
    expected: dict[str | None, dict[str, Any]] = {
        MEALS: {"1": 30_000_00, "2": 40_000_00, "3": None, "4": 5_000_00},
        CLEANING: {"1": 100_000_00, "2": 40_000_00, "3": None},
        None: {"1": 130_000_00, "2": 40_000_00, "3": 90_000_00, "4": 5_000_00},
    }
    assert len(found.rows) == len(values)
    assert values == {f"procurements:{number}": value for number, value in expected[group].items()}
    assert found.counts[Part.UNKNOWN] == (0 if group is None else 1)


@pytest.mark.parametrize(
    ("lots", "number"),
    [
        ((), 1),
        ((lot(None, 1, None), lot(None, 1, None)), 1),
        # Alike lots tell nothing apart.
        ((lot((MEALS, CLEANING), 1, None), lot((MEALS, CLEANING), 1, None)), 1),
        # The whole, meals, cleaning, and both together.
        ((lot((MEALS,), 1, None), lot((CLEANING,), 1, None)), 4),
    ],
)
def test_only_lots_that_differ_make_more_than_one_row(lots: tuple[ProcurementLot, ...], number: int) -> None:
    found = rows(procurement(1, 2, (MEALS, CLEANING), *lots))
    assert len(found) == number
    assert (found[0]["tells_of"] is None) == (number == 1)


@pytest.mark.parametrize(
    ("lots", "value", "is_reserved"),
    [
        # A lot of which nobody told may be for cleaning too, and may be reserved.
        ((lot((CLEANING,), 1, False), lot(None, 2, True)), None, None),
        ((lot((CLEANING,), 1, True), lot(None, 2, None)), None, True),
        # A lot without a value leaves the sum open, not the reservation.
        ((lot((CLEANING,), None, True), lot((MEALS,), 2, False)), None, True),
        ((lot((CLEANING,), 1, None), lot((MEALS,), 2, True)), Decimal(1), None),
        # A group that no lot names holds for each that has some; all of them together are the whole.
        ((lot((MEALS,), 1, False), lot((MEALS,), 2, True)), Decimal(9), True),
        # All lots are said to be of no group: then it is the whole that is of it.
        ((lot((), 1, True), lot((), 2, False)), Decimal(9), True),
    ],
)
def test_what_is_not_known_of_a_lot_is_not_known_of_its_group(
    lots: tuple[ProcurementLot, ...], value: Decimal | None, is_reserved: bool | None
) -> None:
    made = rows(procurement(1, 9, (MEALS, CLEANING), *lots))
    row = next((row for row in made if row["tells_of"] == {CLEANING}), made[0])
    assert (row["value_eur"], row["is_reserved"]) == (value, is_reserved)


def test_the_lots_of_a_group_are_worth_what_they_were_awarded_for_else_estimated_at() -> None:
    awarded = ProcurementLot(title="x", rows=(MEALS,), value_estimated=Decimal(5), value_awarded=Decimal(4))
    made = rows(procurement(1, 99, (MEALS, CLEANING), awarded, lot((MEALS,), 3, None), lot((CLEANING,), 50, None)))
    assert next(row["value_eur"] for row in made if row["tells_of"] == {MEALS}) == 7
