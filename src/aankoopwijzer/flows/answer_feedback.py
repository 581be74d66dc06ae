"""Feedback is taken up, answered or declined."""

import datetime as dt

from aankoopwijzer.domain.records.feedback import FeedbackState
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.feedback import commands


def answer_feedback(number: int, *, state: FeedbackState, answer: str, by: Actor, on: dt.date, at: dt.datetime) -> None:
    """Say what becomes of it; the answer is public, on the page of the criterion.

    Raises `NoSuchFeedback`, or `AnswerMissing` when it is closed without a word.
    """
    commands.change_state(number, state=state, answer=answer, on=on, by=by, at=at)
