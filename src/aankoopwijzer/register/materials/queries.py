"""Reading material flows."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.materials.models import MaterialFlow


def material_flows(**wanted: Any) -> Iterator[ImportedRecord]:
    """Material flows, as records."""
    return records(MaterialFlow, DATASETS["material_flows"], **wanted)


def export() -> Export:
    """All material flows as typed columns."""
    return exported(MaterialFlow, DATASETS["material_flows"])
