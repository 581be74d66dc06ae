"""Writing batches: all of a file or nothing, and back again."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.intake.completing import Complete
from aankoopwijzer.domain.intake.progress import Tell, silent
from aankoopwijzer.domain.intake.report import MOST_CHANGES, ImportReport, RowChange
from aankoopwijzer.domain.intake.rows import Row, Rows, is_same, plain_value, typed_value
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts, RememberedMapping
from aankoopwijzer.register.columns import Held, before_images, change, give_back, held, insert, put_back, take_away
from aankoopwijzer.register.imports.batches import Source, UndoRefused, begun, finished, undone
from aankoopwijzer.register.imports.foreseen import refuse_undo
from aankoopwijzer.register.imports.labelled import take_back_cpv_labels
from aankoopwijzer.register.imports.models import Batch, ColumnMapping, HeldFile, PreviousRow
from aankoopwijzer.register.imports.procured import take_back_procurements
from aankoopwijzer.register.imports.tables import TABLES
from aankoopwijzer.register.spend import queries as spend
from aankoopwijzer.register.suppliers import commands as suppliers
from aankoopwijzer.register.suppliers import queries as supplier_queries

RowsOfDataset = tuple[str, Iterable[Sequence[Row]]]
"""A dataset and its rows, in pieces small enough to hold."""
KeysOfDataset = tuple[str, Sequence[tuple[str, str]]]
"""A dataset and rows of it, by authority and key."""
_AT_ONCE = 500


@dataclass(slots=True)
class Tally:
    """How many rows are new, changed or as they were, how many go, and how the first of them change."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    changes: list[RowChange] = field(default_factory=list)

    def tell(self, report: ImportReport) -> None:
        """Say so in a report."""
        report.new, report.changed, report.unchanged = self.new, self.changed, self.unchanged
        report.gone, report.changes = self.gone, self.changes


def as_given(row: Row, known: Mapping[str, Any]) -> Row:
    """The row that a line becomes when it says all that there is to know."""
    return row


def compare(parts: Iterable[RowsOfDataset], *, complete: Complete = as_given) -> Tally:
    """What writing these rows would do; writes nothing. `complete` says what a line makes of a row that is there."""
    tally = Tally()
    for dataset, pieces in parts:
        for piece in pieces:
            rows = Rows.of(piece)
            there = held(TABLES[dataset], list(zip(rows.authorities, rows.keys, strict=True)))
            _sort(dataset, rows, there, complete, tally)
    return tally


def write_batch(
    source: Source,
    parts: Iterable[RowsOfDataset],
    counts: ImportCounts,
    *,
    by: Actor,
    at: dt.datetime,
    beside: Iterable[RowsOfDataset] = (),
    gone: Iterable[KeysOfDataset] = (),
    complete: Complete = as_given,
    tell: Tell = silent,
) -> tuple[int | None, Tally]:
    """Write all rows as one batch, in one transaction; returns its number, None when nothing was new or changed.

    What comes along `beside` the rows is written with them and not counted, as the seller of an invoice. What is `gone`
    is taken away, where the register has it. `complete` says what a line makes of a row that is there. `tell` is told
    before it commits, and may stop it: nothing is written then.
    """
    tally = Tally()
    with transaction.atomic():
        batch = begun(source, by=by, at=at)
        for dataset, pieces in parts:
            _write(batch, dataset, pieces, complete, tally)
        for dataset, pieces in beside:
            _write(batch, dataset, pieces, as_given, Tally())
        for dataset, keys in gone:
            tally.gone += _take_away(batch, dataset, keys)
        if not (tally.new or tally.changed or tally.gone):
            transaction.set_rollback(True)
            return None, tally
        _link(batch.pk)
        brought = {"new": tally.new, "changed": tally.changed, "unchanged": tally.unchanged, "gone": tally.gone}
        finished(batch, counts.model_copy(update=brought), by=by, at=at)
        tell("committing", tally.new + tally.changed + tally.unchanged)
    return batch.pk, tally


