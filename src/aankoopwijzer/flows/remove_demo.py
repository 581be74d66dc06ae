"""The invented registers of a demonstration go again, and nothing else."""

import datetime as dt

from aankoopwijzer.flows.load_demo import BATCH_KIND, BY, Loaded
from aankoopwijzer.register.actions import commands as actions
from aankoopwijzer.register.choices.commands import remove_fictitious_aims
from aankoopwijzer.register.imports import commands as imports
from aankoopwijzer.register.imports.queries import batches_of
from aankoopwijzer.register.procurements import commands as procurements
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.transactions import all_or_nothing


def remove_demo(*, at: dt.datetime) -> Loaded:
    """Take away what `load_demo` wrote; returns how much that was.

    Raises `UndoRefused` while something that is not invented depends on it.
    """
    with all_or_nothing():
        actions.remove_fictitious(by=BY, at=at)
        gone = procurements.remove_procurements(queries.fictitious_numbers(), by=BY, at=at)
        remove_fictitious_aims(by=BY, at=at)
        rows = sum(
            imports.undo_batch(one.number, by=BY, at=at)
            for one in batches_of(None)
            if one.kind == BATCH_KIND and one.undone_at is None
        )
    return Loaded(gone, rows)
