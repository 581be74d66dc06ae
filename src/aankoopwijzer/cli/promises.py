"""`promises`: what suppliers promised, and the proof that has to come.

These commands need the register; `config` gives them to the command line and sets Django up before they run.
"""

import datetime as dt
from typing import Annotated

import typer

from aankoopwijzer.cli.options import AsJson, Lang

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Follow up what suppliers promised.")


@app.callback()
def promises() -> None:
    """Follow up what suppliers promised."""


@app.command("list")
def list_promises(
    authority: Annotated[str | None, typer.Option(metavar="ID", help="Only of this authority.")] = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """List the promises that ask for something, the most urgent first."""
    from aankoopwijzer.cli.complaint import Complaint, Refused, one_line
    from aankoopwijzer.cli.talking import Talk
    from aankoopwijzer.register.organisations.queries import organizations
    from aankoopwijzer.register.promises.queries import TASKS, worklist
    from aankoopwijzer.reports.promise_words import TASK
    from aankoopwijzer.reports.speech import marked

    talk, on = Talk(lang, as_json=as_json), dt.date.today()
    places = [one.id for one in organizations(also_former=True)]
    if authority is not None and authority not in places:
        what, remedy = marked("“{found}” is not an authority that the register knows"), marked("choose one of: {known}")
        raise Refused(Complaint("--authority", what, remedy, {"found": authority[:80], "known": ", ".join(places)}))
    within = None if authority is None else {authority}
    found = [(task, each) for task in TASKS if task != "accepted" for each in worklist(within, task, on, most=None)]
    if talk.as_json:
        results = [
            {"task": task, "title": each.title, "supplier": each.supplier} | each.promise.model_dump(mode="json")
            for task, each in found
        ]
        talk.results("aankoopwijzer/promises-list/1", results)
        return
    for task, each in found:
        one, word = each.promise, talk.speech.word(TASK, task)
        line = f"{one.due_on or '-'}  {one.authority:<15} {word:<30} {one.criterion:<35} {each.title}"
        talk.write(one_line(line) + "\n")
    talk.write(talk.say("{number} lines", number=len(found)) + "\n")
