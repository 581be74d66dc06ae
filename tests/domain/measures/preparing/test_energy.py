"""Lighting and appliances become rows."""

from decimal import Decimal
from typing import Any

import pytest
from tests.domain.measures.preparing.given import Record, setting

from aankoopwijzer.domain.measures.preparing.energy import appliance_rows, light_rows, light_rows_in_use


def appliance(**known: Any) -> dict[str, Any]:
    (row,) = appliance_rows([Record(**known)], setting("appliances"))
    return dict(row)


def test_a_circuit_counts_in_the_year_of_its_installation_and_of_the_measurement() -> None:
    circuit = Record(technology="led", points=12, installed_in=2021, kwh_per_year=Decimal("50.5"))
    (new,), (now,) = light_rows([circuit]), light_rows_in_use([circuit], setting("lights_in_use"))
    assert (new["year"], now["year"], new["points"], new["technology"]) == (2021, 2026, 12, "led")


def test_what_was_there_before_a_later_circuit_is_not_known() -> None:
    circuit = Record(technology="led", points=12, installed_in=2027, kwh_per_year=Decimal("50.5"))
    (then,) = light_rows_in_use([circuit], setting("lights_in_use"))
    assert (then["year"], then["points"], then["technology"], then["kwh_per_year"]) == (2026, 12, None, None)


def test_a_circuit_without_a_year_stays_and_has_none() -> None:
    (row,) = light_rows([Record(technology="led")])
    assert (row["year"], row["quarter"], row["points"]) == (None, None, None)


@pytest.mark.parametrize(
    ("kind", "family", "is_large"),
    [
        ("laptop", "ict", False),
        ("Koelkast", "white_goods", False),
        ("mower", "machines", False),
        ("sweeper", "machines", True),
        ("draaimolen", None, None),
        (None, None, None),
    ],
)
def test_a_kind_tells_its_family(kind: str | None, family: str | None, is_large: bool | None) -> None:
    row = appliance(kind=kind)
    assert (row["family"], row["is_large"]) == (family, is_large)


@pytest.mark.parametrize(
    ("label", "top", "name", "expected"),
    [
        ("A", "A", None, True),
        ("B", "A", None, False),
        ("C", "C", None, True),
        ("A", "A+++", None, False),
        ("A+++", "A", None, None),
        ("B", None, None, None),
        (None, "A", None, None),
        (None, None, None, None),
        ("C", "A", "energy_star", True),
        ("energy_star", None, None, True),
        (None, None, "Energy_Star", True),
        ("B", "A", "eu_label", False),
    ],
)
def test_the_best_label_is_the_best_class_of_its_day_or_as_good(
    label: str | None, top: str | None, name: str | None, expected: bool | None
) -> None:
    assert appliance(energy_label=label, energy_scale_top=top, label_name=name)["has_best_label"] is expected


@pytest.mark.parametrize(
    ("now", "before", "gain", "saved"),
    [("350", "500", "30", "150"), ("600", "500", "-20", "-100"), ("350", None, None, None), ("350", "0", None, None)],
)
def test_what_is_saved_is_told_against_what_was_replaced(
    now: str, before: str | None, gain: str | None, saved: str | None
) -> None:
    row = appliance(kwh_per_year=Decimal(now), replaced_kwh_per_year=None if before is None else Decimal(before))
    assert (row["gain_percent"], row["kwh_saved"]) == (gain and Decimal(gain), saved and Decimal(saved))