def _write(batch: Batch, dataset: str, pieces: Iterable[Sequence[Row]], complete: Complete, tally: Tally) -> None:
    model, description = TABLES[dataset], DATASETS[dataset]
    is_empty = not model._default_manager.exists()
    for piece in pieces:
        rows = Rows.of(piece)
        there = {} if is_empty else held(model, list(zip(rows.authorities, rows.keys, strict=True)))
        added, changed = _sort(dataset, rows, there, complete, tally)
        insert(model, description, rows.chosen(added), batch=batch.pk)
        if changed:
            _keep_images(batch, dataset, {id: image for id, (_row, image) in changed.items()})
            written = {
                id: (row.authority, row.key, batch.pk, row.line, row.flags, row.digest, *row.values)
                for id, (row, _image) in changed.items()
            }
            change(model, description, written)


def _take_away(batch: Batch, dataset: str, keys: Sequence[tuple[str, str]]) -> int:
    """Remove rows, and keep what they were; returns how many there were."""
    there = held(TABLES[dataset], keys)
    images = before_images(TABLES[dataset], DATASETS[dataset], {each.id for each in there.values()})
    _keep_images(batch, dataset, images, is_gone=True)
    take_away(TABLES[dataset], images)
    return len(images)


def _keep_images(batch: Batch, dataset: str, images: Mapping[int, dict[str, Any]], *, is_gone: bool = False) -> None:
    """Keep what rows were before the batch, by number."""
    PreviousRow.objects.bulk_create(
        (
            PreviousRow(batch=batch, dataset=dataset, row=id, of_batch=image["batch"], image=image, is_gone=is_gone)
            for id, image in images.items()
        ),
        batch_size=_AT_ONCE,
    )


def _sort(
    dataset: str, rows: Rows, there: Mapping[tuple[str, str], Held], complete: Complete, tally: Tally
) -> tuple[list[int], dict[int, tuple[Row, dict[str, Any]]]]:
    """The places of the rows that are new; and those that change, by number, with what they were.

    A row with the digest that it had is as it was. Another digest is only a sign: what a file has no column for, and
    how a number is written, change nothing.
    """
    before = list(map(there.get, zip(rows.authorities, rows.keys, strict=True)))
    added = [at for at, each in enumerate(before) if each is None]
    odd = {
        each.id: at
        for at, (each, digest) in enumerate(zip(before, rows.digests, strict=True))
        if each is not None and each.digest != digest
    }
    changed: dict[int, tuple[Row, dict[str, Any]]] = {}
    images = before_images(TABLES[dataset], DATASETS[dataset], odd) if odd else {}
    for id, at in odd.items():
        row = complete(rows[at], images[id])
        if fields := _differing(dataset, row, images[id]):
            changed[id] = row, images[id]
            if len(tally.changes) < MOST_CHANGES:
                tally.changes.append(RowChange(row.line, row.authority, row.key, fields))
    tally.new += len(added)
    tally.changed += len(changed)
    tally.unchanged += len(rows) - len(added) - len(changed)
    return added, changed


