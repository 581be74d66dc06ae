"""The background worker is asked to look at a file that waits, and to say what it would bring."""

import datetime as dt

from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows.queue_import import queue_import
from aankoopwijzer.register.imports import commands


def queue_look(file: HeldFile, *, by: Actor, at: dt.datetime) -> None:
    """Forget what an earlier look found, and let the file wait for its turn; `run_import` looks."""
    commands.keep_look(file.number, "")
    queue_import(file, by=by, at=at, is_look=True)
