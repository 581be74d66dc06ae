"""Reading planned purchases."""

import datetime as dt

from django.db.models import Q
from pydantic import ValidationError

from aankoopwijzer.domain.records import saved_purchase as records
from aankoopwijzer.register.procurements.models import SavedPurchase


def purchase_by_token(token: str, *, on: dt.date) -> records.SavedPurchase | None:
    """The purchase that this token opens; None when there is none, it has expired, or it can no longer be read."""
    row = SavedPurchase.objects.filter(Q(expires_on__isnull=True) | Q(expires_on__gt=on), token=token).first()
    try:
        return _record(row) if row else None
    except ValidationError:
        # Saved by a version that knew other fields: an honest "no longer there" beats a half-read purchase.
        return None


def example_purchases() -> tuple[records.SavedPurchase, ...]:
    """The examples that are shipped with the pack, by name."""
    return tuple(_record(row) for row in SavedPurchase.objects.filter(is_example=True).order_by("token"))


def _record(row: SavedPurchase) -> records.SavedPurchase:
    return records.SavedPurchase(
        number=row.pk,
        token=row.token,
        purchase=row.purchase,
        options=row.options,
        created_on=row.created_on,
        expires_on=row.expires_on,
        is_example=row.is_example,
    )
