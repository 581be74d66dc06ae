"""Reading promises and their proof."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import F, QuerySet

from aankoopwijzer.domain.records import promise as records
from aankoopwijzer.domain.records.datasets import FOLLOW_UP
from aankoopwijzer.register.columns import Export
from aankoopwijzer.register.procurements import queries as procurements
from aankoopwijzer.register.promises.models import Evidence, Promise

Task = Literal["overdue", "to_judge", "soon", "no_day", "later", "accepted"]
TASKS: tuple[Task, ...] = ("overdue", "to_judge", "soon", "no_day", "later", "accepted")
"""What has to be done with a promise, the most urgent first. `soon` is within `SOON_DAYS`."""
SOON_DAYS = 60
_READ_AT_ONCE = 1000
_COLUMNS = FOLLOW_UP["promises"]


@dataclass(frozen=True, slots=True)
class PromisedThing:
    """A promise with the title of its purchase and who supplies it."""

    promise: records.Promise
    title: str
    supplier: str


def stored(one: records.Promise) -> dict[str, Any]:
    """A promise as the columns of its table; text that is unknown is empty there."""
    values = {name: getattr(one, name) for name in _COLUMNS if name not in ("number", "procurement")}
    values |= {name: "" for name, kind in _COLUMNS.items() if kind is str and values.get(name, "") is None}
    return {**values, "objectives": " ".join(one.objectives), "procurement_id": one.procurement}


def record_of(row: Promise) -> records.Promise:
    """A row as a record."""
    values = {name: getattr(row, name) for name in _COLUMNS if name not in ("number", "procurement", "objectives")}
    unknown = {name: None for name, value in values.items() if value == ""}
    return records.Promise.model_validate(
        {
            **values,
            **unknown,
            "number": row.pk,
            "procurement": row.procurement_id,
            "objectives": tuple(row.objectives.split()),
        }
    )


def promise(number: int) -> records.Promise | None:
    """One promise; None when there is none of this number."""
    row = Promise.objects.filter(pk=number).first()
    return record_of(row) if row else None


def promises_of(procurement: int) -> tuple[records.Promise, ...]:
    """The promises of one contract, in the order they were made."""
    return tuple(record_of(row) for row in Promise.objects.filter(procurement=procurement))


def all_promises() -> tuple[records.Promise, ...]:
    """Every promise, in the order they were made."""
    return tuple(record_of(row) for row in Promise.objects.all())


def fictitious_promises() -> tuple[records.Promise, ...]:
    """All promises that are demonstration data."""
    return tuple(record_of(row) for row in Promise.objects.filter(is_fictitious=True))


def evidence_of(procurement: int) -> Mapping[int, tuple[records.Evidence, ...]]:
    """The proof of a contract by the number of the promise, without the bytes."""
    found: dict[int, list[records.Evidence]] = {}
    rows = Evidence.objects.filter(promise__procurement=procurement).defer("content").select_related("promise")
    for row in rows:
        found.setdefault(row.promise_id, []).append(_evidence(row))
    return {number: tuple(each) for number, each in found.items()}


def evidence_file(procurement: int, number: int) -> tuple[records.Evidence, bytes] | None:
    """A file that proves a promise of this contract, with its bytes; None when there is none."""
    row = Evidence.objects.filter(pk=number, promise__procurement=procurement).select_related("promise").first()
    return (_evidence(row), bytes(row.content)) if row else None


def task_of(one: records.Promise, on: dt.date) -> Task:
    """What has to be done with a promise on this day."""
    if one.status == "accepted":
        return "accepted"
    if one.status == "submitted":
        return "to_judge"
    if one.due_on is None:
        return "no_day"
    if one.is_overdue(on):
        return "overdue"
    return "soon" if one.due_on <= on + dt.timedelta(days=SOON_DAYS) else "later"


def counts(within: Collection[str] | None, on: dt.date) -> Mapping[Task, int]:
    """How many promises of these authorities (None: of all) ask what."""
    return {task: _asking(task, _seen(within), on).count() for task in TASKS}


def worklist(within: Collection[str] | None, task: Task, on: dt.date, *, most: int | None) -> list[PromisedThing]:
    """The promises that ask this, those that are due first before the others."""
    rows = list(_asking(task, _seen(within), on).order_by(F("due_on").asc(nulls_last=True), "pk")[:most])
    of: dict[int, Any] = {}
    numbers = sorted({row.procurement_id for row in rows})
    for start in range(0, len(numbers), _READ_AT_ONCE):
        for one in procurements.procurements_by_number(numbers[start : start + _READ_AT_ONCE]):
            of[one.number or 0] = one
    return [
        PromisedThing(record_of(row), of[row.procurement_id].title, of[row.procurement_id].supplier_name or "")
        for row in rows
        if row.procurement_id in of
    ]


def export() -> Export:
    """All promises as typed columns; `procurement` is its number, several objectives are one text."""
    names = tuple(_COLUMNS)
    columns = ["pk" if name == "number" else "procurement_id" if name == "procurement" else name for name in names]
    rows = Promise.objects.order_by("pk").values_list(*columns).iterator(chunk_size=_READ_AT_ONCE)
    return Export(names, tuple(_COLUMNS.values()), _known(rows))


def _seen(within: Collection[str] | None) -> QuerySet[Promise]:
    return Promise.objects.all() if within is None else Promise.objects.filter(authority__in=sorted(within))


def _asking(task: Task, rows: QuerySet[Promise], on: dt.date) -> QuerySet[Promise]:
    waiting = rows.filter(status__in=["open", "refused"])
    soon = on + dt.timedelta(days=SOON_DAYS)
    match task:
        case "accepted":
            return rows.filter(status="accepted")
        case "to_judge":
            return rows.filter(status="submitted")
        case "no_day":
            return waiting.filter(due_on=None)
        case "overdue":
            return waiting.filter(due_on__lt=on)
        case "soon":
            return waiting.filter(due_on__gte=on, due_on__lte=soon)
        case "later":
            return waiting.filter(due_on__gt=soon)


def _evidence(row: Evidence) -> records.Evidence:
    return records.Evidence(
        number=row.pk,
        promise=row.promise_id,
        procurement=row.promise.procurement_id,
        name=row.name,
        kind=row.kind,
        size=row.size,
        sha256=row.sha256,
        note=row.note or None,
        by=row.by,
        at=row.at,
    )


def _known(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    return (tuple(None if value == "" else value for value in row) for row in rows)
