"""What the background worker does for the pages. It is an edge: it reads the clock."""

from django.utils import timezone
from django_tasks import task

from aankoopwijzer.flows.list_import_jobs import list_import_jobs
from aankoopwijzer.flows.run_import import run_import
from aankoopwijzer.web.policy import adviser


@task()
def do_import(number: int) -> int | None:
    """Import the held file of that number; returns the batch it became."""
    return run_import(number, adviser(), at=timezone.now())


def take_up_imports() -> int:
    """Put imports that a worker left behind back in its queue, when the site starts; returns how many."""
    found = [job for job in list_import_jobs() if job.state in ("waiting", "interrupted")]
    for job in found:
        do_import.enqueue(job.file)
    return len(found)
