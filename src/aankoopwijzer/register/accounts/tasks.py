"""What the background worker does with accounts. It is an edge: it reads the clock."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.register.accounts import retention
from aankoopwijzer.register.accounts.sessions import SessionStore


@task()
def retire_unused_accounts() -> list[int]:
    """Close and forget accounts that nobody uses, and remove sessions that ended. Comes back tomorrow."""
    # First, so that a failure today does not end the row.
    retire_unused_accounts.using(run_after=timezone.now() + dt.timedelta(days=1)).enqueue()
    SessionStore.clear_expired()
    by = system("retire_accounts")
    return list(retention.retire(months=settings.ACCOUNT_MONTHS, by=by, at=timezone.now(), on=timezone.localdate()))


def start_retiring_accounts() -> None:
    """Put the first round in the queue, unless one is waiting there already."""
    waiting = DBTaskResult.objects.filter(task_path=retire_unused_accounts.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        retire_unused_accounts.enqueue()
