"""Somebody stops an import that waits or runs."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_job import Stopping
from aankoopwijzer.register.imports import jobs


def stop_import(number: int, *, by: Actor, at: dt.datetime) -> Stopping:
    """Stop the import of the held file of that number: nothing of it is written, and the file stays.

    When it comes too late the import is read in; it can be taken back.
    """
    return jobs.stop(number, by=by, at=at)
