"""The background worker does an import that waits."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows.import_held_file import import_held_file
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.imports import jobs, queries


def run_import(number: int, adviser: Adviser, *, at: dt.datetime) -> int | None:
    """Import the held file of that number if it waits; returns the batch, None when there was nothing to write.

    Stopped, it leaves nothing. Raises what `import_held_file` raises; the job is failed then.
    """
    batch = None
    with jobs.doing(number) as work:
        if work is not None:
            job, tell = work
            file = queries.held_file(number, at=at)
            if file is None:
                raise LookupError(f"file {number} was thrown away before its turn came")
            kind, _, id = job.by.partition(":")
            by = Actor.model_validate({"kind": kind, "id": id})
            batch = import_held_file(file, adviser, by=by, at=at, dry_run=False, tell=tell).batch
            jobs.done(number, batch)
    return batch
