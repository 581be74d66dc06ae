"""Writing baselines and local aims: always a new one, never over an old one."""

import datetime as dt
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.choices import models
from aankoopwijzer.register.history.commands import remember


@transaction.atomic
def add_baseline(one: Baseline, *, by: Actor, at: dt.datetime) -> int:
    """Keep a baseline on top of those that were there; returns its number."""
    row = models.Baseline.objects.create(
        indicator=one.indicator,
        authority=one.authority or "",
        product_group=one.product_group or "",
        year=one.year,
        value=one.value,
        uncertainty=one.uncertainty,
        method=one.method,
        source=one.source,
        set_by=str(by),
        set_on=at.date(),
    )
    _remember("baseline", row.pk, one.authority, asdict(one), one.source, by=by, at=at)
    return row.pk


@transaction.atomic
def add_local_aim(one: LocalAim, *, by: Actor, at: dt.datetime, is_fictitious: bool = False) -> int:
    """Keep an aim on top of those that were there; returns its number."""
    row = models.LocalAim.objects.create(
        target=one.target,
        authority=one.authority or "",
        value=one.value,
        by=one.by,
        base_year=one.base_year,
        decided_by=one.decided_by,
        decided_on=one.decided_on,
        why=one.why,
        is_fictitious=is_fictitious,
    )
    _remember("local_aim", row.pk, one.authority, asdict(one), one.why, by=by, at=at)
    return row.pk


@transaction.atomic
def remove_fictitious_aims(*, by: Actor, at: dt.datetime) -> int:
    """Take the aims of a demonstration away; returns how many."""
    gone = list(models.LocalAim.objects.filter(is_fictitious=True))
    for row in gone:
        change = RecordChange(
            kind="local_aim",
            record=str(row.pk),
            authority=row.authority or None,
            before={"target": row.target},
            after=None,
        )
        remember([change], by=by, at=at)
        row.delete()
    return len(gone)


def _remember(
    kind: str, number: int, authority: str | None, fields: dict[str, Any], why: str, *, by: Actor, at: dt.datetime
) -> None:
    after = {name: str(value) if isinstance(value, Decimal | dt.date) else value for name, value in fields.items()}
    after.pop("number", None)
    change = RecordChange(kind=kind, record=str(number), authority=authority, before=None, after=after)
    remember([change], by=by, at=at, why=why)
