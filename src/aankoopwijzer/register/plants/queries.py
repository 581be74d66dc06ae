"""Reading plantings."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.plants.models import Planting


def plantings(**wanted: Any) -> Iterator[ImportedRecord]:
    """Plantings, as records."""
    return records(Planting, DATASETS["plantings"], **wanted)


def export() -> Export:
    """All plantings as typed columns."""
    return exported(Planting, DATASETS["plantings"])
