"""Writing authorities."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.organization import Organization
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.organisations.models import Authority
from aankoopwijzer.register.organisations.queries import organizations

KIND = "authority"


@transaction.atomic
def replace_organizations(wanted: Iterable[Organization], *, by: Actor, at: dt.datetime, why: str = "") -> int:
    """Make the current authorities exactly these; returns how many changed.

    One that is not wanted any more stays, as no longer current.
    """
    before = {one.id: one for one in organizations(also_former=True)}
    after = {id: one.model_copy(update={"is_current": False}) for id, one in before.items()}
    after |= {one.id: one for one in wanted}
    changed = [one for id, one in after.items() if before.get(id) != one]
    for one in changed:
        Authority.objects.update_or_create(id=one.id, defaults=one.model_dump(mode="json", exclude={"id"}))
    return remember(
        (
            RecordChange(
                kind=KIND, record=one.id, authority=one.id, before=_fields(before.get(one.id)), after=_fields(one)
            )
            for one in changed
        ),
        by=by,
        at=at,
        why=why,
    )


def _fields(one: Organization | None) -> dict[str, Any] | None:
    return None if one is None else one.model_dump(mode="json")
