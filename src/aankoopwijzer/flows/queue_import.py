"""A file that waits is handed to the background worker."""

import datetime as dt

from aankoopwijzer.documents.bundle import is_bundle
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.imports import jobs


def queue_import(file: HeldFile, *, by: Actor, at: dt.datetime, is_look: bool = False) -> None:
    """Let the import of the file wait for its turn; an import that was stopped, failed or was killed starts again.

    Nothing of such an import was written, and the file kept what was said of its columns. With `is_look` the worker
    only says what the file would bring.
    """
    # What is packed tells its lines only when it is read.
    of_lines = None if is_bundle(file.content) else file.content.count(b"\n")
    jobs.put_in_queue(file, of_lines=of_lines, is_look=is_look, by=by, at=at)
