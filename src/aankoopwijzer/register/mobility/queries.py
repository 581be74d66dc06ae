"""Reading vehicles and duty trips."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.mobility.models import DutyTrip, Vehicle


def vehicles(**wanted: Any) -> Iterator[ImportedRecord]:
    """Vehicles, as records."""
    return records(Vehicle, DATASETS["vehicles"], **wanted)


def duty_trips(**wanted: Any) -> Iterator[ImportedRecord]:
    """Duty trips, as records."""
    return records(DutyTrip, DATASETS["duty_trips"], **wanted)


def export() -> dict[str, Export]:
    """All of it as typed columns, by dataset."""
    return {
        "vehicles": exported(Vehicle, DATASETS["vehicles"]),
        "duty_trips": exported(DutyTrip, DATASETS["duty_trips"]),
    }
