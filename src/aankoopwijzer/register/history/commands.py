"""Writing the history: one function for every command of the register."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.history.models import Line, PersonalValue

PERSONAL = "personal"
"""A value in a line that is `{"personal": key}` stands for the personal value of that key."""
_AT_ONCE = 1000


def remember(changes: Iterable[RecordChange], *, by: Actor, at: dt.datetime, why: str = "") -> int:
    """Add what changed to the history, in the transaction of the change itself; returns how many records did.

    Raises `RuntimeError` outside a transaction: a change without its history, or the other way round, must not be.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("history is written in the transaction of the change; use transaction.atomic")
    lines: list[Line] = []
    personal: list[PersonalValue] = []
    for change in changes:
        before, after = change.differing()
        if before == after:
            continue
        lines.append(
            Line(
                at=at,
                actor_kind=by.kind,
                actor=by.id,
                kind=change.kind,
                record=change.record,
                authority=change.authority or "",
                before=_apart(before, change, personal),
                after=_apart(after, change, personal),
                why=why[:500],
            )
        )
    PersonalValue.objects.bulk_create(personal, batch_size=_AT_ONCE)
    Line.objects.bulk_create(lines, batch_size=_AT_ONCE)
    return len(lines)


def forget_personal(kind: str, record: str) -> int:
    """Forget every personal value about one record; its lines stay, and say that something was forgotten.

    Returns how many values were forgotten.
    """
    return PersonalValue.objects.filter(kind=kind, record=record).delete()[0]


def _apart(
    fields: Mapping[str, Any] | None, change: RecordChange, personal: list[PersonalValue]
) -> dict[str, Any] | None:
    """The fields with each personal value set apart under a key of its own."""
    if fields is None:
        return None
    kept = dict(fields)
    for name in change.personal & kept.keys():
        if kept[name] not in (None, ""):
            key = secrets.token_hex(16)
            personal.append(PersonalValue(key=key, kind=change.kind, record=change.record, value=kept[name]))
            kept[name] = {PERSONAL: key}
    return kept
