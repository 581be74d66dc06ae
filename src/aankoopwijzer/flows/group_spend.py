"""Spend finds its product groups, by CPV, account and description; what is doubtful waits for a person."""

from collections import Counter
from collections.abc import Iterator, Sequence

from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.spend_topic import How, SpendTopic
from aankoopwijzer.flows._looked_at_topic import looked_at
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import commands, queries

_AT_ONCE = 500


def group_spend(adviser: Adviser, *, batch: int | None = None) -> Counter[str]:
    """Look at every topic that nobody looked at yet; returns how many were matched, doubtful or outside every row.

    With `batch` only its lines are searched for topics that are new.
    """
    commands.add_topics(batch=batch)
    told: Counter[str] = Counter()
    while topics := queries.new_topics(most=_AT_ONCE):
        found = list(_found(topics, adviser))
        commands.settle(found)
        told.update(how for _key, how, _matches, _doubts in found)
    return told


def _found(
    topics: Sequence[SpendTopic], adviser: Adviser
) -> Iterator[tuple[str, How, Sequence[RowMatch], Sequence[RowMatch]]]:
    for topic in topics:
        looked = looked_at(topic, adviser)
        yield topic.key, looked.how, looked.matches, looked.doubts
