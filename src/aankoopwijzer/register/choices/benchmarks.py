"""The benchmark of published notices that stands beside the region: one at most, kept, given and taken away."""

import datetime as dt
import hashlib
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.choices import models
from aankoopwijzer.register.history.commands import remember

KIND = "benchmark"
_THE_ONE = 1


@transaction.atomic
def keep(content: bytes, *, source: str, counted_on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Keep the counts, as `documents.benchmark_file` writes them, in place of those that were there."""
    before = _of(models.KeptBenchmark.objects.select_for_update().first())
    digest = hashlib.sha256(content).hexdigest()
    fields = {"source": source, "counted_on": counted_on, "content": content, "sha256": digest, "kept_at": at}
    row, _made = models.KeptBenchmark.objects.update_or_create(pk=_THE_ONE, defaults=fields)
    _remember(before, _of(row), by=by, at=at)


@transaction.atomic
def drop(*, by: Actor, at: dt.datetime) -> bool:
    """Take it away; False when there is none."""
    row = models.KeptBenchmark.objects.select_for_update().first()
    if row is None:
        return False
    _remember(_of(row), None, by=by, at=at)
    row.delete()
    return True


def content() -> bytes | None:
    """The counts as they were written; None when nobody kept any."""
    found = models.KeptBenchmark.objects.values_list("content", flat=True).first()
    return None if found is None else bytes(found)


def fingerprint() -> str | None:
    """What tells one benchmark from another, without reading it; None when there is none."""
    return models.KeptBenchmark.objects.values_list("sha256", flat=True).first()


def _of(row: models.KeptBenchmark | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {"source": row.source, "counted_on": row.counted_on.isoformat(), "sha256": row.sha256}


def _remember(before: dict[str, Any] | None, after: dict[str, Any] | None, *, by: Actor, at: dt.datetime) -> None:
    remember([RecordChange(kind=KIND, record="region", authority=None, before=before, after=after)], by=by, at=at)
