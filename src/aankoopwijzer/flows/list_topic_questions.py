"""What spend was for, where words and codes leave a doubt; what costs most first."""

from collections.abc import Collection

from aankoopwijzer.domain.records.spend_topic import SpendTopic
from aankoopwijzer.register.spend import queries


def list_topic_questions(
    authority: str | None, *, most: int = 50, among: Collection[int] | None = None
) -> tuple[SpendTopic, ...]:
    """The doubtful topics of the lines of one authority, None for all; with `among`, only those of these numbers."""
    return queries.doubtful_topics(authority, most=most, among=among)
