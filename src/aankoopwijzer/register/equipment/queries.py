"""Reading lighting, appliances and machines."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.equipment.models import Appliance, LightCircuit, Luminaire


def light_circuits(**wanted: Any) -> Iterator[ImportedRecord]:
    """Circuits of lighting, as records."""
    return records(LightCircuit, DATASETS["light_circuits"], **wanted)


def luminaires(**wanted: Any) -> Iterator[ImportedRecord]:
    """Luminaires, as records."""
    return records(Luminaire, DATASETS["luminaires"], **wanted)


def circuit_numbers() -> frozenset[str]:
    """Every number that a circuit of lighting has."""
    return frozenset(LightCircuit.objects.exclude(number="").values_list("number", flat=True))


def appliances(**wanted: Any) -> Iterator[ImportedRecord]:
    """Appliances, machines and ICT, as records."""
    return records(Appliance, DATASETS["appliances"], **wanted)


def export() -> dict[str, Export]:
    """All of it as typed columns, by dataset."""
    return {
        "light_circuits": exported(LightCircuit, DATASETS["light_circuits"]),
        "luminaires": exported(Luminaire, DATASETS["luminaires"]),
        "appliances": exported(Appliance, DATASETS["appliances"]),
    }
