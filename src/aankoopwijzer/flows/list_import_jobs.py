"""The imports that the background worker has to do, does, or did."""

from aankoopwijzer.domain.records.import_job import ImportJob
from aankoopwijzer.register.imports import jobs


def list_import_jobs() -> tuple[ImportJob, ...]:
    """Newest first, with how far those are that run."""
    return jobs.jobs()
