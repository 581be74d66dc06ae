"""Lists of plants that an import brought: which, and what stood in their place, to take the import back.

The lists themselves are files beside the database, so that checking a planting list needs none.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.register.imports.batches import Source, begun, finished
from aankoopwijzer.register.imports.models import PlantListOfBatch


class KeptList(NamedTuple):
    """A list by kind; `before` is the text of the one that it replaces (empty: none), `sha256` that of its files."""

    kind: str
    before: str
    sha256: str


def list_folder() -> Path:
    """Where this site keeps its lists of plants."""
    return Path(settings.CHECKLIST_FOLDER)


@transaction.atomic
def write_lists(source: Source, lists: Iterable[KeptList], counts: ImportCounts, *, by: Actor, at: dt.datetime) -> int:
    """Remember the lists as one batch; returns its number."""
    batch = begun(source, by=by, at=at)
    PlantListOfBatch.objects.bulk_create(PlantListOfBatch(batch=batch, **each._asdict()) for each in lists)
    finished(batch, counts, by=by, at=at)
    return batch.pk


def lists_of(batch: int) -> tuple[KeptList, ...]:
    """The lists that a batch brought."""
    rows = PlantListOfBatch.objects.filter(batch=batch).values_list("kind", "before", "sha256")
    return tuple(KeptList(*row) for row in rows)
