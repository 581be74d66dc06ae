"""Reading the history."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from aankoopwijzer.domain.records.history import FORGOTTEN, Actor, ActorKind, Change
from aankoopwijzer.register.history.commands import PERSONAL
from aankoopwijzer.register.history.models import Line, PersonalValue

MOST = 200
"""Lines in one answer, unless asked otherwise."""
_READ_AT_ONCE = 1000
ACTORS: tuple[str, ...] = get_args(ActorKind)
Places = frozenset[str] | None
"""Authorities, with an empty one for the region itself; None is all of them."""


@dataclass(frozen=True, slots=True)
class WantedChanges:
    """Which changes somebody asks for; what is None does not matter.

    `within` says per kind of record of which authorities changes may be seen (None: everything), so that nobody forgets
    whom the answer is for. `authority` is empty for what belongs to the region. Days are those of this place.
    """

    within: Mapping[str, Places] | None
    authority: str | None = None
    kind: str | None = None
    record: str | None = None
    actor_kind: str | None = None
    actor: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def changes_of(kind: str, record: str, *, most: int | None = MOST) -> tuple[Change, ...]:
    """What happened to one record, the latest first."""
    return tuple(_read(Line.objects.filter(kind=kind, record=record).order_by("-id")[:most]))


def latest(kind: str, record: str) -> int:
    """The number of the last line about one record: its version. 0 when it has no history."""
    found = Line.objects.filter(kind=kind, record=record).order_by("-id").values_list("id", flat=True).first()
    return found or 0


def last_changed(kind: str, records: Collection[str]) -> dict[str, dt.datetime]:
    """When something of each of these records changed last; those without a history are not in it."""
    lines = Line.objects.filter(kind=kind, record__in=list(records)).order_by()
    return dict(lines.values("record").annotate(at=Max("at")).values_list("record", "at"))


def changes_about(kind: str, records: Collection[str]) -> tuple[Change, ...]:
    """What happened to these records, some hundreds at most, the first change first."""
    return tuple(_read(Line.objects.filter(kind=kind, record__in=list(records)).order_by("id")))


def changes_since(kind: str, record: str, version: int) -> tuple[Change, ...]:
    """What happened to one record after that version of it, the latest first."""
    return tuple(_read(Line.objects.filter(kind=kind, record=record, id__gt=version).order_by("-id")))


def count_changes(wanted: WantedChanges) -> int:
    """How many changes are as wanted."""
    return _wanted(wanted).count()


def changes_wanted(wanted: WantedChanges, *, start: int = 0, most: int = MOST) -> tuple[Change, ...]:
    """The changes as wanted, the latest first, from `start` on."""
    return tuple(_read(_wanted(wanted).order_by("-id")[start : start + most]))


def all_changes(wanted: WantedChanges) -> Iterator[Change]:
    """Every change as wanted, the latest first, however many there are."""
    last: int | None = None
    while True:
        lines = _wanted(wanted) if last is None else _wanted(wanted).filter(id__lt=last)
        some = tuple(_read(lines.order_by("-id")[:_READ_AT_ONCE]))
        if not some:
            return
        yield from some
        last = some[-1].number


def people_who_changed(wanted: WantedChanges) -> frozenset[str]:
    """The numbers of the accounts that made the changes as wanted."""
    return frozenset(_wanted(wanted).filter(actor_kind="account").order_by().values_list("actor", flat=True).distinct())


def authority_of(kind: str, record: str) -> tuple[str | None] | None:
    """The authority that a record belongs to by its latest line, in a tuple; None when it has no history."""
    line = Line.objects.filter(kind=kind, record=record).order_by("-id").values_list("authority", flat=True).first()
    return None if line is None else (line or None,)


def _wanted(wanted: WantedChanges) -> QuerySet[Line]:
    lines: QuerySet[Line] = Line.objects.all()
    if wanted.within is not None:
        lines = lines.filter(_reached(wanted.within))
    for name in ("authority", "kind", "record", "actor_kind", "actor"):
        if (value := getattr(wanted, name)) is not None:
            lines = lines.filter(**{name: value})
    if wanted.since is not None:
        lines = lines.filter(at__gte=_midnight(wanted.since))
    if wanted.until is not None:
        lines = lines.filter(at__lt=_midnight(wanted.until + dt.timedelta(days=1)))
    return lines


def _reached(within: Mapping[str, Places]) -> Q:
    kinds_of: dict[Places, list[str]] = {}
    for kind, places in within.items():
        kinds_of.setdefault(places, []).append(kind)
    reached = Q(pk__in=())
    for places, kinds in kinds_of.items():
        reached |= Q(kind__in=kinds) if places is None else Q(kind__in=kinds, authority__in=places)
    return reached


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


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
