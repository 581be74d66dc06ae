"""Reading works in the public domain."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.works.models import Work


def works(**wanted: Any) -> Iterator[ImportedRecord]:
    """Works in the public domain, as records."""
    return records(Work, DATASETS["works"], **wanted)


def export() -> Export:
    """All works in the public domain as typed columns."""
    return exported(Work, DATASETS["works"])
