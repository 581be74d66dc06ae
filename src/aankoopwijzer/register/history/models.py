"""Tables, private to the register: read through `queries`, write through `commands`."""

from typing import Any, NoReturn

from django.db import models


class AppendOnly(Exception):
    """Somebody tried to change or remove a line of the history."""

    def __init__(self) -> None:
        super().__init__("a line of the history is never changed or removed; write a new one")


class _AppendOnlyLines(models.QuerySet):
    """Rows that can be added and read."""

    def update(self, **fields: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly


class Line(models.Model):
    """One change of one record. Triggers in the database keep it as it was written, whoever asks.

    `actor` names an account by number only. The record is named by kind and id and not by a key of the database:
    a line outlives its record.
    """

    at = models.DateTimeField(db_index=True)
    actor_kind = models.CharField(max_length=20)
    actor = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    record = models.CharField(max_length=120)
    authority = models.CharField(max_length=60, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.CharField(max_length=500, blank=True)

    objects = _AppendOnlyLines.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["kind", "record", "id"], name="history_of_a_record"),
            models.Index(fields=["authority", "id"], name="history_of_an_authority"),
        )

    def __str__(self) -> str:
        return f"change {self.pk} of {self.kind} {self.record}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line; raises `AppendOnly` when it is there already."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raises `AppendOnly`."""
        raise AppendOnly


class PersonalValue(models.Model):
    """A value about a person that a line refers to by its key: it can be forgotten while every line stays as it is."""

    key = models.CharField(max_length=32, primary_key=True)
    kind = models.CharField(max_length=60)
    record = models.CharField(max_length=120)
    value = models.JSONField(null=True)

    class Meta:
        indexes = (models.Index(fields=["kind", "record"], name="personal_of_a_record"),)

    def __str__(self) -> str:
        return f"personal value of {self.kind} {self.record}"
