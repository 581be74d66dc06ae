"""An import is taken back as a whole."""

import datetime as dt

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.imports import commands


def undo_import(number: int, *, by: Actor, at: dt.datetime) -> int:
    """Remove what the batch brought and put back what it changed; returns how many rows that were.

    Raises `ImportRefused` when there is no such batch, when it was undone already, or while something depends on it.
    """
    try:
        return commands.undo_batch(number, by=by, at=at)
    except commands.UndoRefused as refused:
        raise ImportRefused(refused.code, **refused.values) from None
