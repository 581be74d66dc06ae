"""Imports for the background worker: put in the queue, done, stopped, and taken up again."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from aankoopwijzer.domain.intake.progress import ImportStopped, Tell
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.import_job import ImportJob, JobState, Stopping
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.imports import models, signs

_MOST = 100


@transaction.atomic
def put_in_queue(file: HeldFile, *, of_lines: int | None, is_look: bool, by: Actor, at: dt.datetime) -> None:
    """Let the file wait for the background worker, once however often it is asked; who asked last did the import."""
    row = models.ImportJob.objects.select_for_update().filter(file=file.number).first()
    if row is not None and row.state == "running" and signs.is_at_work(file.number):
        return
    signs.forget(file.number)
    before = None if row is None else {"state": row.state}
    models.ImportJob.objects.update_or_create(
        file=file.number,
        defaults={
            "kind": file.kind,
            "authority": file.authority or "",
            "name": file.name,
            "by": str(by),
            "at": at,
            "state": "waiting",
            "of_lines": of_lines,
            "batch": None,
            "is_look": is_look,
        },
    )
    _remember(file.number, file.authority, before, "waiting", by=by, at=at)


@contextmanager
def doing(number: int) -> Iterator[tuple[ImportJob, Tell] | None]:
    """Do the import of that file if it waits, with what tells how far it is; None when there is nothing to do.

    Call `done` inside. An exception leaves the job failed, or stopped for `ImportStopped`, which ends here.
    """
    try:
        with signs.at_work(number) as tell:
            found = models.ImportJob.objects.filter(file=number, state__in=["waiting", "running"])
            if not found.update(state="running"):
                yield None
                return
            try:
                yield _record(found.get()), tell
            except ImportStopped:
                found.update(state="stopped")
            except BaseException:
                found.update(state="failed")
                raise
    except signs.AlreadyAtWork:
        yield None


def done(number: int, batch: int | None) -> None:
    """Note that the import was done, and which batch it became: None when there was nothing to write."""
    models.ImportJob.objects.filter(file=number).update(state="done", batch=batch)


def stop(number: int, *, by: Actor, at: dt.datetime) -> Stopping:
    """Stop an import: one that waits at once, one that runs before it commits what it wrote; says what came of it."""
    before = models.ImportJob.objects.filter(file=number).values_list("state", flat=True).first()
    if before not in ("waiting", "running"):
        return "too-late" if before == "done" else "nothing"
    if not signs.ask_to_stop(number):
        return "too-late"
    with transaction.atomic():
        row = models.ImportJob.objects.select_for_update().get(file=number)
        if row.state == "done":
            signs.forget(number)
            return "too-late"
        _remember(number, row.authority or None, {"state": before}, "stopped", by=by, at=at)
        if not signs.is_at_work(number):
            row.state = "stopped"
            row.save(update_fields=["state"])
            signs.forget(number)
    return "stopped"


def job(number: int) -> ImportJob | None:
    """The import of the held file of that number; None when it was never put in the queue."""
    row = models.ImportJob.objects.filter(file=number).first()
    return None if row is None else _record(row)


def jobs(authority: str | None = None) -> tuple[ImportJob, ...]:
    """The last imports of the worker, newest first; of one authority (empty: the region), or None of all."""
    rows = models.ImportJob.objects.order_by("-at", "-id")
    if authority is not None:
        rows = rows.filter(authority=authority)
    return tuple(_record(row) for row in rows[:_MOST])


def _record(row: models.ImportJob) -> ImportJob:
    is_running = row.state == "running"
    is_alive = is_running and signs.is_at_work(row.file)
    told = signs.how_far(row.file) if is_alive else None
    state: JobState = "interrupted" if is_running and not is_alive else row.state  # type: ignore[assignment]
    return ImportJob(
        file=row.file,
        kind=row.kind,
        authority=row.authority or None,
        name=row.name,
        by=row.by,
        at=row.at,
        state=state,
        is_stopping=is_alive and signs.is_asked_to_stop(row.file),
        stage=told[0] if told else None,
        lines=told[1] if told else 0,
        of_lines=row.of_lines,
        batch=row.batch,
        is_look=row.is_look,
    )


def _remember(
    number: int, authority: str | None, before: dict[str, str] | None, state: str, *, by: Actor, at: dt.datetime
) -> None:
    change = RecordChange(
        kind="import_job", record=str(number), authority=authority, before=before, after={"state": state}
    )
    remember([change], by=by, at=at)
