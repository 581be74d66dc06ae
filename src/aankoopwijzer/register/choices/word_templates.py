"""The Word template of an authority, kept, given and taken away."""

import datetime as dt
import hashlib
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Length

from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.word_template import WordTemplate
from aankoopwijzer.register.choices import models
from aankoopwijzer.register.history.commands import remember

KIND = "word_template"
_NAME_LENGTH = 255


@transaction.atomic
def keep(authority: str, content: bytes, *, file_name: str, by: Actor, at: dt.datetime) -> WordTemplate:
    """Keep a template that was looked at already, in place of the one that was there; the history knows both."""
    before = models.WordTemplate.objects.select_for_update().filter(pk=authority).first()
    digest = hashlib.sha256(content).hexdigest()
    row, _made = models.WordTemplate.objects.update_or_create(
        authority=authority,
        defaults={"file_name": file_name[-_NAME_LENGTH:], "content": content, "sha256": digest, "kept_at": at},
    )
    after = _fields(row.file_name, len(content), digest)
    _remember(authority, _fields_of(before), after, by=by, at=at)
    return _record(authority, row.file_name, len(content), digest, at)


@transaction.atomic
def drop(authority: str, *, by: Actor, at: dt.datetime) -> bool:
    """Take the template of an authority away; False when it has none."""
    row = models.WordTemplate.objects.select_for_update().filter(pk=authority).first()
    if row is None:
        return False
    _remember(authority, _fields_of(row), None, by=by, at=at)
    row.delete()
    return True


def template_of(authority: str) -> WordTemplate | None:
    """What is known of the template of an authority; None when it has none."""
    return next(iter(_records(models.WordTemplate.objects.filter(pk=authority))), None)


def has_template(authority: str) -> bool:
    """Whether the authority has a template."""
    return models.WordTemplate.objects.filter(pk=authority).exists()


def content_of(authority: str) -> bytes | None:
    """The template itself; None when the authority has none."""
    found = models.WordTemplate.objects.filter(pk=authority).values_list("content", flat=True).first()
    return None if found is None else bytes(found)


def templates() -> tuple[WordTemplate, ...]:
    """What is known of every template, by authority."""
    return _records(models.WordTemplate.objects.order_by("authority"))


def _records(rows: QuerySet[models.WordTemplate]) -> tuple[WordTemplate, ...]:
    sized = rows.annotate(size=Length("content"))
    return tuple(_record(*each) for each in sized.values_list("authority", "file_name", "size", "sha256", "kept_at"))


def _record(authority: str, file_name: str, size: int, sha256: str, kept_at: dt.datetime) -> WordTemplate:
    return WordTemplate(authority=authority, file_name=file_name, size=size, sha256=sha256, kept_at=kept_at)


def _fields_of(row: models.WordTemplate | None) -> dict[str, Any] | None:
    return None if row is None else _fields(row.file_name, len(row.content), row.sha256)


def _fields(file_name: str, size: int, sha256: str) -> dict[str, Any]:
    return {"file_name": file_name, "size": size, "sha256": sha256}


def _remember(
    authority: str, before: dict[str, Any] | None, after: dict[str, Any] | None, *, by: Actor, at: dt.datetime
) -> None:
    change = RecordChange(kind=KIND, record=authority, authority=authority, before=before, after=after)
    remember([change], by=by, at=at)
