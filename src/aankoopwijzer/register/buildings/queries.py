"""Reading buildings."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.buildings.models import Building
from aankoopwijzer.register.columns import Export, exported, records


def buildings(**wanted: Any) -> Iterator[ImportedRecord]:
    """Buildings, as records."""
    return records(Building, DATASETS["buildings"], **wanted)


def export() -> Export:
    """All buildings as typed columns."""
    return exported(Building, DATASETS["buildings"])
