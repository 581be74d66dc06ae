"""What the background worker does with planned purchases. It is an edge: it reads the clock."""

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from aankoopwijzer.register.daily import again_tomorrow, start
from aankoopwijzer.register.procurements import commands

_RESULTS_KEPT_DAYS = 7


@task()
def remove_expired_purchases() -> int:
    """Remove what has expired, and the traces of old tasks; returns how many purchases. Comes back tomorrow."""
    # First, so that a failure today does not end the row.
    again_tomorrow(remove_expired_purchases, at=timezone.now())
    call_command("prune_db_task_results", min_age_days=_RESULTS_KEPT_DAYS, verbosity=0)
    return commands.remove_expired(on=timezone.localdate())


def start_removing_expired_purchases() -> None:
    """Put the first removal in the queue, unless one is waiting there already."""
    start(remove_expired_purchases)
