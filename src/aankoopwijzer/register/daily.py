"""Tasks of the background worker that come back every day: one of each waits in the queue."""

import datetime as dt

from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def again_tomorrow(task: Task, *, at: dt.datetime) -> None:
    """Put the task in the queue for a day after `at`."""
    task.using(run_after=at + dt.timedelta(days=1)).enqueue()


def start(task: Task) -> None:
    """Put the task in the queue, unless one is waiting there already."""
    waiting = DBTaskResult.objects.filter(task_path=task.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        task.enqueue()
