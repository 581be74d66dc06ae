"""Reading the history."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from aankoopwijzer.domain.records.history import FORGOTTEN, Actor, Change
from aankoopwijzer.register.history.commands import PERSONAL
from aankoopwijzer.register.history.models import Line, PersonalValue

MOST = 200
"""Lines in one answer, unless asked otherwise."""


def changes_of(kind: str, record: str, *, most: int | None = MOST) -> tuple[Change, ...]:
    """What happened to one record, the latest first."""
    return tuple(_read(Line.objects.filter(kind=kind, record=record).order_by("-id")[:most]))


def latest(kind: str, record: str) -> int:
    """The number of the last line about one record: its version. 0 when it has no history."""
    found = Line.objects.filter(kind=kind, record=record).order_by("-id").values_list("id", flat=True).first()
    return found or 0


def changes_since(kind: str, record: str, version: int) -> tuple[Change, ...]:
    """What happened to one record after that version of it, the latest first."""
    return tuple(_read(Line.objects.filter(kind=kind, record=record, id__gt=version).order_by("-id")))


def changes(
    *,
    authorities: Collection[str] | None,
    kinds: Collection[str] | None = None,
    before: int | None = None,
    most: int | None = MOST,
) -> tuple[Change, ...]:
    """What happened, the latest first: to records of these authorities (None: all, those of the region too).

    `before` is the number of a line: what is older than that one.
    """
    lines = Line.objects.order_by("-id")
    if authorities is not None:
        lines = lines.filter(authority__in=authorities)
    if kinds is not None:
        lines = lines.filter(kind__in=kinds)
    if before is not None:
        lines = lines.filter(id__lt=before)
    return tuple(_read(lines[:most]))


def authority_of(kind: str, record: str) -> tuple[str | None] | None:
    """The authority that a record belongs to by its latest line, in a tuple; None when it has no history."""
    line = Line.objects.filter(kind=kind, record=record).order_by("-id").values_list("authority", flat=True).first()
    return None if line is None else (line or None,)


def _read(lines: Iterable[Line]) -> Iterator[Change]:
    found = list(lines)
    keys = {key for line in found for fields in (line.before, line.after) for key in _keys(fields)}
    values = dict(PersonalValue.objects.filter(key__in=keys).values_list("key", "value")) if keys else {}
    for line in found:
        yield Change(
            number=line.pk,
            at=line.at,
            by=Actor(kind=line.actor_kind, id=line.actor),
            kind=line.kind,
            record=line.record,
            authority=line.authority or None,
            before=_whole(line.before, values),
            after=_whole(line.after, values),
            why=line.why,
        )


def _keys(fields: Mapping[str, Any] | None) -> Iterator[str]:
    for value in (fields or {}).values():
        if isinstance(value, dict) and value.keys() == {PERSONAL}:
            yield value[PERSONAL]


def _whole(fields: Mapping[str, Any] | None, values: Mapping[str, Any]) -> dict[str, Any] | None:
    if fields is None:
        return None
    return {
        name: values.get(value[PERSONAL], FORGOTTEN)
        if isinstance(value, dict) and value.keys() == {PERSONAL}
        else value
        for name, value in fields.items()
    }
