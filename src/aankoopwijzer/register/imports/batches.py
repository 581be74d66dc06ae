"""A batch from its first row to its last, and taken back; what it brings is for whoever writes it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.imports.models import Batch

_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from."""

    kind: str
    authority: str
    file_name: str
    file_hash: str


class UndoRefused(Exception):
    """A batch that cannot be undone; `code` says why, `values` fill the message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.code, self.values = code, values


def begun(source: Source, *, by: Actor, at: dt.datetime) -> Batch:
    """A new batch, so that what is written can name it."""
    return Batch.objects.create(
        kind=source.kind,
        authority=source.authority,
        file_name=source.file_name[:_LONGEST_NAME],
        file_hash=source.file_hash,
        by=str(by),
        at=at,
    )


def finished(batch: Batch, counts: ImportCounts, *, by: Actor, at: dt.datetime) -> None:
    """Keep what the batch brought, and remember it."""
    batch.counts = counts.model_dump()
    batch.save(update_fields=["counts"])
    after = {"file": batch.file_name, "hash": batch.file_hash, "kind": batch.kind, **batch.counts}
    remember([_changed(batch, None, after)], by=by, at=at)


def undone(batch: Batch, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Note that the batch was taken back, and remember it with the reason."""
    batch.undone_by, batch.undone_at = str(by), at
    batch.save(update_fields=["undone_by", "undone_at"])
    remember([_changed(batch, {"is_undone": False}, {"is_undone": True})], by=by, at=at, why=why)


def _changed(batch: Batch, before: dict[str, Any] | None, after: dict[str, Any]) -> RecordChange:
    """What the history keeps of a batch as a whole; what each row was is with the batch itself."""
    authority = batch.authority or None
    return RecordChange(kind="import", record=str(batch.pk), authority=authority, before=before, after=after)
