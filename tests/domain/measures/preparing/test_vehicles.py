"""Vehicles become rows: the years in use, CO2 by one method, clean and greener."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.domain.measures.preparing.given import ON, Record, setting

from aankoopwijzer.domain.measures.preparing.vehicles import class_means, rows_bought, rows_in_use

IN_USE, BOUGHT = "vehicles_in_use", "vehicles_bought"


def car(**known: Any) -> Record:
    usual = {"number": "A", "vehicle_class": "m1", "energy": "diesel", "co2_method": "wltp", "is_in_use": True}
    return Record(**usual | {"first_use": dt.date(2019, 5, 1)} | known)


def in_use(*vehicles: Record, on: dt.date = ON) -> list[dict[str, Any]]:
    rules = setting(IN_USE, on)
    return [dict(row) for row in rows_in_use(vehicles, rules, class_means(vehicles, rules))]


def bought(*vehicles: Record) -> list[dict[str, Any]]:
    rules = setting(BOUGHT)
    return [dict(row) for row in rows_bought(vehicles, rules, class_means(vehicles, rules))]


def test_a_vehicle_counts_in_every_year_with_a_day_of_use() -> None:
    rows = in_use(car(last_use=dt.date(2021, 1, 1)))
    assert [(row["year"], row["is_in_use_at_end"]) for row in rows] == [(2019, True), (2020, True), (2021, False)]


def test_nobody_looks_beyond_the_day_of_the_measurement() -> None:
    assert [row["year"] for row in in_use(car(), on=dt.date(2020, 3, 1))] == [2019, 2020]


def test_a_vehicle_without_a_first_day_is_in_no_year() -> None:
    assert in_use(car(first_use=None)) == []


def test_a_vehicle_out_of_use_since_nobody_knows_when_counts_in_its_first_year_only() -> None:
    assert [row["year"] for row in in_use(car(is_in_use=False))] == [2019]


def test_a_leap_day_is_a_day_of_the_first_quarter() -> None:
    (row,) = bought(car(first_use=dt.date(2024, 2, 29)))
    assert (row["year"], row["quarter"]) == (2024, 1)


def test_a_vehicle_without_kilometres_has_no_grams_and_is_still_there() -> None:
    row = in_use(car(co2_g_per_km=Decimal(120)))[0]
    assert (row["km"], row["co2_g"], row["co2_g_per_km"], row["one"]) == (None, None, 120, 1)


def test_grams_are_kilometres_times_grams_for_each() -> None:
    assert in_use(car(co2_g_per_km=Decimal(120), km_per_year=Decimal(15_000)))[0]["co2_g"] == 1_800_000


@pytest.mark.parametrize(
    ("kind", "expected"),
    # 100 g by NEDC: a car times 1.21, a van times 1.27; for a lorry there is no factor.
    [("m1", Decimal(121)), ("n1", Decimal(127)), ("n2", None)],
)
def test_a_figure_by_nedc_is_converted_where_the_policy_has_a_factor(kind: str, expected: Decimal | None) -> None:
    row = in_use(car(vehicle_class=kind, co2_method="nedc", co2_g_per_km=Decimal(100)))[0]
    assert row["co2_g_per_km"] == expected


@pytest.mark.parametrize(
    ("energy", "co2", "expected"),
    # Electric: 30.1 g/km. Petrol 100 times 1.208 is 121 rounded; diesel 100 times 1.255 is 125.5, so 126. Gas: no factor.
    [
        ("electric", 0, Decimal("30.1")),
        ("petrol", 100, Decimal(121)),
        ("diesel", 100, Decimal(126)),
        ("cng", 100, None),
    ],
)
def test_well_to_wheel_follows_what_it_runs_on(energy: str, co2: int, expected: Decimal | None) -> None:
    row = in_use(car(energy=energy, co2_g_per_km=Decimal(co2), km_per_year=Decimal(1)))[0]
    assert row["wtw_g"] == expected


def test_bikes_and_tractors_are_no_motor_vehicles_and_of_an_unknown_class_nobody_knows() -> None:
    found = [in_use(car(vehicle_class=kind))[0]["is_motor_vehicle"] for kind in ("m1", "n3", "l", "t", None)]
    assert found == [True, True, False, False, None]


@pytest.mark.parametrize(
    ("day", "co2", "expected"),
    # The bound is 50 from 2 August 2021 and 0 from 2026; before there was no rule.
    [
        (dt.date(2021, 8, 1), 0, None),
        (dt.date(2021, 8, 2), 50, True),
        (dt.date(2025, 12, 31), 51, False),
        (dt.date(2026, 1, 1), 50, False),
        (dt.date(2026, 1, 1), 0, True),
        (dt.date(2024, 2, 29), None, None),
    ],
)
def test_a_light_vehicle_is_clean_by_the_bound_of_its_day(day: dt.date, co2: int | None, expected: bool | None) -> None:
    (row,) = bought(car(first_use=day, co2_g_per_km=None if co2 is None else Decimal(co2)))
    assert row["is_clean"] is expected


def test_a_lorry_is_clean_by_what_it_runs_on() -> None:
    found = [bought(car(vehicle_class="n3", energy=energy))[0]["is_clean"] for energy in ("electric", "diesel", None)]
    assert found == [True, False, None]


def test_greener_is_far_enough_under_the_mean_of_its_class_in_2020() -> None:
    # In 2020 both are in use: the mean is (180 + 20) / 2 = 100, and 0.7 of it 70. 70 is enough, 71 is not.
    old = [car(number="B", co2_g_per_km=Decimal(180)), car(number="C", co2_g_per_km=Decimal(20))]
    new = {"first_use": dt.date(2021, 1, 1)}
    rows = in_use(*old, car(id=70, co2_g_per_km=Decimal(70), **new), car(id=71, co2_g_per_km=Decimal(71), **new))
    found = {row["record"]: row["is_greener"] for row in rows if row["year"] == 2021}
    assert (found["vehicles:70"], found["vehicles:71"]) == (True, False)


def test_an_old_vehicle_of_unknown_emissions_may_be_greener() -> None:
    assert {row["is_greener"] for row in in_use(car())} == {None}


def test_a_new_vehicle_is_held_against_the_one_it_replaces_of_the_same_authority() -> None:
    old = car(number="B", co2_g_per_km=Decimal(150))
    other = car(number="C", authority="two", co2_g_per_km=Decimal(10))
    better, same, strange, alone = (
        car(number=name, replaces=replaces, first_use=dt.date(2023, 1, 1), co2_g_per_km=Decimal(co2))
        for name, replaces, co2 in [("D", "B", 149), ("E", "B", 150), ("F", "C", 5), ("G", None, 5)]
    )
    rows = bought(old, other, better, same, strange, alone)[2:]
    assert [row["is_better_than_replaced"] for row in rows] == [True, False, None, None]


def test_without_the_rules_of_a_policy_nothing_is_known_of_a_vehicle() -> None:
    rules = setting("no_such_table")
    (row, *_) = rows_in_use([car(co2_g_per_km=Decimal(0))], rules, {})
    assert (row["is_motor_vehicle"], row["is_greener"], row["wtw_g"]) == (None, None, None)
