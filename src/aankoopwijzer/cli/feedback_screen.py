"""Feedback on the screen and as data."""

from collections.abc import Sequence

from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.records.feedback import Feedback
from aankoopwijzer.reports.terms import FEEDBACK_ABOUT, FEEDBACK_STATE


def show_feedback(found: Sequence[Feedback], talk: Talk) -> None:
    """Each piece of feedback with its state and answer."""
    if talk.as_json:
        talk.results("aankoopwijzer/criteria-feedback/1", [each.model_dump(mode="json") for each in found])
        return
    page, speech = Page(), talk.speech
    for each in found:
        page.heading(f"{each.number}. {each.criterion}: {speech.word(FEEDBACK_ABOUT, each.about)}")
        page.aside(f"{speech.date(each.created_on)} · {speech.word(FEEDBACK_STATE, each.state)}", inset=2)
        page.paragraph(each.text, inset=2)
        if each.email and each.email_until:
            until = speech.date(each.email_until)
            page.aside(talk.say("E-mail until {day}: {email}", day=until, email=each.email), inset=2)
        if each.answer:
            page.paragraph(talk.say("Answer: {text}", text=each.answer), inset=2)
    if not found:
        page.paragraph(talk.say("Nobody said anything of this kind."))
    page.show()
