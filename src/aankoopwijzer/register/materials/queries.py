"""Reading material flows and deliveries."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.materials.models import Delivery, MaterialFlow


def material_flows(**wanted: Any) -> Iterator[ImportedRecord]:
    """Material flows, as records."""
    return records(MaterialFlow, DATASETS["material_flows"], **wanted)


def deliveries(**wanted: Any) -> Iterator[ImportedRecord]:
    """Lines of deliveries, as records."""
    return records(Delivery, DATASETS["deliveries"], **wanted)


def export() -> dict[str, Export]:
    """All of it as typed columns, by dataset."""
    return {
        "material_flows": exported(MaterialFlow, DATASETS["material_flows"]),
        "deliveries": exported(Delivery, DATASETS["deliveries"]),
    }
