"""Reading projects that change behaviour."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.register.columns import Export, exported, records
from aankoopwijzer.register.projects.models import BehaviourProject


def behaviour_projects(**wanted: Any) -> Iterator[ImportedRecord]:
    """Projects that change behaviour, as records."""
    return records(BehaviourProject, DATASETS["behaviour_projects"], **wanted)


def export() -> Export:
    """All projects that change behaviour as typed columns."""
    return exported(BehaviourProject, DATASETS["behaviour_projects"])
