"""What readers say of a criterion, and what became of it."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

FeedbackAbout = Literal["unclear", "not-workable", "wrong-threshold", "market-cannot", "other"]
FeedbackState = Literal["new", "taken-up", "answered", "declined"]
STATES: tuple[FeedbackState, ...] = get_args(FeedbackState)
CLOSED: frozenset[FeedbackState] = frozenset({"answered", "declined"})
"""States that tell the reader something: they come with a text."""
TEXT_LENGTH = 2000
ANSWER_LENGTH = 2000
EMAIL_LENGTH = 254
EMAIL_KEPT_MONTHS = 12
_MONTHS_IN_A_YEAR = 12


class NoSuchFeedback(Exception):
    """Nothing was said under this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"there is no feedback {number}")
        self.number = number


class AnswerMissing(Exception):
    """Feedback is not closed without saying why."""


class Feedback(BaseModel):
    """One thing that a reader said of a criterion as it read on the day `version`.

    `email` is there only when the reader gave it, and until `email_until`; it is never public, and neither is `text`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    criterion: str
    version: dt.date
    about: FeedbackAbout
    text: str
    email: str | None
    email_until: dt.date | None
    created_on: dt.date
    state: FeedbackState
    answer: str
    changed_on: dt.date


class PublicAnswer(BaseModel):
    """What everybody may read of closed feedback: what it was about, what we said, when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: FeedbackAbout
    state: FeedbackState
    answer: str
    on: dt.date


class PublicFeedback(BaseModel):
    """What everybody may know of the feedback on one criterion."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by_state: Mapping[FeedbackState, int] = Field(default_factory=dict)
    answers: tuple[PublicAnswer, ...] = ()
    """The latest first."""

    @property
    def total(self) -> int:
        """How often somebody said something."""
        return sum(self.by_state.values())


def email_kept_until(given_on: dt.date) -> dt.date:
    """The first day on which an e-mail address is forgotten."""
    years, months = divmod(given_on.month - 1 + EMAIL_KEPT_MONTHS, _MONTHS_IN_A_YEAR)
    first = dt.date(given_on.year + years, months + 1, 1)
    last_day = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(given_on.day, last_day.day))
