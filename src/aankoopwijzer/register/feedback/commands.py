"""Writing feedback and what became of it."""

import datetime as dt
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.records.feedback import (
    CLOSED,
    AnswerMissing,
    FeedbackAbout,
    FeedbackState,
    NoSuchFeedback,
    email_kept_until,
)
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.feedback.models import KIND, Feedback
from aankoopwijzer.register.history.commands import remember


@transaction.atomic
def add_feedback(
    criterion: str,
    *,
    version: dt.date,
    about: FeedbackAbout,
    text: str,
    email: str | None,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
) -> int:
    """Keep what a reader said; returns its number. The address, when there is one, is kept for its term only."""
    row = Feedback.objects.create(
        criterion=criterion,
        version=version,
        about=about,
        text=text,
        email=email or "",
        email_until=email_kept_until(on) if email else None,
        created_on=on,
        changed_on=on,
    )
    _remember(row, None, by=by, at=at)
    return row.pk


@transaction.atomic
def change_state(number: int, *, state: FeedbackState, answer: str, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Say what becomes of feedback; without a new answer the one that was given stays.

    Raises `NoSuchFeedback`, or `AnswerMissing` when it is closed without a word.
    """
    row = Feedback.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise NoSuchFeedback(number)
    before = _fields(row)
    row.answer = answer.strip() or row.answer
    if state in CLOSED and not row.answer:
        raise AnswerMissing
    row.state, row.changed_on = state, on
    row.save()
    _remember(row, before, by=by, at=at)


@transaction.atomic
def remove_feedback(number: int, *, by: Actor, at: dt.datetime) -> None:
    """Remove what a reader said for good; the history keeps that it was there. Raises `NoSuchFeedback`."""
    row = Feedback.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise NoSuchFeedback(number)
    change = RecordChange(kind=KIND, record=str(number), before=_fields(row), after=None)
    row.delete()
    remember([change], by=by, at=at)


def forget_addresses(*, on: dt.date) -> int:
    """Forget every e-mail address whose term has ended by this day; returns how many."""
    return Feedback.objects.filter(email_until__lte=on).update(email="", email_until=None)


def _remember(row: Feedback, before: dict[str, Any] | None, *, by: Actor, at: dt.datetime) -> None:
    """The state and the answer go into the history; what the reader wrote and his address never do."""
    remember([RecordChange(kind=KIND, record=str(row.pk), before=before, after=_fields(row))], by=by, at=at)


def _fields(row: Feedback) -> dict[str, Any]:
    return {"criterion": row.criterion, "about": row.about, "state": row.state, "answer": row.answer}
