"""Writing promises, the proof of them and the judgement on it."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.records import promise as records
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.promise import PromiseRefused
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.promises import queries
from aankoopwijzer.register.promises.models import Evidence, Promise

KIND = "contract"
"""In the history a promise stands with its contract: whoever may see that, may see what became of it."""
MOST_FILES = 20
"""Files of one promise."""
_NAME_LENGTH, _AT_ONCE = 200, 500


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A file as it was handed over, and what its bytes say it is."""

    name: str
    kind: str
    content: bytes


@transaction.atomic
def add_promises(wanted: Iterable[records.Promise], *, by: Actor, at: dt.datetime, why: str = "") -> int:
    """Keep promises that are not there yet, by procurement, criterion and occasion; returns how many are new."""
    new = list(wanted)
    there: set[tuple[int, str, int]] = set()
    numbers = sorted({one.procurement for one in new})
    for start in range(0, len(numbers), _AT_ONCE):
        known = Promise.objects.filter(procurement__in=numbers[start : start + _AT_ONCE])
        there |= set(known.values_list("procurement_id", "criterion", "occasion"))
    fresh = [one for one in new if (one.procurement, one.criterion, one.occasion) not in there]
    rows = Promise.objects.bulk_create((Promise(**queries.stored(one)) for one in fresh), batch_size=_AT_ONCE)
    remember((_changed(row, None) for row in rows), by=by, at=at, why=why)
    return len(rows)


@transaction.atomic
def withdraw_promises(procurements: Collection[int], *, by: Actor, at: dt.datetime, why: str = "") -> int:
    """Take the promises of these procurements away, as when their award is taken back; returns how many.

    Raises `PromiseRefused` (proof-came) when proof of one of them was handed over.
    """
    rows = list(Promise.objects.select_for_update().filter(procurement__in=list(procurements)))
    if any(row.status != "open" for row in rows) or Evidence.objects.filter(promise__in=rows).exists():
        raise PromiseRefused("proof-came")
    Promise.objects.filter(pk__in=[row.pk for row in rows]).delete()
    remember((_changed(row, _fields(row), is_gone=True) for row in rows), by=by, at=at, why=why)
    return len(rows)


@transaction.atomic
def submit_proof(
    number: int, files: Sequence[ProofFile], *, note: str, by: Actor, at: dt.datetime, on: dt.date
) -> records.Promise:
    """Keep files that prove a promise; it then waits for a judgement. The same file again is no second one.

    Raises `PromiseRefused`: no-such-promise, accepted-already, no-file, too-many.
    """
    row = _row(number)
    if row.status == "accepted":
        raise PromiseRefused("accepted-already")
    if not files:
        raise PromiseRefused("no-file")
    known = set(Evidence.objects.filter(promise=row).values_list("sha256", flat=True))
    fresh = {hashlib.sha256(each.content).hexdigest(): each for each in files}
    fresh = {digest: each for digest, each in fresh.items() if digest not in known}
    if len(known) + len(fresh) > MOST_FILES:
        raise PromiseRefused("too-many", limit=str(MOST_FILES))
    for digest, each in fresh.items():
        Evidence.objects.create(
            promise=row,
            name=_shown_name(each.name),
            kind=each.kind,
            size=len(each.content),
            sha256=digest,
            note=note.strip()[:1000],
            by=str(by),
            at=at,
            content=each.content,
        )
    before = _fields(row)
    row.status, row.submitted_on = "submitted", on
    row.save(update_fields=["status", "submitted_on"])
    added = {"files": sorted(_shown_name(each.name) for each in fresh.values())}
    remember([_changed(row, before, added=added)], by=by, at=at)
    return queries.record_of(row)


@transaction.atomic
def add_evidence(files: Iterable[tuple[int, ProofFile]], *, note: str, by: Actor, at: dt.datetime) -> int:
    """Keep many files of many promises at once, for a demonstration; nothing else changes. Returns how many."""
    rows = [
        Evidence(
            promise_id=number,
            name=_shown_name(each.name),
            kind=each.kind,
            size=len(each.content),
            sha256=hashlib.sha256(each.content).hexdigest(),
            note=note,
            by=str(by),
            at=at,
            content=each.content,
        )
        for number, each in files
    ]
    return len(Evidence.objects.bulk_create(rows, batch_size=_AT_ONCE))


@transaction.atomic
def judge_proof(
    number: int, *, is_accepted: bool, reason: str, by: Actor, at: dt.datetime, on: dt.date
) -> records.Promise:
    """Accept or refuse the proof that came; a refusal needs its reason.

    Raises `PromiseRefused`: no-such-promise, nothing-to-judge, reason-missing.
    """
    row = _row(number)
    if row.status != "submitted":
        raise PromiseRefused("nothing-to-judge")
    if not is_accepted and not reason.strip():
        raise PromiseRefused("reason-missing")
    before = _fields(row)
    row.status = "accepted" if is_accepted else "refused"
    row.accepted_on = on if is_accepted else None
    row.refusal = "" if is_accepted else reason.strip()[:1000]
    row.save(update_fields=["status", "accepted_on", "refusal"])
    remember([_changed(row, before)], by=by, at=at, why=reason.strip()[:500])
    return queries.record_of(row)


@transaction.atomic
def set_due(number: int, due_on: dt.date | None, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Say by which day proof is due. Raises `PromiseRefused`: no-such-promise, accepted-already."""
    row = _row(number)
    if row.status == "accepted":
        raise PromiseRefused("accepted-already")
    before = _fields(row)
    row.due_on = due_on
    row.save(update_fields=["due_on"])
    remember([_changed(row, before)], by=by, at=at, why=why)


def _row(number: int) -> Promise:
    row = Promise.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise PromiseRefused("no-such-promise", number=str(number))
    return row


def _shown_name(name: str) -> str:
    """The last part of a name, without what could steer a terminal or a path."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(character for character in last if character.isprintable())
    return kept[-_NAME_LENGTH:] or "bestand"


def _fields(row: Promise) -> dict[str, Any]:
    names = ("criterion", "occasion", "status", "due_on", "accepted_on", "refusal")
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _changed(
    row: Promise, before: dict[str, Any] | None, *, added: dict[str, Any] | None = None, is_gone: bool = False
) -> RecordChange:
    return RecordChange(
        kind=KIND,
        record=str(row.procurement_id),
        authority=row.authority,
        before=None if before is None else {**before, **({"files": []} if added else {})},
        after=None if is_gone else {**_fields(row), **(added or {})},
    )
