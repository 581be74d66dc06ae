"""What the background worker does with feedback. It is an edge: it reads the clock."""

from django.utils import timezone
from django_tasks import task

from aankoopwijzer.register.daily import again_tomorrow, start
from aankoopwijzer.register.feedback import commands


@task()
def forget_old_addresses() -> int:
    """Forget the e-mail addresses whose term has ended; returns how many. Comes back tomorrow."""
    # First, so that a failure today does not end the row.
    again_tomorrow(forget_old_addresses, at=timezone.now())
    return commands.forget_addresses(on=timezone.localdate())


def start_forgetting_addresses() -> None:
    """Put the first round in the queue, unless one is waiting there already."""
    start(forget_old_addresses)
