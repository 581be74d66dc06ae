"""What persons said of kinds of spend, how many lines that decides, and taking it back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from aankoopwijzer.domain.records.given_answer import GivenAnswer, NoSuchAnswer
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import TopicFound
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.spend.commands import columns_of
from aankoopwijzer.register.spend.models import SpendLine, SpendTopic
from aankoopwijzer.register.spend.parts import keep_parts
from aankoopwijzer.register.suppliers.answers import answered_keys

_PERSON = "person"


def given() -> tuple[GivenAnswer, ...]:
    """Every answer about a kind of spend, the latest first; without counts."""
    rows = SpendTopic.objects.filter(how=_PERSON).order_by("-answered_at", "-pk")
    return tuple(_given(row) for row in rows)


def lines_of_names() -> Mapping[str, Mapping[str, int]]:
    """How many lines each answer about a name decides, by key and authority (empty for the region)."""
    return _lines("supplier_key", answered_keys())


def lines_of_topics() -> Mapping[str, Mapping[str, int]]:
    """How many lines each answer about a kind of spend decides, by key and authority (empty for the region)."""
    return _lines("topic_key", SpendTopic.objects.filter(how=_PERSON).values("key"))


def _lines(column: str, keys: QuerySet[Any, Any]) -> Mapping[str, Mapping[str, int]]:
    rows = SpendLine.objects.filter(**{f"{column}__in": keys}).order_by().values(column, "authority")
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows.annotate(lines=Count("pk")):
        found[row[column]][row["authority"]] = row["lines"]
    return found


def key_of(number: int) -> str | None:
    """The key of a kind of spend that a person answered; None when there is no such answer."""
    return SpendTopic.objects.filter(pk=number, how=_PERSON).values_list("key", flat=True).first()


@transaction.atomic
def take_back(
    number: int,
    found: TopicFound,
    *,
    by: Actor,
    at: dt.datetime,
    why: str = "",
) -> None:
    """Forget what a person said: what a rule, or words and codes tell holds again. Raises `NoSuchAnswer`."""
    row = SpendTopic.objects.filter(pk=number, how=_PERSON).first()
    if row is None:
        raise NoSuchAnswer(number)
    before = {"how": row.how, "rows": row.rows}
    for column, value in columns_of(found).items():
        setattr(row, column, value)
    row.save()
    keep_parts({row.key: found.parts})
    after = {"how": row.how, "rows": row.rows}
    remember([RecordChange(kind="spend_topic", record=str(row.pk), before=before, after=after)], by=by, at=at, why=why)


def _given(row: SpendTopic) -> GivenAnswer:
    return GivenAnswer(
        kind="groups",
        number=row.pk,
        key=row.key,
        asked=row.description or row.account_name or None,
        cpv=row.cpv or None,
        account_code=row.account_code or None,
        account_name=row.account_name or None,
        rows=tuple(row.rows),
        doubts=tuple(RowMatch.model_validate(each) for each in row.doubts),
        by=row.answered_by,
        at=row.answered_at,
    )
