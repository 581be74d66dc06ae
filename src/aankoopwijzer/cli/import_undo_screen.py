"""What `import undo` says: what follows, and that it is done."""

import datetime as dt
import sys

import typer

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.import_screen import BY
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.import_batch import UndoForeseen
from aankoopwijzer.flows.foresee_undo import foresee_undo
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.reports.import_refusals import refusal_words


def show_undo(number: int, talk: Talk, *, reason: str, with_answers: bool, is_dry_run: bool, is_sure: bool) -> None:
    """Take an import back, or say what that would do. At a terminal it is asked first whether that is meant."""
    rows = None
    try:
        foreseen = foresee_undo(number)
        if not talk.as_json:
            _say(foreseen, talk)
        if not is_dry_run:
            if not is_sure and sys.stdin.isatty():
                typer.confirm(talk.say("Take import {number} back?", number=number), abort=True)
            at = dt.datetime.now(dt.UTC)
            rows = undo_import(number, by=BY, at=at, why=reason, with_answers=with_answers)
    except ImportRefused as error:
        raise Refused(Complaint("", *refusal_words(error, talk.speech))) from error
    if talk.as_json:
        said = {"batch": number, "rows": rows, "foreseen": foreseen.model_dump()}
        talk.give_readable({"schema": "aankoopwijzer/import-undo/1", **said})
    elif is_dry_run:
        talk.write(talk.say("Nothing was written: this was a dry run.") + "\n")
    else:
        talk.write(talk.say("Import {number} is taken back.", number=number) + "\n")


def _say(foreseen: UndoForeseen, talk: Talk) -> None:
    said = [
        talk.say("What was new goes: {number}.", number=foreseen.goes),
        talk.say("What it changed becomes what it was: {number}.", number=foreseen.put_back),
    ]
    if foreseen.lines:
        said += [
            talk.say("Lines of the spend that lose their supplier, and stay: {number}.", number=foreseen.lines),
            talk.say("Names of which will be asked again who they are: {number}.", number=foreseen.names),
        ]
    if foreseen.answers:
        said.append(talk.say("Names to which a person gave one of these suppliers: {number}.", number=foreseen.answers))
    for each in said:
        talk.write(f"{each}\n")
