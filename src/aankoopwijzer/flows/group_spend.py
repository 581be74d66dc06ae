"""Spend finds its product groups, by CPV, account and description; what is doubtful waits for a person."""

from collections import Counter
from collections.abc import Iterator, Sequence

from aankoopwijzer.domain.records.match import Matches, RowMatch
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.spend_topic import How, SpendTopic
from aankoopwijzer.domain.values.cpv import Cpv
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
        matches = adviser.matcher.match(_as_purchase(topic))
        how: How = "matched" if matches.certain else "doubtful" if matches.doubtful else "outside"
        yield topic.key, how, matches.certain, _doubts(matches)


def _as_purchase(topic: SpendTopic) -> Purchase:
    """The topic as somebody would describe a purchase: what the line says first, what the account says behind it."""
    words = [each for each in (topic.description, topic.account_name) if each]
    codes = (Cpv(topic.cpv),) if topic.cpv else ()
    return Purchase(title=words[0] if words else "", description=" ".join(words[1:]), cpv=codes)


def _doubts(matches: Matches) -> Sequence[RowMatch]:
    """Doubts beside a certain match ask nothing of a person."""
    return () if matches.certain else matches.doubtful
