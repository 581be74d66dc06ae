"""Reading actions."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import F

from aankoopwijzer.domain.records import action as records
from aankoopwijzer.domain.records.datasets import FOLLOW_UP
from aankoopwijzer.register.actions.models import Action
from aankoopwijzer.register.columns import Export

_COLUMNS = FOLLOW_UP["actions"]
_TEXTS = ("authority", "responsible", "remark")


def stored(one: records.Action) -> dict[str, Any]:
    """An action as the columns of its table; text that is unknown is empty there."""
    values = {name: getattr(one, name) for name in _COLUMNS if name != "number"}
    return {**values, **{name: values[name] or "" for name in _TEXTS}, "objectives": " ".join(one.objectives)}


def record_of(row: Action) -> records.Action:
    """A row as a record."""
    values = {name: getattr(row, name) for name in _COLUMNS if name not in ("number", "objectives")}
    texts = {name: values[name] or None for name in _TEXTS}
    return records.Action.model_validate(
        {**values, **texts, "number": row.pk, "objectives": tuple(row.objectives.split())}
    )


def action(number: int) -> records.Action | None:
    """One action; None when there is none of this number."""
    row = Action.objects.filter(pk=number).first()
    return record_of(row) if row else None


def place_of(number: int) -> tuple[str | None] | None:
    """The authority of an action in a tuple (None in it: the region); None when there is no such action."""
    found = Action.objects.filter(pk=number).values_list("authority", flat=True).first()
    return None if found is None else (found or None,)


def actions(
    within: Collection[str] | None, *, authority: str | None = None, state: str | None = None
) -> tuple[records.Action, ...]:
    """The actions of these authorities (None: all) and of the region, what is due first before the others."""
    rows = Action.objects.all() if within is None else Action.objects.filter(authority__in=["", *sorted(within)])
    if authority is not None:
        rows = rows.filter(authority=authority)
    if state is not None:
        rows = rows.filter(state=state)
    return tuple(record_of(row) for row in rows.order_by(F("due_on").asc(nulls_last=True), "pk"))


def export() -> Export:
    """All actions as typed columns; several objectives are one text."""
    names = tuple(_COLUMNS)
    rows = Action.objects.order_by("pk").values_list(*("pk" if name == "number" else name for name in names))

    def typed() -> Iterator[tuple[Any, ...]]:
        for row in rows.iterator():
            yield tuple(None if value == "" else value for value in row)

    return Export(names, tuple(_COLUMNS.values()), typed())
