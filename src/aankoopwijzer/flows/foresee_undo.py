"""What would follow if an import was taken back, before anything is."""

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.import_batch import UndoForeseen
from aankoopwijzer.register.imports.batches import UndoRefused
from aankoopwijzer.register.imports.foreseen import foresee


def foresee_undo(number: int) -> UndoForeseen:
    """What goes, what is put back, and what loses its supplier; writes nothing.

    Raises `ImportRefused` when there is no such batch, when it was undone already, or while a later one builds on it.
    """
    try:
        return foresee(number)
    except UndoRefused as refused:
        raise ImportRefused(refused.code, **refused.values) from None