def _differing(dataset: str, row: Row, image: Mapping[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    """The columns that change, with their value before and after, and what is odd about the row when that changes."""
    description = DATASETS[dataset]
    fields = [
        (name, _shortest(image[name], description.types[name]), _shortest(value, description.types[name]))
        for name, value in zip(description.columns, row.values, strict=True)
        if not is_same(image[name], value, description.types[name])
    ]
    if set(image["flags"].split()) != set(row.flags.split()):
        fields.append(("flags", image["flags"], row.flags))
    return tuple(fields)


def _shortest(value: Any, kind: type) -> Any:
    """A plain value, a number without the zeros that the table puts behind it."""
    typed = typed_value(value, kind)
    return f"{typed.normalize():f}" if isinstance(typed, Decimal) else plain_value(typed)


def _link(batch: int) -> None:
    """Say who the suppliers are that the batch names, and look again at who was not known."""
    named = [
        suppliers.Named(each.key, each.number, each.name, each.enterprise_number)
        for each in spend.named_suppliers(batch=batch)
    ]
    suppliers.link([*named, *supplier_queries.named_in_recognitions(batch=batch)])


def undo_batch(number: int, *, by: Actor, at: dt.datetime, why: str = "", with_answers: bool = False) -> int:
    """Take a whole batch back: its rows go, what it changed is what it was. Returns how many rows that were.

    Raises `UndoRefused`: no-such-batch, undone-already, changed-later, changed-since, or (unless `with_answers`)
    answered-since.
    """
    with transaction.atomic():
        batch = Batch.objects.select_for_update().filter(pk=number).first()
        refuse_undo(batch, number)
        assert batch is not None
        answered = suppliers.release(number, by=by, at=at, with_answers=with_answers)
        if answered and not with_answers:
            raise UndoRefused("answered-since", number=str(number), names=str(answered))
        count = _put_back(batch)
        for dataset, model in TABLES.items():
            brought = model._default_manager.filter(batch=number)
            # What was made of a row and taken back goes with the row.
            PreviousRow.objects.filter(dataset=dataset, row__in=brought.values("pk")).delete()
            count += brought.delete()[0]
        count += take_back_procurements(number, by=by, at=at)
        count += take_back_cpv_labels(number)
        undone(batch, by=by, at=at, why=why)
        suppliers.link(())
        suppliers.forget_unused(
            {each.key for each in spend.named_suppliers()}
            | {each.key for each in supplier_queries.named_in_recognitions()}
        )
    return count


def _put_back(batch: Batch) -> int:
    """Make the rows that a batch changed or took what they were, and keep what it had made of them; says how many."""
    count = 0
    previous = PreviousRow.objects.filter(batch=batch)
    for dataset in previous.order_by().values_list("dataset", flat=True).distinct():
        model, description = TABLES[dataset], DATASETS[dataset]
        last = 0
        while some := list(previous.filter(dataset=dataset, pk__gt=last).order_by("pk")[:_AT_ONCE]):
            give_back(model, {each.row: each.image for each in some if each.is_gone})
            made = before_images(model, description, [each.row for each in some])
            for each in some:
                each.taken_back = {
                    name: made[each.row][name]
                    for name in description.columns
                    if not is_same(each.image.get(name), made[each.row][name], description.types[name])
                }
            PreviousRow.objects.bulk_update(some, ["taken_back"])
            put_back(model, description, {each.row: each.image for each in some})
            count, last = count + len(some), some[-1].pk
    return count


def remember_mapping(mapping: RememberedMapping) -> None:
    """Keep what the columns of a source mean, for the next file of that source."""
    ColumnMapping.objects.update_or_create(
        kind=mapping.kind,
        authority=mapping.authority or "",
        signature=mapping.signature,
        defaults={"columns": dict(mapping.columns)},
    )


def hold(kind: str, authority: str | None, name: str, content: bytes, *, by: Actor, expires_at: dt.datetime) -> int:
    """Keep a file until somebody says what to do with it; returns its number."""
    row = HeldFile.objects.create(
        kind=kind, authority=authority or "", name=name[:255], content=content, by=str(by), expires_at=expires_at
    )
    return row.pk


def say_columns(number: int, columns: Mapping[str, str]) -> None:
    """Keep what the columns of a held file mean."""
    HeldFile.objects.filter(pk=number).update(columns=dict(columns))


def keep_doubles(number: int) -> None:
    """Say that invoices of a held file that the register has from another source come in all the same."""
    HeldFile.objects.filter(pk=number).update(keeps_doubles=True)


def keep_look(number: int, look: str) -> None:
    """Keep what a look at a held file found; empty when nobody looked, or what it is to be read by changed since."""
    HeldFile.objects.filter(pk=number).update(look=look)


def became(number: int, batch: int) -> None:
    """Note which import a held file became."""
    HeldFile.objects.filter(pk=number).update(batch=batch)


def throw_away(number: int) -> None:
    """Throw a held file away."""
    HeldFile.objects.filter(pk=number).delete()


def throw_away_expired(*, at: dt.datetime) -> None:
    """Throw away what was kept long enough."""
    HeldFile.objects.filter(expires_at__lte=at).delete()
