"""`criteria feedback`: what readers say of criteria, and what becomes of it.

These commands need the register; `config` gives them to the command line and sets Django up before they run.
"""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from aankoopwijzer.cli.options import AsJson, Lang

if TYPE_CHECKING:
    from aankoopwijzer.cli.complaint import Complaint

State = Literal["new", "taken-up", "answered", "declined"]
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Read what readers say of criteria, and answer it.")


@app.command("list")
def list_feedback(
    state: Annotated[State | None, typer.Option(help="Only feedback in this state.")] = None,
    criterion: Annotated[str | None, typer.Option(metavar="ID", help="Only feedback on this criterion.")] = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """List what readers said, the oldest first, with e-mail addresses: for those who answer."""
    import datetime as dt

    from aankoopwijzer.cli.feedback_screen import show_feedback
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.register.feedback.queries import feedback, states_of

    found = feedback(on=dt.date.today(), state=state, criterion=criterion)
    show_feedback([(each, states_of(each.number)) for each in found], Talk(lang, as_json=as_json))


@app.command()
def answer(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number that the list gives.")],
    state: Annotated[State, typer.Option(help="What becomes of it.")],
    text: Annotated[
        str, typer.Option(metavar="TEXT", help="The answer, shown to everybody on the page of the criterion.")
    ] = "",
    lang: Lang = None,
) -> None:
    """Take feedback up, answer it or decline it; answering and declining need a text."""
    import datetime as dt

    from aankoopwijzer.cli.complaint import Complaint, Refused
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.domain.records.feedback import ANSWER_LENGTH, AnswerMissing, NoSuchFeedback
    from aankoopwijzer.domain.records.history import system
    from aankoopwijzer.flows.answer_feedback import answer_feedback
    from aankoopwijzer.reports.speech import marked
    from aankoopwijzer.reports.terms import FEEDBACK_STATE

    talk, now = Talk(lang, as_json=False), dt.datetime.now().astimezone()
    if len(text) > ANSWER_LENGTH:
        what = marked("the answer is longer than {limit} characters")
        raise Refused(Complaint("--text", what, marked("shorten it"), {"limit": ANSWER_LENGTH}))
    try:
        answer_feedback(number, state=state, answer=text, by=system("criteria feedback"), on=now.date(), at=now)
    except NoSuchFeedback:
        raise Refused(_no_such(number)) from None
    except AnswerMissing:
        what, remedy = marked("feedback is not closed without a word"), marked("say why with --text")
        raise Refused(Complaint("--text", what, remedy)) from None
    word = talk.speech.word(FEEDBACK_STATE, state)
    print(talk.say("Feedback {number} is now: {state}.", number=number, state=word))


@app.command()
def remove(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number that the list gives.")],
    lang: Lang = None,
) -> None:
    """Remove feedback for good, as when its reader asks so."""
    import datetime as dt

    from aankoopwijzer.cli.complaint import Refused
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.domain.records.feedback import NoSuchFeedback
    from aankoopwijzer.domain.records.history import system
    from aankoopwijzer.flows.remove_feedback import remove_feedback

    talk = Talk(lang, as_json=False)
    try:
        remove_feedback(number, by=system("criteria feedback"), at=dt.datetime.now().astimezone())
    except NoSuchFeedback:
        raise Refused(_no_such(number)) from None
    print(talk.say("Feedback {number} is removed.", number=number))


def _no_such(number: int) -> "Complaint":
    from aankoopwijzer.cli.complaint import Complaint
    from aankoopwijzer.reports.speech import marked

    what, remedy = marked("there is no feedback {number}"), marked("see: {command}")
    return Complaint("NUMBER", what, remedy, {"number": number, "command": "aankoopwijzer criteria feedback list"})
