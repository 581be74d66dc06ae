"""What the background worker does with accounts. It is an edge: it reads the clock."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.register.accounts import retention
from aankoopwijzer.register.accounts.sessions import SessionStore
from aankoopwijzer.register.daily import again_tomorrow, start


@task()
def retire_unused_accounts() -> list[int]:
    """Close and forget accounts that nobody uses, and remove sessions that ended. Comes back tomorrow."""
    # First, so that a failure today does not end the row.
    again_tomorrow(retire_unused_accounts, at=timezone.now())
    SessionStore.clear_expired()
    by = system("retire_accounts")
    return list(retention.retire(months=settings.ACCOUNT_MONTHS, by=by, at=timezone.now(), on=timezone.localdate()))


def start_retiring_accounts() -> None:
    """Put the first round in the queue, unless one is waiting there already."""
    start(retire_unused_accounts)
