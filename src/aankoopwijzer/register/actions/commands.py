"""Writing actions."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.records import action as records
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.actions import queries
from aankoopwijzer.register.actions.models import Action
from aankoopwijzer.register.history.commands import remember

KIND = "action"


class NoSuchAction(Exception):
    """There is no action of this number."""


@transaction.atomic
def add_actions(wanted: Iterable[records.Action], *, by: Actor, at: dt.datetime, why: str = "") -> tuple[int, ...]:
    """Keep new actions; returns their numbers."""
    rows = Action.objects.bulk_create(Action(**queries.stored(one)) for one in wanted)
    remember((_changed(None, queries.record_of(row)) for row in rows), by=by, at=at, why=why)
    return tuple(row.pk for row in rows)


@transaction.atomic
def change_action(wanted: records.Action, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Make the action of that number say this; it stays with its authority. Raises `NoSuchAction`."""
    row = Action.objects.select_for_update().filter(pk=wanted.number or 0).first()
    if row is None:
        raise NoSuchAction(wanted.number)
    before = queries.record_of(row)
    after = wanted.model_copy(update={"authority": before.authority, "is_fictitious": before.is_fictitious})
    Action.objects.filter(pk=row.pk).update(**queries.stored(after))
    remember([_changed(before, after)], by=by, at=at, why=why)


@transaction.atomic
def remove_fictitious(*, by: Actor, at: dt.datetime) -> int:
    """Take the actions of a demonstration away; returns how many."""
    gone = [queries.record_of(row) for row in Action.objects.filter(is_fictitious=True)]
    Action.objects.filter(is_fictitious=True).delete()
    remember((_changed(one, None) for one in gone), by=by, at=at)
    return len(gone)


def _changed(before: records.Action | None, after: records.Action | None) -> RecordChange:
    either = after or before
    assert either is not None
    return RecordChange(
        kind=KIND, record=str(either.number), authority=either.authority, before=_fields(before), after=_fields(after)
    )


def _fields(one: records.Action | None) -> dict[str, Any] | None:
    return None if one is None else one.model_dump(mode="json", exclude={"number"})
