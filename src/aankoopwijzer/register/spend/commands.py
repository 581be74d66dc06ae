"""Writing what spend was for."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import How
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.spend.models import SpendLine, SpendTopic

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
def settle(found: Iterable[tuple[str, How, Sequence[RowMatch], Sequence[RowMatch]]]) -> None:
    """Keep what words and codes tell of topics: key, how, matches and doubts. What a person answered stays."""
    for key, how, matches, doubts in found:
        SpendTopic.objects.filter(key=key).exclude(how="person").update(
            how=how,
            rows=[each.row for each in matches],
            matches=[each.model_dump(mode="json") for each in matches],
            doubts=[each.model_dump(mode="json") for each in doubts],
        )


@transaction.atomic
def answer_topic(key: str, rows: Sequence[str], *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Remember for what a topic counts, nothing at all included. Raises `NoSuchTopic`."""
    topic = SpendTopic.objects.filter(key=key).first()
    if topic is None:
        raise NoSuchTopic(key)
    before = {"how": topic.how, "rows": topic.rows}
    topic.how, topic.rows = "person", list(rows)
    topic.answered_by, topic.answered_at = str(by), at
    topic.save(update_fields=["how", "rows", "answered_by", "answered_at"])
    after = {"how": topic.how, "rows": topic.rows}
    change = RecordChange(kind="spend_topic", record=str(topic.pk), before=before, after=after)
    remember([change], by=by, at=at, why=why)
