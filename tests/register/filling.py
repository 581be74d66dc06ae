"""Rows for every table there is, made by walking the models: a new model is filled without being named here."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models

AT = dt.datetime(2026, 3, 2, 10, 30, 15, 123456, tzinfo=dt.UTC)
TEXT = "Zuienkerke “é” 🌱 \\ ' \" \t;"
BY_HAND: dict[str, dict[str, Any]] = {
    "feedback.Feedback": {"email": "", "email_until": None, "state": "new"},
    "accounts.Grant": {"valid_from": dt.date(2026, 1, 1), "valid_until": dt.date(2026, 12, 31)},
    "procurements.NoticePair": {"is_same": True, "images": {"plan": {"title": TEXT}}},
    "procurements.SavedPurchase": {"is_example": True, "expires_on": None},
    "promises.Promise": {"status": "open"},
    "actions.Action": {"state": "planned"},
    "imports.ImportJob": {"state": "waiting"},
    "spend.SpendTopic": {"how": "person"},
    "suppliers.NamedSupplier": {"how": "person"},
    "django_tasks_database.DBTaskResult": {"status": "READY"},
}
"""Fields that a constraint ties to others."""


def fill_every_model(rows: int = 3) -> list[type[models.Model]]:
    """Put rows in every table, those that they refer to first; returns the models."""
    waiting = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]
    done: list[type[models.Model]] = []
    while waiting:
        ready = [
            model
            for model in waiting
            if all(
                f.related_model in done or f.related_model is model
                for f in model._meta.concrete_fields
                if f.is_relation
            )
        ]
        assert ready, f"models that refer to each other: {waiting}"
        for model in ready:
            _fill(model, rows)
            assert model._base_manager.count() >= rows, f"{model._meta.label} got no data: say how in BY_HAND"
            waiting.remove(model)
            done.append(model)
    return done


def _fill(model: type[models.Model], rows: int) -> None:
    made = []
    for n in range(1, rows + 1):
        values = {f.attname: _value(f, n) for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)}
        values |= BY_HAND.get(model._meta.label, {})
        made.append(model(**values))
    model._base_manager.bulk_create(made)


def _value(field: models.Field, n: int) -> Any:
    if field.is_relation:
        others = list(field.related_model._base_manager.order_by("-pk").values_list("pk", flat=True))
        return others[n % len(others)]
    # The last row is as empty as it may be.
    if n > 2 and field.null:
        return None
    if n > 2 and field.blank and not field.unique and isinstance(field, models.CharField | models.TextField):
        return ""
    match field:
        case models.BooleanField():
            return bool(n % 2)
        case models.JSONField():
            return {"z": [n, 1.5, None, True, TEXT], "a": {"": "", "ë": n}}
        case models.UUIDField():
            return uuid.UUID(int=n)
        case models.BinaryField():
            return bytes(range(256)) * n
        case models.DateTimeField():
            return AT + dt.timedelta(hours=n)
        case models.DateField():
            return AT.date() + dt.timedelta(days=n)
        case models.DecimalField():
            # SQLite keeps fifteen digits of a decimal.
            places = field.decimal_places
            return Decimal(n).scaleb(14 - places) + Decimal(1).scaleb(-places)
        case models.BigIntegerField():
            return -(2**62) + n
        case models.IntegerField():
            return n * 7
        case models.CharField() | models.TextField():
            return f"{n}{TEXT}"[: field.max_length or None]
        case _:
            raise AssertionError(f"say in filling.py what stands in a {type(field).__name__}")
