"""Feedback is removed, because its reader asks so or because it should not be kept."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.feedback import commands


def remove_feedback(number: int, *, by: Actor, at: dt.datetime) -> None:
    """Remove it for good, with the answer to it. Raises `NoSuchFeedback`."""
    commands.remove_feedback(number, by=by, at=at)
