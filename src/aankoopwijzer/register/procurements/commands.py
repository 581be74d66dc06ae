"""Writing planned purchases."""

import datetime as dt
import secrets
from collections.abc import Mapping

from django.db import transaction

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.saved_purchase import AdviceOptions
from aankoopwijzer.register.procurements.models import SavedPurchase

_TOKEN_BYTES = 24
"""192 bits: nobody finds a saved purchase by guessing."""


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
