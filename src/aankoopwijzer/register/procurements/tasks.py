"""What the background worker does with planned purchases. It is an edge: it reads the clock."""

import datetime as dt

from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from aankoopwijzer.register.procurements import commands

_RESULTS_KEPT_DAYS = 7


@task()
def remove_expired_purchases() -> int:
    """Remove what has expired, and the traces of old tasks; returns how many purchases. Comes back tomorrow."""
    # First, so that a failure today does not end the row.
    remove_expired_purchases.using(run_after=timezone.now() + dt.timedelta(days=1)).enqueue()
    call_command("prune_db_task_results", min_age_days=_RESULTS_KEPT_DAYS, verbosity=0)
    return commands.remove_expired(on=timezone.localdate())


def start_removing_expired_purchases() -> None:
    """Put the first removal in the queue, unless one is waiting there already."""
    waiting = DBTaskResult.objects.filter(task_path=remove_expired_purchases.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        remove_expired_purchases.enqueue()
