"""The imports that were done, newest first."""

from aankoopwijzer.domain.records.import_batch import ImportBatch
from aankoopwijzer.register.imports import queries


def list_imports() -> tuple[ImportBatch, ...]:
    """The last batches, those that were undone too."""
    return queries.batches()
