"""By what the product groups of a kind of spend were found, as somebody would say it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from aankoopwijzer.domain.intake.words import plain
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.matched_spend import GroupFound
from aankoopwijzer.domain.records.spend_topic import How, SpendTopic

CODE = "CPV "
"""What a reason begins with that is a CPV code."""


def groups_found_by(topic: SpendTopic) -> GroupFound | None:
    """By what says most of all that was found; None when nothing was, or when that was not kept."""
    said: Mapping[How, GroupFound] = {"person": "person", "rule": "rule", "outside": "outside"}
    if topic.how in said:
        return said[topic.how]
    if topic.how != "matched" or not topic.matches:
        return None
    found = {reason_found_by(because, topic) for match in topic.matches for because in match.because}
    order: tuple[GroupFound, ...] = ("cpv", "description", "account")
    return next((each for each in order if each in found), "words")


def reason_found_by(because: str, topic: SpendTopic) -> GroupFound:
    """Where a reason of a match stands: it is a CPV code, or words of the description or of the account's name."""
    if because.startswith(CODE):
        return "cpv"
    words = plain(because)
    if words in plain(topic.description or ""):
        return "description"
    return "account" if words in plain(topic.account_name or "") else "words"


def least_sure(matches: Iterable[RowMatch]) -> Decimal | None:
    """How sure the product groups are, from 0 to 1: that of the least sure; None when there are none."""
    least = min((each.score for each in matches), default=None)
    return None if least is None else Decimal(str(round(least, 2)))
