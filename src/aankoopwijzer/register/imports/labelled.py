"""What an import says that CPV codes are called: written as one batch, and taken back as a whole."""

import datetime as dt

from django.db import transaction

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.register.imports.batches import Source, UndoRefused, begun, finished
from aankoopwijzer.register.imports.models import CpvLabelOfBatch
from aankoopwijzer.register.procurements.cpv_labels import (
    LabelChange,
    Labels,
    LabelTally,
    called_otherwise,
    compare_cpv_labels,
    put_cpv_labels,
)

_AT_ONCE = 2_000


@transaction.atomic
def write_cpv_labels(source: Source, labels: Labels, *, by: Actor, at: dt.datetime) -> tuple[int | None, LabelTally]:
    """Keep these labels as one batch; returns its number, None when the register had all of them."""
    tally = compare_cpv_labels(labels)
    if not tally.changes:
        return None, tally
    batch = begun(source, by=by, at=at)
    put_cpv_labels(tally.changes)
    CpvLabelOfBatch.objects.bulk_create(
        (CpvLabelOfBatch(batch=batch, **each._asdict()) for each in tally.changes), batch_size=_AT_ONCE
    )
    finished(batch, ImportCounts(new=tally.new, changed=tally.changed, unchanged=tally.unchanged), by=by, at=at)
    return batch.pk, tally


def take_back_cpv_labels(batch: int) -> int:
    """Let codes be called what they were called before the batch; returns how many codes that are.

    Raises `UndoRefused` (changed-later) when a later batch changed one of them.
    """
    kept = CpvLabelOfBatch.objects.filter(batch=batch)
    brought = [LabelChange(*each) for each in kept.values_list("code", "language", "before", "after")]
    if not brought:
        return 0
    if others := called_otherwise(brought):
        later = CpvLabelOfBatch.objects.filter(batch__gt=batch, code__in=[each.code for each in others][:_AT_ONCE])
        numbers = sorted(set(later.order_by().values_list("batch_id", flat=True)))
        raise UndoRefused("changed-later", number=str(batch), later=", ".join(map(str, numbers)))
    put_cpv_labels(each._replace(before=each.after, after=each.before) for each in brought)
    kept.delete()
    return len({each.code for each in brought})
