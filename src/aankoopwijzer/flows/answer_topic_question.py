"""A person says for what spend counts, once; it holds for all lines like it, those to come too."""

import datetime as dt
from collections.abc import Sequence

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.spend import commands


def answer_topic_question(key: str, rows: Sequence[str], *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """The rows of the framework, or none at all; `why` stands in the history. Raises `NoSuchTopic`."""
    commands.answer_topic(key, rows, by=by, at=at, why=why)
