"""The pack's figures against the reference tables beside the project (compiled independently of the pack)."""

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.standards.cpv import is_known

pytestmark = pytest.mark.shared_data

THRESHOLDS = {
    "eu_works": "eu-threshold-works",
    "eu_supplies_services_subcentral": "eu-threshold-supplies-services",
    "eu_supplies_services_central": "eu-threshold-supplies-services-central",
    "eu_social_specific": "eu-threshold-social-services",
    "eu_concessions": "eu-threshold-concessions",
    "be_nego_without_pub_art42": "negotiated-without-publication",
    "be_lots_consider_art58": "lots-duty",
    "be_limited_value_art92": "low-value",
}
CLEAN = {
    "light": ("clean-vehicle-share-light", None),
    "truck": ("clean-vehicle-share-truck", None),
    "bus": ("clean-vehicle-share-bus", "clean-vehicle-share-bus-zero-emission"),
}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one reference table."""
    with (folder / "reference" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_thresholds_agree_with_the_table_at_the_start_and_the_end_of_each_period(
    bruges: PolicyPack, shared_data: Path
) -> None:
    compared = 0
    for row in table(shared_data, "eu_be_thresholds.csv"):
        for column, id in THRESHOLDS.items():
            amount = row[column].split(" (")[0]
            if not amount.isdigit() or (id == "lots-duty" and row["valid_from"] < "2017"):
                continue  # Amounts that changed within the period have a test of their own.
            for day in (row["valid_from"], row["valid_to"]):
                assert bruges.value(id, on=dt.date.fromisoformat(day)).amount == int(amount), (id, day)
                compared += 1
    assert compared == 2 * (6 * 5 + 5 * 3)


def test_clean_vehicle_shares_agree_with_the_table(bruges: PolicyPack, shared_data: Path) -> None:
    for row in table(shared_data, "clean_vehicles_be.csv"):
        share, zero_emission = CLEAN[row["category"]]
        for day in (dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"])):
            assert bruges.value(share, on=day).amount == Decimal(row["min_share_pct"])
            if zero_emission:
                assert bruges.value(zero_emission, on=day).amount == Decimal(row["zero_emission_subtarget_pct"])


def test_authorities_agree_with_the_table(bruges: PolicyPack, shared_data: Path) -> None:
    told = {
        (row["name"], row["nis_lau"], tuple(row["postal_codes"].split(";")))
        for row in table(shared_data, "region_bruges.csv")
    }
    assert {(one.name, one.nis, one.postal_codes) for one in bruges.authorities.values()} == told


def test_the_services_in_scope_for_clean_vehicles_are_codes_that_exist(bruges: PolicyPack) -> None:
    codes = bruges.value("clean-vehicle-service-codes", on=dt.date(2026, 1, 1)).dated.value
    assert isinstance(codes, tuple)
    assert len(codes) == 8
    assert all(is_known(code) for code in codes)
