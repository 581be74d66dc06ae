"""`plants import`: official checklists into the folder that the checker reads."""

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.records.planting import Checklist
from aankoopwijzer.flows.import_checklists import import_checklists
from aankoopwijzer.reports.import_refusals import CHECKLISTS
from aankoopwijzer.reports.planting_json import checklist_as_json
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.standards.darwin_core.checklists import ChecklistError
from aankoopwijzer.standards.darwin_core.keeping import checklist_folder, kept_checklists

SCHEMA = "aankoopwijzer/plants-import/1"
_KIND: Mapping[str, str] = {
    "red_list": marked("Red List of native plants"),
    "alien": marked("list of alien plants"),
    "union_list": marked("Union list"),
}


def folder_of(checklists: Path | None) -> Path:
    """The folder that was given, or this user's own. Raises `Refused` for a user without a home."""
    if checklists is not None:
        return checklists
    try:
        return checklist_folder(os.environ, Path.home())
    except RuntimeError:
        what = marked("there is no home folder to keep checklists in")
        raise Refused(Complaint("--checklists", what, marked("name a folder"))) from None


def lists_in(checklists: Path | None) -> tuple[Checklist, ...]:
    """The checklists that were imported before."""
    try:
        return kept_checklists(folder_of(checklists))
    except Refused:
        return ()


def take_in(files: Sequence[Path], talk: Talk, *, checklists: Path | None) -> None:
    """Import the lists and say what came in."""
    folder = folder_of(checklists)
    try:
        lists = import_checklists(files, folder, on=dt.date.today())
    except ChecklistError as error:
        what, remedy = CHECKLISTS[f"checklist-{error.code}"]
        raise Refused(Complaint(error.file, what, remedy, {"file": error.file})) from None
    if talk.as_json:
        talk.give_readable(
            {"schema": SCHEMA, "folder": str(folder), "results": [checklist_as_json(one) for one in lists]}
        )
        return
    for each in lists:
        said = talk.say(
            "{kind}: one plant, from {source}." if len(each.taxa) == 1 else "{kind}: {count} plants, from {source}.",
            kind=talk.say(_KIND[each.kind]),
            count=len(each.taxa),
            source=each.source,
        )
        print(said[:1].upper() + said[1:])
    print(talk.say("Kept in {folder}", folder=str(folder)))
