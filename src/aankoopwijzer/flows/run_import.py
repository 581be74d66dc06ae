"""The background worker does an import that waits, or looks at a file."""

import datetime as dt

from aankoopwijzer.domain.intake.progress import Tell
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.history import Actor, actor
from aankoopwijzer.domain.values.text import LANGUAGES
from aankoopwijzer.flows._kept_look import kept_refusal, kept_report
from aankoopwijzer.flows.import_held_file import import_held_file
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.imports import commands, jobs, queries
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.reports.unreadable_files import UNREADABLE, unreadable_sentence


def run_import(number: int, adviser: Adviser, *, at: dt.datetime) -> int | None:
    """Import the held file of that number if it waits; returns the batch, None when there was nothing to write.

    When only a look was asked, what it found is kept with the file. Stopped, it leaves nothing. Raises what
    `import_held_file` raises; the job is failed then.
    """
    batch = None
    with jobs.doing(number) as work:
        if work is not None:
            job, tell = work
            file = queries.held_file(number, at=at)
            if file is None:
                raise LookupError(f"file {number} was thrown away before its turn came")
            by = actor(job.by)
            if job.is_look:
                look = _look(file, adviser, by=by, at=at, tell=tell)
                tell("committing", 0)
                commands.keep_look(number, look)
            else:
                batch = import_held_file(file, adviser, by=by, at=at, dry_run=False, tell=tell).batch
            jobs.done(number, batch)
    return batch


def _look(file: HeldFile, adviser: Adviser, *, by: Actor, at: dt.datetime, tell: Tell) -> str:
    try:
        return kept_report(import_held_file(file, adviser, by=by, at=at, dry_run=True, tell=tell))
    except UNREADABLE as error:
        return kept_refusal({language: unreadable_sentence(error, speech(language)) for language in LANGUAGES})
