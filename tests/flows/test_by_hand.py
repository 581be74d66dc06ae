"""Three rows of the framework on the demonstration, worked out from the records shown, as on docs/reference/by-hand.md.

What is read is the list of records behind a figure, page after page; what is worked out is plain Python, as somebody does
with a calculator. Nothing that counts in the product is used for it.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.register.people import AT, load_authorities

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.policy.indicators import By
from aankoopwijzer.flows.list_measured_records import MeasuredRecord, list_measured_records
from aankoopwijzer.flows.load_demo import load_demo
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.warehouse.opening import Cell

pytestmark = pytest.mark.django_db
UNTIL = dt.date(2026, 6, 30)
PER_PAGE = 5
SOCIAL = {"S1/1", "S1/2", "S1/3", "S1/4", "S1/5", "S1/6"}
WRITTEN = Path(__file__).parents[2] / "docs" / "reference" / "by-hand.md"
Shown = Callable[[str, By, str, int], list[MeasuredRecord]]


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


@pytest.fixture
def measured(adviser: Adviser, tmp_path: Path) -> Measured:
    load_authorities()
    load_demo(adviser, at=AT, until=UNTIL)
    return measure_indicators(adviser, tmp_path, on=UNTIL)


@pytest.fixture
def shown(adviser: Adviser, measured: Measured, tmp_path: Path) -> Shown:
    """All records behind a figure, leafed through as on the page."""

    def shown(indicator: str, by: By, authority: str, year: int) -> list[MeasuredRecord]:
        one, found = adviser.pack.indicators[indicator], []
        while page := list_measured_records(
            adviser, tmp_path, one, by, Cell(authority, year), on=UNTIL, start=len(found), most=PER_PAGE
        ).records:
            found += page
        return found

    return shown


def value(record: MeasuredRecord, column: str) -> Any:
    return record.values[column]


def told(measured: Measured, indicator: str, authority: str, year: int) -> tuple[str, str | None]:
    """What the product shows, to two decimals, and how it stands."""
    course = measured.course(indicator, authority=authority)
    [point] = [each for each in course.points if each.year == year]
    assert point.shown is not None
    return two(point.shown), point.assessment.standing.value


def two(number: Decimal) -> str:
    return str(number.quantize(Decimal("0.01"), ROUND_HALF_UP))


def written() -> str:
    """The page with every number as digits with a point."""
    return re.sub(r"(?<=\d) (?=\d{3}\b)", "", WRITTEN.read_text("utf-8"))


def test_the_gain_of_a_fleet_follows_from_kilometres_and_grams_of_its_vehicles(
    measured: Measured, shown: Shown
) -> None:
    sums = {}
    for year in (2020, 2025):
        rows = [
            (int(value(each, "km")), int(value(each, "co2_g_per_km")))
            for each in shown("k2-fleet-efficiency", "number", "damme", year)
            if value(each, "is_motor_vehicle")
            and value(each, "km") is not None
            and value(each, "co2_g_per_km") is not None
        ]
        sums[year] = len(rows), sum(km * grams for km, grams in rows), sum(km for km, _ in rows)
    assert sums == {2020: (15, 31712400, 188200), 2025: (15, 21132000, 204400)}
    gain = (1 - Decimal(21132000) / 204400 / (Decimal(31712400) / 188200)) * 100
    assert (two(gain), "reached") == told(measured, "k2-fleet-efficiency", "damme", 2025)
    for number in ("31712400", "188200", "168.50", "21132000", "204400", "103.39", two(gain)):
        assert number in written()


def test_the_share_of_led_follows_from_the_points_of_its_circuits(measured: Measured, shown: Shown) -> None:
    rows = [
        (value(each, "technology"), int(value(each, "points")))
        for each in shown("k3-led-new", "number", "zedelgem", 2019)
    ]
    led, points = sum(number for lamp, number in rows if lamp == "led"), sum(number for _, number in rows)
    assert (len(rows), led, points) == (3, 135, 221)
    share = Decimal(led) / points * 100
    assert (two(share), "behind") == told(measured, "k3-led-new", "zedelgem", 2019)
    for number in (*(str(number) for _, number in rows), "135", "221", two(share)):
        assert number in written()


def test_the_growth_of_social_spend_follows_from_its_lines(measured: Measured, shown: Shown) -> None:
    sums, unknown = {}, {}
    for year in (2020, 2025):
        rows = shown("s1-social-spend", "value", "beernem", year)
        known = [
            each
            for each in rows
            if value(each, "is_social") is True
            and value(each, "is_small_contract") is True
            and value(each, "rows") is not None
            and value(each, "rows") & SOCIAL
        ]
        sums[year] = [value(each, "amount_eur") for each in known]
        unknown[year] = len(rows) - len(known)
    assert ({year: sum(each) for year, each in sums.items()}, unknown) == (
        {2020: Decimal("1915.23"), 2025: Decimal("7767.89")},
        {2020: 1, 2025: 0},
    )
    growth = (Decimal("7767.89") / Decimal("1915.23") - 1) * 100
    assert (two(growth), Standing.REACHED.value) == told(measured, "s1-social-spend", "beernem", 2025)
    for number in (*(str(each) for year in sums for each in sums[year]), "1915.23", "7767.89", two(growth)):
        assert number in written()


def test_where_too_much_is_not_known_nothing_is_concluded(measured: Measured, shown: Shown) -> None:
    rows = shown("s1-social-spend", "value", "damme", 2025)
    unknown = [each for each in rows if value(each, "is_small_contract") is None]
    # 4 of 12 lines: less than four in five are known, and the rest could turn the answer.
    assert (len(unknown), len(rows)) == (4, 12)
    assert told(measured, "s1-social-spend", "damme", 2025)[1] == Standing.NOT_DETERMINABLE.value
