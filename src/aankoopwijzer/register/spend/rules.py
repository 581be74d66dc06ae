"""Rules of what spend is for: keeping them, changing them, taking them away."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.records.given_answer import GivenAnswer, NoSuchAnswer
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.spend import models

_CONDITIONS = ("authority", "cpv", "account_code", "account_name", "supplier", "description")
_KIND = "spend_rule"


def kept_rules() -> tuple[SpendRule, ...]:
    """Every rule, the first that was kept first."""
    return tuple(_rule(row) for row in models.SpendRule.objects.order_by("pk"))


@transaction.atomic
def keep_rules(rules: Iterable[SpendRule], *, by: Actor, at: dt.datetime, why: str = "") -> dict[int, int]:
    """Keep rules, each once: of one that is there only the rows change. Returns the number of each under its own."""
    numbers: dict[int, int] = {}
    changes = []
    for rule in rules:
        wanted = {name: getattr(rule, name) or "" for name in _CONDITIONS}
        said = {**wanted, "rows": list(rule.rows), "answered_by": str(by), "answered_at": at}
        key = hashlib.sha256("\x1f".join(wanted.values()).encode()).hexdigest()
        row, is_new = models.SpendRule.objects.get_or_create(key=key, defaults=said)
        before = None if is_new else _told(row)
        # Of two lines of one table that say the same the first holds.
        if row.pk not in numbers.values() and list(rule.rows) != row.rows:
            _answer(row, rule.rows, by, at)
        numbers[rule.number] = row.pk
        changes.append(_change(row, before, _told(row)))
    remember(changes, by=by, at=at, why=why)
    return numbers


@transaction.atomic
def change_rule(number: int, rows: Collection[str], *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Say for which other rows it is. Raises `NoSuchAnswer`."""
    row = _row(number)
    before = _told(row)
    _answer(row, rows, by, at)
    remember([_change(row, before, _told(row))], by=by, at=at, why=why)


@transaction.atomic
def remove_rule(number: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Take a rule away that no topic follows any more. Raises `NoSuchAnswer`."""
    row = _row(number)
    change = _change(row, _told(row), None)
    row.delete()
    remember([change], by=by, at=at, why=why)


def given() -> tuple[GivenAnswer, ...]:
    """Every rule as an answer, the latest first; without counts."""
    rows = models.SpendRule.objects.order_by("-answered_at", "-pk")
    return tuple(
        GivenAnswer(
            kind="rules",
            number=row.pk,
            key=str(row.pk),
            asked=row.description or None,
            authority=row.authority or None,
            cpv=row.cpv or None,
            account_code=row.account_code or None,
            account_name=row.account_name or None,
            paid_to=row.supplier or None,
            rows=tuple(row.rows),
            by=row.answered_by,
            at=row.answered_at,
        )
        for row in rows
    )


def _row(number: int) -> models.SpendRule:
    row = models.SpendRule.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchAnswer(number)
    return row


def _answer(row: models.SpendRule, rows: Collection[str], by: Actor, at: dt.datetime) -> None:
    row.rows, row.answered_by, row.answered_at = list(rows), str(by), at
    row.save(update_fields=["rows", "answered_by", "answered_at"])


def _rule(row: models.SpendRule) -> SpendRule:
    return SpendRule(
        row.pk,
        tuple(row.rows),
        Cpv(row.cpv) if row.cpv else None,
        row.account_code or None,
        row.account_name or None,
        row.supplier or None,
        row.description or None,
        row.authority or None,
        row.answered_by,
        row.answered_at,
    )


def _told(row: models.SpendRule) -> dict[str, Any]:
    names = {name: "paid_to" if name == "supplier" else name for name in _CONDITIONS if name != "authority"}
    said = {word: getattr(row, name) for name, word in names.items() if getattr(row, name)}
    return {**said, "rows": list(row.rows)}


def _change(row: models.SpendRule, before: dict[str, Any] | None, after: dict[str, Any] | None) -> RecordChange:
    return RecordChange(kind=_KIND, record=str(row.pk), authority=row.authority or None, before=before, after=after)
