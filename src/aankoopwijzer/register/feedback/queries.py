"""Reading feedback: a little for everybody, all of it for those who answer."""

from collections import Counter
from typing import cast

from aankoopwijzer.domain.records import feedback as records
from aankoopwijzer.domain.records.feedback import CLOSED, FeedbackAbout, FeedbackState
from aankoopwijzer.register.feedback.models import Feedback

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


def feedback(*, state: FeedbackState | None = None, criterion: str | None = None) -> tuple[records.Feedback, ...]:
    """Everything that was said, the oldest first: for those who answer it, not for a page."""
    rows = Feedback.objects.all()
    if state is not None:
        rows = rows.filter(state=state)
    if criterion is not None:
        rows = rows.filter(criterion=criterion)
    return tuple(_record(row) for row in rows)


def _record(row: Feedback) -> records.Feedback:
    return records.Feedback(
        number=row.pk,
        criterion=row.criterion,
        version=row.version,
        about=cast(FeedbackAbout, row.about),
        text=row.text,
        email=row.email or None,
        email_until=row.email_until,
        created_on=row.created_on,
        state=cast(FeedbackState, row.state),
        answer=row.answer,
        changed_on=row.changed_on,
    )
