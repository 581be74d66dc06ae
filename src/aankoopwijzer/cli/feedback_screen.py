"""Feedback on the screen and as data."""

import datetime as dt
from collections.abc import Sequence

from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.records.feedback import Feedback, FeedbackState
from aankoopwijzer.reports.terms import FEEDBACK_ABOUT, FEEDBACK_STATE

History = Sequence[tuple[dt.datetime, FeedbackState]]


def show_feedback(found: Sequence[tuple[Feedback, History]], talk: Talk) -> None:
    """Each piece of feedback with its states and its answer."""
    if talk.as_json:
        results = [
            each.model_dump(mode="json")
            | {"history": [{"at": at.isoformat(), "state": state} for at, state in history]}
            for each, history in found
        ]
        talk.results("aankoopwijzer/criteria-feedback/1", results)
        return
    page, speech = Page(), talk.speech
    for each, history in found:
        page.heading(f"{each.number}. {each.criterion}: {speech.word(FEEDBACK_ABOUT, each.about)}")
        states = (
            f"{speech.date(at.astimezone().date())} {speech.word(FEEDBACK_STATE, state)}" for at, state in history
        )
        page.aside(" · ".join(states), inset=2)
        page.paragraph(each.text, inset=2)
        if each.email and each.email_until:
            until = speech.date(each.email_until)
            page.aside(talk.say("E-mail until {day}: {email}", day=until, email=each.email), inset=2)
        if each.answer:
            page.paragraph(talk.say("Answer: {text}", text=each.answer), inset=2)
    if not found:
        page.paragraph(talk.say("Nobody said anything of this kind."))
    page.show()
