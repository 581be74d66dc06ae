"""A reader says something of a criterion, and it is kept for those who mind the library."""

import datetime as dt

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.records.feedback import FeedbackAbout
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.register.feedback import commands


def give_feedback(
    criterion: Criterion, *, about: FeedbackAbout, text: str, email: str | None, on: dt.date, at: dt.datetime
) -> int:
    """Keep what was said of the criterion as it reads now; returns the number of the feedback."""
    return commands.add_feedback(
        criterion.id,
        version=criterion.history[0].since,
        about=about,
        text=text,
        email=email,
        on=on,
        by=system("give_feedback"),
        at=at,
    )
