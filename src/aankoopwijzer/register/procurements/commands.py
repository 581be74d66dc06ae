"""Writing planned purchases and procurements."""

import datetime as dt
import secrets
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from aankoopwijzer.domain.records import procurement as records
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.saved_purchase import AdviceOptions
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.procurements.keeping import PART_TABLES, stored
from aankoopwijzer.register.procurements.models import Procurement, SavedPurchase

KIND = "procurement"

_TOKEN_BYTES = 24
"""192 bits: nobody finds a saved purchase by guessing."""
_AT_ONCE = 500


def save_purchase(purchase: Purchase, *, options: AdviceOptions, on: dt.date, expires_on: dt.date) -> str:
    """Keep a purchase until `expires_on`; returns the token that opens it.

    Raises `ValueError` when it would expire on the day it is saved, or before.
    """
    if expires_on <= on:
        raise ValueError(f"a purchase saved on {on} cannot expire on {expires_on}; keep it for a day at least")
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    SavedPurchase.objects.create(
        token=token,
        purchase=purchase.model_dump(mode="json"),
        options=options.model_dump(mode="json"),
        created_on=on,
        expires_on=expires_on,
    )
    return token


@transaction.atomic
def replace_examples(examples: Mapping[str, Purchase], *, options: AdviceOptions, on: dt.date) -> None:
    """Make the examples exactly these, by name; an example that did not change keeps its record."""
    wanted = {name: purchase.model_dump(mode="json") for name, purchase in examples.items()}
    stale = [
        row.pk
        for row in SavedPurchase.objects.filter(is_example=True)
        if wanted.get(row.token) != row.purchase or row.options != options.model_dump(mode="json")
    ]
    SavedPurchase.objects.filter(pk__in=stale).delete()
    kept = set(SavedPurchase.objects.filter(is_example=True).values_list("token", flat=True))
    SavedPurchase.objects.bulk_create(
        SavedPurchase(
            token=name,
            purchase=purchase,
            options=options.model_dump(mode="json"),
            created_on=on,
            is_example=True,
        )
        for name, purchase in wanted.items()
        if name not in kept
    )


def remove_expired(*, on: dt.date) -> int:
    """Remove for good what has expired by this day; returns how many."""
    removed, _by_model = SavedPurchase.objects.filter(expires_on__lte=on).delete()
    return removed


class NoSuchProcurement(Exception):
    """There is no procurement of this number."""


class ChangedSince(Exception):
    """Somebody else changed the procurement after it was read."""


class ReferenceTaken(Exception):
    """The authority has another procurement of this reference."""


@transaction.atomic
def add_procurements(
    wanted: Iterable[records.Procurement],
    *,
    by: Actor,
    at: dt.datetime,
    by_person: bool,
    typed: Collection[str] = (),
    why: str = "",
) -> tuple[int, ...]:
    """Keep new procurements; returns their numbers in the order given.

    `by_person`: somebody typed them; otherwise only the fields named in `typed`.

    Raises `ReferenceTaken` when an authority has that reference already; then nothing is kept.
    """
    new = [records.entered(None, one, by_person=by_person, typed_even_so=typed) for one in wanted]
    try:
        with transaction.atomic():
            rows = Procurement.objects.bulk_create((Procurement(**stored(one)) for one in new), batch_size=_AT_ONCE)
    except IntegrityError as error:
        raise ReferenceTaken from error
    numbers = tuple(row.pk for row in rows)
    kept = [one.model_copy(update={"number": number}) for one, number in zip(new, numbers, strict=True)]
    for name in PART_TABLES:
        _add_parts(name, kept)
    remember((change_of(number, None, one) for number, one in zip(numbers, new, strict=True)), by=by, at=at, why=why)
    return numbers


@transaction.atomic
def change_procurement(
    wanted: records.Procurement,
    *,
    by: Actor,
    at: dt.datetime,
    by_person: bool,
    why: str = "",
    known: records.Procurement | None = None,
) -> records.Procurement:
    """Make the procurement of that number say this; returns it as kept. What did not change is not in the history.

    Raises `NoSuchProcurement`, `ReferenceTaken` when the authority has that reference elsewhere, or `ChangedSince`
    when it is no longer what the one who changes it had read (`known`).
    """
    row = Procurement.objects.select_for_update().filter(pk=wanted.number or 0).first()
    if row is None:
        raise NoSuchProcurement(wanted.number)
    before = queries.record_of(row)
    if known is not None and before != known:
        raise ChangedSince(wanted.number)
    after = records.entered(before, wanted, by_person=by_person)
    if after == before:
        return before
    put_in_place_of(before, after)
    remember([change_of(row.pk, before, after)], by=by, at=at, why=why)
    return after


def put_in_place_of(before: records.Procurement, after: records.Procurement) -> None:
    """Let the procurement of that number be as `after` says, to the letter; for commands that remember it themselves.

    Raises `ReferenceTaken` when the authority has that reference elsewhere.
    """
    try:
        with transaction.atomic():
            Procurement.objects.filter(pk=before.number or 0).update(**stored(after))
    except IntegrityError as error:
        raise ReferenceTaken from error
    for name, table in PART_TABLES.items():
        if getattr(after, name) != getattr(before, name):
            table._default_manager.filter(procurement_id=before.number).delete()
            _add_parts(name, [after])


def put_back(one: records.Procurement) -> None:
    """Let a procurement that was taken away be there again, under its own number and to the letter; for commands that
    remember it themselves. Raises `ReferenceTaken` when the authority has its reference elsewhere since."""
    try:
        with transaction.atomic():
            Procurement.objects.create(pk=one.number, **stored(one))
    except IntegrityError as error:
        raise ReferenceTaken from error
    for name in PART_TABLES:
        _add_parts(name, [one])


@transaction.atomic
def remove_procurements(numbers: Iterable[int], *, by: Actor, at: dt.datetime, why: str = "") -> int:
    """Take procurements away, with their parts; what they were stays in the history. Returns how many there were."""
    wanted = list(numbers)
    count = 0
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        gone = queries.procurements_by_number(some)
        Procurement.objects.filter(pk__in=some).delete()
        remember((change_of(one.number or 0, one, None) for one in gone), by=by, at=at, why=why)
        count += len(gone)
    return count


def _add_parts(name: str, of: Iterable[records.Procurement]) -> None:
    table = PART_TABLES[name]
    table._default_manager.bulk_create(
        (
            table(procurement_id=one.number, position=position, **stored(part))
            for one in of
            for position, part in enumerate(getattr(one, name))
        ),
        batch_size=_AT_ONCE,
    )


def change_of(
    number: int, before: records.Procurement | None, after: records.Procurement | None, **beside: tuple[Any, Any]
) -> RecordChange:
    """The change for the history; `beside` are further facts of one that stays: what was and what is."""
    either = after or before
    was, now = ({name: each[side] for name, each in beside.items()} for side in (0, 1))
    return RecordChange(
        kind=KIND,
        record=str(number),
        authority=either.authority if either else None,
        before=_fields(before, was),
        after=_fields(after, now),
    )


def _fields(one: records.Procurement | None, beside: Mapping[str, Any]) -> dict[str, Any] | None:
    return None if one is None else {**one.model_dump(mode="json", exclude={"number"}), **beside}
