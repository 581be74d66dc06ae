"""Procurements that an import brought or changed: written as one batch, and taken back as a whole."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models.fields.json import KT

from aankoopwijzer.domain.guidance.joining import parted
from aankoopwijzer.domain.intake.pairing import is_noticed
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.domain.records.procurement import Procurement, Stage
from aankoopwijzer.domain.records.procurement_pair import AnsweredPair
from aankoopwijzer.register.imports.batches import Source, UndoRefused, begun, finished
from aankoopwijzer.register.imports.models import ProcurementOfBatch
from aankoopwijzer.register.procurements import commands, pairs, queries

_AT_ONCE = 500
_REFERENCE = KT("after__reference")
"""As text: read as JSON, one of digits alone would be a number."""


class Brought(NamedTuple):
    """A procurement as a file says it is; `before` as the register has it, None when it has not."""

    before: Procurement | None
    after: Procurement


@transaction.atomic
def write_procurements(
    source: Source, brought: Sequence[Brought], counts: ImportCounts, *, by: Actor, at: dt.datetime
) -> tuple[int | None, tuple[int, ...]]:
    """Write what is new and what changed as one batch; returns its number (None: nothing was written), and the numbers
    of all procurements in the order given. The history of each procurement names the file.

    Raises `ChangedSince` when somebody changed one after it was read, and `ReferenceTaken` when an authority has a
    reference that is new here.
    """
    written = [each for each in brought if each.before != each.after]
    if not written:
        return None, tuple(each.after.number or 0 for each in brought)
    batch = begun(source, by=by, at=at)
    why = batch.file_name
    new = [each.after for each in written if each.before is None]
    fresh = iter(commands.add_procurements(new, by=by, at=at, by_person=False, why=why))
    numbers = [next(fresh) if each.before is None else each.before.number or 0 for each in brought]
    for one in written:
        if one.before is not None:
            commands.change_procurement(one.after, by=by, at=at, by_person=False, why=why, known=one.before)
    there = _by_number(numbers)
    ProcurementOfBatch.objects.bulk_create(
        (
            ProcurementOfBatch(batch=batch, procurement=number, before=_image(one.before), after=_image(there[number]))
            for one, number in zip(brought, numbers, strict=True)
            if one.before != one.after
        ),
        batch_size=_AT_ONCE,
    )
    finished(batch, counts, by=by, at=at)
    return batch.pk, tuple(numbers)


def take_back_procurements(batch: int, *, by: Actor, at: dt.datetime) -> int:
    """Remove the procurements that the batch brought, and make those that it changed what they were; returns how many.

    Raises `UndoRefused` when one of them was joined with a plan or a notice (joined-since), or when a later batch
    (changed-later) or anybody else (changed-since) changed one.
    """
    kept = list(ProcurementOfBatch.objects.filter(batch=batch))
    if not kept:
        return 0
    now = _by_number([each.procurement for each in kept])
    changed = [each.procurement for each in kept if now.get(each.procurement) != Procurement(**each.after)]
    if changed:
        raise _refusal(batch, changed)
    new = [each.procurement for each in kept if each.before is None]
    commands.remove_procurements(new, by=by, at=at)
    for each in kept:
        if each.before is not None:
            commands.change_procurement(Procurement(**each.before), by=by, at=at, by_person=False)
    ProcurementOfBatch.objects.filter(batch=batch).delete()
    return len(kept)


def follow_parting(was: AnsweredPair) -> None:
    """What imports changed in the record that two were is from now on what they changed in the two that it became.

    So they can be taken back as any import: the record that they left is no longer there. What they changed in the plan
    before it was joined stays as it is.
    """
    assert was.plan_was is not None
    assert was.notice_was is not None
    assert was.joined is not None
    for row in ProcurementOfBatch.objects.filter(procurement=was.plan):
        if row.before is None or not is_noticed(before := Procurement(**row.before)):
            continue
        row.delete()
        images = (before, Procurement(**row.after))
        two = (parted(was.plan_was, was.notice_was, was.joined, image) for image in images)
        ProcurementOfBatch.objects.bulk_create(
            ProcurementOfBatch(batch_id=row.batch_id, procurement=is_.number, before=_image(had), after=_image(is_))
            for had, is_ in zip(*two, strict=True)
            if had != is_
        )


def once_known_by(references: Collection[str]) -> dict[tuple[str, str], int]:
    """By authority and reference, the procurement that an import gave this reference, whatever it is called since, or
    the plan that it was joined with."""
    found: dict[tuple[str, str], int] = {}
    wanted = sorted(set(references))
    for start in range(0, len(wanted), _AT_ONCE):
        named = ProcurementOfBatch.objects.filter(after__reference__in=wanted[start : start + _AT_ONCE])
        for authority, reference, number in named.values_list("after__authority", _REFERENCE, "procurement"):
            found[authority, reference] = number
    joined = pairs.plans_of(set(found.values()))
    now = {place: joined.get(number, number) for place, number in found.items()}
    return now | pairs.plans_of_references(references)


def procedures_of(numbers: Collection[int]) -> dict[int, str]:
    """By number, the id that the notices of a procurement gave its procedure, whatever a person calls it since."""
    wanted = sorted(numbers)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        brought = ProcurementOfBatch.objects.filter(procurement__in=some).order_by("-id")
        found |= {number: name for number, name in brought.values_list("procurement", _REFERENCE) if name}
        found |= pairs.procedures_of_plans(some)
    return found


def stages_changed_by(batch: int) -> dict[int, tuple[Stage, Stage]]:
    """The procurements that were there and that the batch brought from one stage to another, by number."""
    found = ProcurementOfBatch.objects.filter(batch=batch)
    stages = {each.procurement: (each.before["stage"], each.after["stage"]) for each in found if each.before}
    return {number: (before, after) for number, (before, after) in stages.items() if before != after}


def _refusal(batch: int, changed: Sequence[int]) -> UndoRefused:
    if plans := sorted({*pairs.plans_of(changed).values(), *pairs.joined_plans(changed)}):
        return UndoRefused("joined-since", number=str(batch), procurements=", ".join(map(str, plans[:10])))
    later = ProcurementOfBatch.objects.filter(procurement__in=changed[:_AT_ONCE], batch__gt=batch)
    batches = sorted(set(later.values_list("batch_id", flat=True)))
    if batches:
        return UndoRefused("changed-later", number=str(batch), later=", ".join(map(str, batches)))
    return UndoRefused("changed-since", number=str(batch), procurements=", ".join(map(str, changed[:10])))


def _by_number(numbers: Sequence[int]) -> dict[int, Procurement]:
    found: dict[int, Procurement] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        found |= {one.number or 0: one for one in queries.procurements_by_number(numbers[start : start + _AT_ONCE])}
    return found


def _image(one: Procurement | None) -> dict[str, Any] | None:
    return None if one is None else one.model_dump(mode="json")
