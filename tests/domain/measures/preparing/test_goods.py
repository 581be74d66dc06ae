"""Materials, deliveries, works, plants, shared things and lives become rows."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.domain.measures.preparing.given import Record, setting

from aankoopwijzer.domain.measures.preparing import goods

DAY = dt.date(2024, 2, 29)


def materials(*flows: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in goods.material_rows([Record(**each) for each in flows], setting("materials"))]


def delivery(**known: Any) -> dict[str, Any]:
    (row,) = goods.delivery_rows([Record(date=DAY, **known)], setting("deliveries"))
    return dict(row)


def flow(year: int | None, weight: str, units: str | None, **known: Any) -> dict[str, Any]:
    shares = {"reused_share": Decimal("0.1"), "recycled_share": Decimal("0.3"), "packaging_kg": Decimal(5)}
    place = {"row": "C1/2", "functional_unit": "m2", "functional_units": units and Decimal(units)}
    return {"year": year, "weight_kg": Decimal(weight)} | shares | place | known


def test_new_material_is_held_against_what_its_units_took_in_2020() -> None:
    # New in 2020: 1 000 * 0.6 = 600 kg for 10 m2, so 60 kg each; packaging 0.5 kg each. In 2024 4 m2: 240 and 2 kg.
    base, later = materials(flow(2020, "1000", "10"), flow(2024, "300", "4"))
    assert (base["new_kg"], base["expected_new_kg"]) == (600, 600)
    assert (later["new_kg"], later["expected_new_kg"], later["expected_packaging_kg"]) == (180, 240, 2)


@pytest.mark.parametrize(
    "other", [{"functional_unit": "item"}, {"row": "C1/7"}, {"functional_units": None}, {"functional_unit": None}]
)
def test_what_2020_does_not_know_has_nothing_to_compare_with(other: dict[str, Any]) -> None:
    _, later = materials(flow(2020, "1000", "10"), flow(2024, "300", "4", **other))
    assert (later["new_kg"], later["expected_new_kg"]) == (180, None)


def test_a_flow_of_unknown_shares_or_year_is_no_measure_for_later() -> None:
    strange = [flow(2020, "9", "9", reused_share=None), flow(None, "9", "9"), flow(2020, "9", None)]
    *rows, later = materials(*strange, flow(2024, "300", "4"))
    assert [(row["year"], row["new_kg"]) for row in rows] == [
        (2020, None),
        (None, Decimal("5.4")),
        (2020, Decimal("5.4")),
    ]
    assert later["expected_new_kg"] is None


def test_shares_beyond_the_whole_are_unknown() -> None:
    (row,) = materials(flow(2020, "10", "1", reused_share=Decimal("0.8")))
    assert row["new_kg"] is None


def test_a_building_material_belongs_to_its_own_row_and_to_building_materials() -> None:
    rows = materials({"row": "C1/2", "material": "Beton"}, {"material": "beton"}, {"row": "C1/7"}, {"material": "wol"})
    both, word, own, neither = (row["rows"] for row in rows)
    assert (both, word, own, neither) == ({"C1/2", "S2/1"}, {"S2/1"}, {"C1/7"}, None)


@pytest.mark.parametrize(
    ("origin", "recycled", "expected"),
    [
        ("local", None, True),
        ("eu", True, True),
        ("outside_eu", False, False),
        ("eu", None, False),
        ("unknown", None, None),
        (None, None, None),
    ],
)
def test_local_is_made_or_recycled_nearby(origin: str | None, recycled: bool | None, expected: bool | None) -> None:
    (row,) = materials({"origin": origin, "is_locally_recycled": recycled})
    assert row["is_local"] is expected


@pytest.mark.parametrize(
    ("category", "label", "flag", "can", "fair"),
    [
        ("coffee", "Fairtrade", None, True, True),
        ("coffee", "WFTO", False, True, True),
        ("coffee", "Rainforest Alliance", None, True, False),
        ("coffee", None, None, True, None),
        ("ict", None, False, False, False),
        ("textiles", None, False, None, False),
        ("textiles", None, True, True, True),
        (None, None, None, None, None),
    ],
)
def test_a_delivery_is_fair_by_its_label_or_by_what_was_said(
    category: str | None, label: str | None, flag: bool | None, can: bool | None, fair: bool | None
) -> None:
    row = delivery(category=category, label=label, has_fair_trade_label=flag)
    assert (row["can_be_fair_trade"], row["is_fair_trade"]) == (can, fair)


@pytest.mark.parametrize(("links", "expected"), [(1, True), (2, True), (3, False), (None, None)])
def test_a_short_chain_has_at_most_one_link_between(links: int | None, expected: bool | None) -> None:
    assert delivery(chain_links=links)["is_short_chain"] is expected


def test_a_leap_day_is_in_the_first_quarter() -> None:
    row = delivery(origin="outside_eu")
    assert (row["year"], row["quarter"], row["is_from_outside_eu"]) == (2024, 1, True)


def test_a_work_counts_only_what_is_known_on_both_sides() -> None:
    known = {"row": "K1/5", "delivered_on": DAY, "paving_removed_m2": Decimal(100), "green_after_m2": Decimal(40)}
    work = Record(**known, paving_added_m2=Decimal(130), rainwater_storage_m3=Decimal(5))
    (row,) = goods.work_rows([work])
    found = [row[name] for name in ("rows", "unsealed_m2", "green_after_m2", "green_gain_m2", "water_m3")]
    assert found == [{"K1/5"}, -30, 40, None, None]


@pytest.mark.parametrize(
    ("standing", "expected"), [("allowed", True), ("not_native", False), ("forbidden", False), (None, None)]
)
def test_a_plant_is_allowed_when_it_stands_on_the_list(standing: str | None, expected: bool | None) -> None:
    (row,) = goods.planting_rows([Record(standing=standing, specimens=3)])
    assert (row["is_allowed"], row["specimens"], row["year"]) == (expected, 3, None)


def test_a_shared_thing_counts_in_each_year_until_it_ends_or_the_measurement() -> None:
    bike = Record(kind="cargo_bike", available_from=dt.date(2023, 12, 31), available_until=DAY)
    machine = Record(kind="machine", available_from=dt.date(2025, 1, 1))
    undated = Record(kind="car")
    rows = list(goods.shared_rows([bike, machine, undated], setting("shared_assets")))
    found = [(row["year"], row["is_mobility"]) for row in rows]
    assert found == [(2023, True), (2024, True), (2025, False), (2026, False)]


def test_a_life_keeps_its_days_and_its_row() -> None:
    chair, unplaced = Record(row="C2/1", in_use_from=DAY, product_class="furniture"), Record(product_class="furniture")
    one, other = goods.life_rows([chair, unplaced], setting("lives"))
    assert (one["rows"], one["from_day"], one["until_day"], one["year"]) == ({"C2/1"}, DAY, None, 2024)
    assert (other["rows"], other["from_day"], other["year"]) == (None, None, None)
