"""What preparers ask stands in the register, and what they answer stands in their table."""

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import pytest
from tests.domain.measures.preparing.given import Record, setting

from aankoopwijzer.domain.measures.preparing import energy, goods, people, spend, vehicles
from aankoopwijzer.domain.measures.preparing.setting import Prepared
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.measured import TABLES

NO_MARKET = spend.Market({}, {}, {}, {})
MADE: dict[str, tuple[str, Callable[[list[Any]], Iterable[Prepared]]]] = {
    "spend": ("spend_lines", lambda rows: spend.spend_rows(rows, NO_MARKET)),
    "vehicles_in_use": ("vehicles", lambda rows: vehicles.rows_in_use(rows, setting("vehicles_in_use"), {})),
    "vehicles_bought": ("vehicles", lambda rows: vehicles.rows_bought(rows, setting("vehicles_bought"), {})),
    "duty_trips": ("duty_trips", lambda rows: people.trip_rows(rows, setting("duty_trips"))),
    "light_points": ("light_circuits", energy.light_rows),
    "lights_in_use": ("light_circuits", lambda rows: energy.light_rows_in_use(rows, setting("lights_in_use"))),
    "appliances": ("appliances", lambda rows: energy.appliance_rows(rows, setting("appliances"))),
    "materials": ("material_flows", lambda rows: goods.material_rows(rows, setting("materials"))),
    "deliveries": ("deliveries", lambda rows: goods.delivery_rows(rows, setting("deliveries"))),
    "works": ("works", goods.work_rows),
    "plantings": ("plantings", goods.planting_rows),
    "shared_assets": ("shared_assets", lambda rows: goods.shared_rows(rows, setting("shared_assets"))),
    "social_work": ("social_performances", people.social_rows),
    "projects": ("behaviour_projects", lambda rows: people.project_rows(rows, setting("projects"))),
    "lives": ("product_lives", lambda rows: goods.life_rows(rows, setting("lives"))),
}
KNOWN = {
    **dict.fromkeys(("first_use", "available_from", "started_on"), dt.date(2025, 1, 1)),
    **{"year": 2020, "functional_units": Decimal(1), "weight_kg": Decimal(1), "row": "C1/2"},
}
BUILT_OTHERWISE = {"procurements", "promises"}


def test_every_table_is_made_from_a_dataset() -> None:
    assert set(MADE) | BUILT_OTHERWISE == set(TABLES)
    assert {dataset for dataset, _ in MADE.values()} <= set(DATASETS)


@pytest.mark.parametrize("table", MADE)
def test_a_preparer_asks_columns_that_the_register_has(table: str) -> None:
    dataset, make = MADE[table]
    record = Record(**KNOWN)
    assert list(make([record]))
    assert record.asked <= {"id", *DATASETS[dataset].types, "topic_key", "supplier_key"}


@pytest.mark.parametrize("table", MADE)
def test_a_preparer_answers_the_columns_of_its_table_and_values_that_they_hold(table: str) -> None:
    (row,) = list(MADE[table][1]([Record(**KNOWN)]))[:1]
    columns = {each.name: each for each in TABLES[table].columns}
    assert set(row) == set(columns)
    for name, value in row.items():
        columns[name].stored(value)
