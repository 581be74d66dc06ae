"""A small register to measure, with figures that can be worked out by hand."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.domain.intake.rows import row_of
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.register.imports.commands import Source, write_batch

BRUGGE = {2023: (30, 10), 2024: (24, 16), 2025: (30, 10)}
"""Light points of Brugge by year: LED and not. 75 % LED in 2023 and 2025, 60 % in 2024."""


def write_circuits(
    authority: str, by_year: Mapping[int, tuple[int, int]] = BRUGGE, *, unknown: int = 0, file: str = "verlichting.csv"
) -> None:
    """Circuits of LED and of sodium in these years, and `unknown` points in 2025 of which the lamp is not known."""
    circuits: list[dict[str, Any]] = []
    for year, (led, other) in by_year.items():
        circuits.append({"technology": "led", "points": led, "installed_in": year})
        circuits.append({"technology": "sodium_high", "points": other, "installed_in": year})
    if unknown:
        circuits.append({"points": unknown, "installed_in": 2025})
    rows = [
        row_of(DATASETS["light_circuits"], line, authority, f"{file}-{line}", {"number": f"{file}-{line}", **each}, ())
        for line, each in enumerate(circuits, start=2)
    ]
    source = Source("lighting", authority, file, "00")
    write_batch(source, [("light_circuits", [rows])], ImportCounts(), by=TESTER, at=AT)


def write_works(authority: str, *works: tuple[dt.date, int]) -> None:
    """Works of 100 m²: the day of their delivery and the m² that are green afterwards."""
    columns = [
        {
            "name": "plein",
            "row": "K1/1",
            "delivered_on": day,
            "total_area_m2": Decimal(100),
            "green_after_m2": Decimal(m2),
        }
        for day, m2 in works
    ]
    rows = [
        row_of(DATASETS["works"], line, authority, f"work-{line}", {"number": f"W{line}", **each}, ())
        for line, each in enumerate(columns, start=2)
    ]
    source = Source("works", authority, "werken.csv", "02")
    write_batch(source, [("works", [rows])], ImportCounts(), by=TESTER, at=AT)


def write_trips(authority: str, *trips: tuple[dt.date, str]) -> None:
    """Duty trips of two kilometres: their day and how (bike, car)."""
    columns = [{"date": day, "mode": mode, "distance_km": Decimal(2)} for day, mode in trips]
    rows = [
        row_of(DATASETS["duty_trips"], line, authority, f"trip-{line}", each, ())
        for line, each in enumerate(columns, start=2)
    ]
    source = Source("trips", authority, "ritten.csv", "01")
    write_batch(source, [("duty_trips", [rows])], ImportCounts(), by=TESTER, at=AT)


def lit_region() -> None:
    """Brugge behind on LED, Damme there; the other eight without records."""
    load_authorities()
    write_circuits("brugge")
    write_circuits("damme", {2024: (5, 5), 2025: (10, 0)})
