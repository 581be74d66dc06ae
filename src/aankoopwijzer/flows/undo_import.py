"""An import is taken back as a whole."""

import datetime as dt
from collections.abc import Sequence

from aankoopwijzer.domain.guidance.promising import AWARDED
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.planting import Checklist
from aankoopwijzer.domain.records.promise import PromiseRefused
from aankoopwijzer.register.imports import commands
from aankoopwijzer.register.imports.batches import UndoRefused
from aankoopwijzer.register.imports.listed import KeptList, list_folder, lists_of
from aankoopwijzer.register.imports.procured import stages_changed_by
from aankoopwijzer.register.promises.commands import withdraw_promises
from aankoopwijzer.register.transactions import all_or_nothing
from aankoopwijzer.standards.darwin_core.keeping import drop_checklist, from_kept, keep_checklist, kept_checklists


def undo_import(number: int, *, by: Actor, at: dt.datetime, why: str = "", with_answers: bool = False) -> int:
    """Remove what the batch brought and put back what it changed; returns how many rows that were.

    `why` stands in the history. Names that find their supplier in it by their numbers are asked for again; to names
    that a person answered it holds, unless those answers are taken back too (`with_answers`). An award that is taken
    back takes its promises along; a list of plants gives way to the one before it. Raises `ImportRefused` when there is
    no such batch, when it was undone already, or while something depends on it.
    """
    try:
        with all_or_nothing():
            stages = stages_changed_by(number)
            awarded = [one for one, (before, after) in stages.items() if after in AWARDED and before not in AWARDED]
            withdraw_promises(awarded, by=by, at=at)
            lists = lists_of(number)
            count = commands.undo_batch(number, by=by, at=at, why=why, with_answers=with_answers) + len(lists)
            _put_back(lists, number)
            return count
    except UndoRefused as refused:
        raise ImportRefused(refused.code, **refused.values) from None
    except PromiseRefused as refused:
        raise ImportRefused(refused.code, number=str(number)) from None


def _put_back(lists: Sequence[KeptList], batch: int) -> None:
    if not lists:
        return
    folder = list_folder()
    now: dict[str, Checklist] = {each.kind: each for each in kept_checklists(folder)}
    if any(each.kind not in now or now[each.kind].sha256 != each.sha256 for each in lists):
        raise UndoRefused("list-replaced", number=str(batch))
    for each in lists:
        if each.before:
            keep_checklist(from_kept(each.before), folder)
        else:
            drop_checklist(now[each.kind].kind, folder)
