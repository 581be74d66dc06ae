"""Writing what spend was for."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.spend_topic import TopicFound
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.spend.models import SpendLine, SpendTopic
from aankoopwijzer.register.spend.parts import keep_parts, parts_of_topics

_AT_ONCE = 500


class NoSuchTopic(Exception):
    """No spend line carries this topic."""


def add_topics(*, batch: int | None = None) -> None:
    """Make a topic of every key that lines carry, of one batch or of all, and that has none yet.

    Reads before it writes, so that nobody waits for what is read; of two at once each finds the topics made.
    """
    known = SpendTopic.objects.values("key")
    rows = SpendLine.objects.exclude(topic_key="").exclude(topic_key__in=known)
    if batch is not None:
        rows = rows.filter(batch=batch)
    seen: dict[str, SpendTopic] = {}
    names = ("topic_key", "cpv", "account_code", "account_name", "description")
    for key, cpv, account_code, account_name, description in rows.values_list(*names).distinct().iterator():
        seen.setdefault(
            key,
            SpendTopic(key=key, cpv=cpv, account_code=account_code, account_name=account_name, description=description),
        )
    SpendTopic.objects.bulk_create(seen.values(), batch_size=_AT_ONCE, ignore_conflicts=True)


@transaction.atomic
def settle(found: Iterable[tuple[str, TopicFound]]) -> None:
    """Keep what rules, words and codes tell of topics, by key. What a person answered of one topic stays."""
    told = dict(found)
    for key, one in told.items():
        SpendTopic.objects.filter(key=key).exclude(how="person").update(**columns_of(one))
    before = parts_of_topics(told)
    keep_parts({key: one.parts for key, one in told.items() if one.parts or key in before})


def columns_of(told: TopicFound) -> dict[str, Any]:
    """What was found of a topic, as its columns have it."""
    return {
        "how": told.how,
        "rows": list(told.rows),
        "matches": [each.model_dump(mode="json") for each in told.matches],
        "doubts": [each.model_dump(mode="json") for each in told.doubts],
        "rule_id": told.rule,
        "answered_by": told.by,
        "answered_at": told.at,
    }


@transaction.atomic
def answer_topic(key: str, rows: Sequence[str], *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Remember for what a topic counts, nothing at all included. Raises `NoSuchTopic`."""
    topic = SpendTopic.objects.filter(key=key).first()
    if topic is None:
        raise NoSuchTopic(key)
    before = {"how": topic.how, "rows": topic.rows}
    topic.how, topic.rows, topic.rule = "person", list(rows), None
    topic.answered_by, topic.answered_at = str(by), at
    keep_parts({key: ()})
    topic.save(update_fields=["how", "rows", "rule", "answered_by", "answered_at"])
    after = {"how": topic.how, "rows": topic.rows}
    change = RecordChange(kind="spend_topic", record=str(topic.pk), before=before, after=after)
    remember([change], by=by, at=at, why=why)
