"""Trips, social performance, projects and procurements become rows."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.domain.measures.preparing.given import ON, Record, pack, setting

from aankoopwijzer.domain.measures.preparing import people
from aankoopwijzer.domain.measures.preparing.procurements import procurement_rows
from aankoopwijzer.domain.measures.preparing.setting import Setting
from aankoopwijzer.domain.records.procurement import (
    Procurement,
    ProcurementCriterion,
    ProcurementDeviation,
    ProcurementLot,
    ProcurementRow,
)
from aankoopwijzer.domain.values.level import Level

RAINWATER, WITHOUT = "rainwater-capture-and-reuse", frozenset[str]()


@pytest.mark.parametrize(
    ("mode", "is_active", "is_by_car"),
    [
        ("foot", True, False),
        ("cargo_bike", True, False),
        ("shared_car", False, True),
        ("car", False, True),
        ("train", False, False),
        (None, None, None),
    ],
)
def test_a_trip_is_active_or_by_car_or_neither(
    mode: str | None, is_active: bool | None, is_by_car: bool | None
) -> None:
    (row,) = people.trip_rows([Record(mode=mode, distance_km=Decimal("2.5"))], setting("duty_trips"))
    assert (row["is_active"], row["is_by_car"], row["distance_km"], row["year"]) == (
        is_active,
        is_by_car,
        Decimal("2.5"),
        None,
    )


def test_social_performance_keeps_what_is_not_known_apart_from_nothing() -> None:
    (row,) = people.social_rows([Record(year=2024, promised_hours=Decimal(10), delivered_hours=Decimal(0))])
    assert (row["promised_hours"], row["delivered_hours"], row["delivered_eur"]) == (10, 0, None)


def test_a_project_counts_in_each_year_in_which_it_runs() -> None:
    project = Record(objective="C1.4", started_on=dt.date(2024, 2, 29), ended_on=dt.date(2025, 1, 1))
    rows = list(people.project_rows([project, Record()], setting("projects")))
    assert [(row["year"], row["objective"], row["people"]) for row in rows] == [
        (2024, "C1.4", None),
        (2025, "C1.4", None),
    ]


def procurement(duties: frozenset[str] | None = WITHOUT, **known: Any) -> list[dict[str, Any]]:
    usual: dict[str, Any] = {"number": 7, "authority": "one", "title": "een straat", "stage": "published"}
    one = Procurement.model_validate(usual | {"published_on": dt.date(2024, 2, 29)} | known)
    return [dict(row) for row in procurement_rows([one], Setting(pack(), ON), lambda _: duties)]


def chosen(level: Level | None = None, *, criterion: str = RAINWATER, is_chosen: bool = True) -> ProcurementCriterion:
    return ProcurementCriterion(criterion=criterion, is_chosen=is_chosen, level=level)


def test_a_procurement_counts_in_the_year_of_its_publication() -> None:
    (row,) = procurement()
    found = [row[name] for name in ("record", "year", "quarter", "is_planned", "one")]
    assert found == ["procurements:7", 2024, 1, False, 1]


def test_a_plan_counts_in_the_year_that_it_is_planned_for() -> None:
    (row,) = procurement(stage="planned", published_on=None, planned_on=dt.date(2027, 5, 1))
    assert (row["year"], row["is_planned"]) == (2027, True)


def test_what_was_withdrawn_does_not_count() -> None:
    assert procurement(stage="withdrawn") == []


def test_a_procurement_without_a_day_has_no_year() -> None:
    (row,) = procurement(published_on=None)
    assert row["year"] is None


def test_without_advice_or_criteria_nobody_knows_what_was_asked() -> None:
    (row,) = procurement(rows=(ProcurementRow(row="K1/1"),))
    found = [
        row[name] for name in ("criteria", "objectives", "award_objectives", "objectives_beyond", "has_all_duties")
    ]
    assert found == [None] * 5


def test_an_advice_without_criteria_asked_nothing() -> None:
    (row,) = procurement(frozenset({"K1.2"}), rows=(ProcurementRow(row="K1/1"),), advised_on=dt.date(2024, 1, 1))
    found = [row[name] for name in ("criteria", "objectives", "has_advice", "has_all_duties")]
    assert found == [set(), set(), True, False]


@pytest.mark.parametrize(("level", "beyond"), [(Level.BASIS, set()), (Level.GEVORDERD, {"K1.2"}), (None, set())])
def test_a_criterion_goes_beyond_at_a_level_that_the_library_calls_so(level: Level | None, beyond: set[str]) -> None:
    (row,) = procurement(criteria=(chosen(level),))
    assert (row["criteria"], row["objectives"], row["objectives_beyond"]) == ({RAINWATER}, {"K1.2"}, beyond)


def test_a_criterion_that_was_left_out_or_is_not_in_the_library_asks_nothing() -> None:
    (row,) = procurement(criteria=(chosen(is_chosen=False), chosen(criterion="of-long-ago")))
    assert (row["criteria"], row["objectives"]) == (set(), set())


def test_only_an_award_criterion_gives_points() -> None:
    (row,) = procurement(criteria=(chosen(), chosen(criterion="less-packaging-award")))
    assert row["award_objectives"] == {"C1.2"}


def test_all_duties_are_met_when_each_is_asked() -> None:
    rows = (ProcurementRow(row="K1/1"),)
    (met,) = procurement(frozenset({"K1.2"}), rows=rows, criteria=(chosen(),))
    (open_,) = procurement(None, rows=rows, criteria=(chosen(),))
    assert (met["has_all_duties"], open_["has_all_duties"]) == (True, None)


@pytest.mark.parametrize(
    ("value", "expected"),
    # The threshold of early 2024 is EUR 143 000 (parameter negotiated-without-publication); equal counts as above.
    [("142999.99", False), ("143000", True), (None, None)],
)
def test_the_threshold_is_that_of_the_day(value: str | None, expected: bool | None) -> None:
    (row,) = procurement(rows=(ProcurementRow(row="S1/5"),), value_estimated=value and Decimal(value))
    assert row["is_at_threshold"] is expected


def test_outside_the_social_product_groups_there_is_no_threshold() -> None:
    (row,) = procurement(rows=(ProcurementRow(row="K1/1"),), value_estimated=Decimal(900_000))
    assert row["is_at_threshold"] is None


@pytest.mark.parametrize(
    ("lots", "expected"), [((), False), ((False, True), True), ((False, None), None), ((False, False), False)]
)
def test_one_reserved_lot_is_enough(lots: tuple[bool | None, ...], expected: bool | None) -> None:
    (row,) = procurement(lots=tuple(ProcurementLot(is_reserved=each) for each in lots))
    assert row["is_reserved"] is expected


def test_the_value_is_what_was_awarded_else_estimated() -> None:
    (both,) = procurement(value_estimated=Decimal(10), value_awarded=Decimal(8))
    (one,) = procurement(value_estimated=Decimal(10))
    (none,) = procurement()
    assert (both["value_eur"], one["value_eur"], none["value_eur"]) == (8, 10, None)


def test_typed_fields_and_deviations_are_told() -> None:
    (row,) = procurement(typed=("title", "cpv"), deviations=(ProcurementDeviation(objective="K1.2", reason="market"),))
    assert (row["typed_fields"], row["has_deviation"]) == (2, True)
