"""What words and codes tell of a kind of spend, as it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.spend_topic import How, SpendTopic
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.flows.prepare_adviser import Adviser


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How the topic stands, what was matched for sure, and the doubts that a person may settle."""

    how: How
    matches: Sequence[RowMatch]
    doubts: Sequence[RowMatch]


def looked_at(topic: SpendTopic, adviser: Adviser) -> LookedAt:
    """Whatever a person said of it before counts no more."""
    matches = adviser.matcher.match(_as_purchase(topic))
    how: How = "matched" if matches.certain else "doubtful" if matches.doubtful else "outside"
    # Doubts beside a certain match ask nothing of a person.
    return LookedAt(how, matches.certain, () if matches.certain else matches.doubtful)


def _as_purchase(topic: SpendTopic) -> Purchase:
    """The topic as somebody would describe a purchase: what the line says first, what the account says behind it."""
    words = [each for each in (topic.description, topic.account_name) if each]
    codes = (Cpv(topic.cpv),) if topic.cpv else ()
    return Purchase(title=words[0] if words else "", description=" ".join(words[1:]), cpv=codes)
