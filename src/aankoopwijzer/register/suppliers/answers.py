"""What persons said of names in the spend, and taking it back."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from aankoopwijzer.domain.records.given_answer import GivenAnswer, NoSuchAnswer
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.suppliers.commands import NOBODY, PERSON, by_numbers, drop_unused
from aankoopwijzer.register.suppliers.models import NamedSupplier, Supplier


@dataclass(frozen=True, slots=True)
class FoundWithout:
    """The supplier that numbers give a name when nobody answers for it, with how; None when they give none."""

    supplier: int | None
    name: str | None
    how: str


def given() -> tuple[GivenAnswer, ...]:
    """Every answer about a name, the latest first; without counts."""
    rows = _answered().select_related("supplier").order_by("-answered_at", "-pk")
    return tuple(_given(row) for row in rows)


def answered_keys() -> QuerySet[Any, Any]:
    """The keys of the names that persons answered; for use inside another question."""
    return _answered().values("key")


def without_answer(number: int) -> FoundWithout:
    """Whom numbers would make a name without its answer. Raises `NoSuchAnswer`."""
    row = _answered().filter(pk=number).first()
    if row is None:
        raise NoSuchAnswer(number)
    return _without(row)


@transaction.atomic
def take_back(number: int, *, by: Actor, at: dt.datetime, why: str = "") -> str:
    """Forget who a person said it is: numbers tell it again, or it is asked; returns its key. Raises `NoSuchAnswer`.

    A supplier that the answer made, and that no other name is, goes with it.
    """
    row = _answered().filter(pk=number).first()
    if row is None:
        raise NoSuchAnswer(number)
    found, before, was = _without(row), {"supplier": row.supplier_id, "how": row.how}, row.supplier_id
    row.supplier_id, row.how, row.answered_by, row.answered_at = found.supplier, found.how, "", None
    row.save()
    after = {"supplier": row.supplier_id, "how": row.how}
    change = RecordChange(kind="named_supplier", record=str(row.pk), before=before, after=after)
    remember([change], by=by, at=at, why=why)
    drop_unused(was, by=by, at=at)
    return row.key


def _answered() -> QuerySet[NamedSupplier, NamedSupplier]:
    return NamedSupplier.objects.filter(how__in=[PERSON, NOBODY])


def _without(row: NamedSupplier) -> FoundWithout:
    """What was made by this answer alone is no supplier that numbers could find."""
    made = Supplier.objects.filter(batch=0, authority="", key=row.key).values_list("pk", flat=True).first()
    is_own = made is not None and not NamedSupplier.objects.filter(supplier=made).exclude(pk=row.pk).exists()
    found = by_numbers(besides=made if is_own else None).of(row)
    if found is None:
        return FoundWithout(None, None, "")
    number, how = found
    return FoundWithout(number, Supplier.objects.values_list("name", flat=True).get(pk=number), how)


def _given(row: NamedSupplier) -> GivenAnswer:
    return GivenAnswer(
        kind="names",
        number=row.pk,
        key=row.key,
        asked=row.name or None,
        number_in_books=row.number or None,
        enterprise_number=row.enterprise_number or None,
        supplier=row.supplier_id,
        supplier_name=row.supplier.name if row.supplier else None,
        supplier_enterprise_number=(row.supplier.enterprise_number or None) if row.supplier else None,
        by=row.answered_by,
        at=row.answered_at,
    )
