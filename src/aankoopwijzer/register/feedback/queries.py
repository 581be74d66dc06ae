"""Reading feedback: a little for everybody, all of it for those who answer."""

import datetime as dt
from collections import Counter
from typing import cast

from aankoopwijzer.domain.records import feedback as records
from aankoopwijzer.domain.records.feedback import CLOSED, FeedbackAbout, FeedbackState
from aankoopwijzer.register.feedback.models import KIND, Feedback
from aankoopwijzer.register.history.queries import changes_of

MOST_ANSWERS = 20
"""Answers that a page shows; older ones stay in the register."""


def public_feedback(criterion: str) -> records.PublicFeedback:
    """Counts by state and the answers that were given; never what a reader wrote, never an address."""
    states = Feedback.objects.filter(criterion=criterion).values_list("state", flat=True)
    closed = (
        Feedback.objects.filter(criterion=criterion, state__in=CLOSED)
        .order_by("-changed_on", "-id")
        .values_list("about", "state", "answer", "changed_on")[:MOST_ANSWERS]
    )
    return records.PublicFeedback(
        by_state=cast(Counter[FeedbackState], Counter(states)),
        answers=tuple(
            records.PublicAnswer(
                about=cast(FeedbackAbout, about), state=cast(FeedbackState, state), answer=answer, on=on
            )
            for about, state, answer, on in closed
        ),
    )


def feedback(
    *, on: dt.date, state: FeedbackState | None = None, criterion: str | None = None
) -> tuple[records.Feedback, ...]:
    """Everything that was said, the oldest first: for those who answer it, not for a page.

    An address whose term has ended by the day `on` is not told, even when the worker has not been round yet.
    """
    rows = Feedback.objects.all()
    if state is not None:
        rows = rows.filter(state=state)
    if criterion is not None:
        rows = rows.filter(criterion=criterion)
    return tuple(_record(row, on) for row in rows)


def states_of(number: int) -> tuple[tuple[dt.datetime, FeedbackState], ...]:
    """When feedback came into each state, the first first."""
    changes = reversed(changes_of(KIND, str(number)))
    return tuple(
        (change.at, cast(FeedbackState, change.after["state"]))
        for change in changes
        if change.after is not None and "state" in change.after
    )


def _record(row: Feedback, on: dt.date) -> records.Feedback:
    has_address = row.email_until is not None and row.email_until > on
    return records.Feedback(
        number=row.pk,
        criterion=row.criterion,
        version=row.version,
        about=cast(FeedbackAbout, row.about),
        text=row.text,
        email=row.email if has_address else None,
        email_until=row.email_until if has_address else None,
        created_on=row.created_on,
        state=cast(FeedbackState, row.state),
        answer=row.answer,
        changed_on=row.changed_on,
    )
