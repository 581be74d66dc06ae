"""An import is taken back as a whole."""

import datetime as dt

from aankoopwijzer.domain.guidance.promising import AWARDED
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.promise import PromiseRefused
from aankoopwijzer.register.imports import commands
from aankoopwijzer.register.imports.batches import UndoRefused
from aankoopwijzer.register.imports.procured import stages_changed_by
from aankoopwijzer.register.promises.commands import withdraw_promises
from aankoopwijzer.register.transactions import all_or_nothing


def undo_import(number: int, *, by: Actor, at: dt.datetime) -> int:
    """Remove what the batch brought and put back what it changed; returns how many rows that were.

    An award that is taken back takes its promises along. Raises `ImportRefused` when there is no such batch, when it
    was undone already, or while something depends on it.
    """
    try:
        with all_or_nothing():
            stages = stages_changed_by(number)
            awarded = [one for one, (before, after) in stages.items() if after in AWARDED and before not in AWARDED]
            withdraw_promises(awarded, by=by, at=at)
            return commands.undo_batch(number, by=by, at=at)
    except UndoRefused as refused:
        raise ImportRefused(refused.code, **refused.values) from None
    except PromiseRefused as refused:
        raise ImportRefused(refused.code, number=str(number)) from None
