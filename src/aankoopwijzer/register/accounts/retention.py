"""How long an account is kept that nobody uses."""

import datetime as dt

from django.db import transaction

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands, queries

DISABLED_DAYS = 90
"""Days between closing an account and forgetting whose it was: time to notice, and to have it opened again."""


@transaction.atomic
def retire(*, months: int, by: Actor, at: dt.datetime, on: dt.date) -> tuple[int, int]:
    """Disable what nobody used for so many months, anonymise what was disabled long ago; returns how many of each."""
    gone = queries.accounts_disabled_before(on - dt.timedelta(days=DISABLED_DAYS))
    for account in gone:
        commands.anonymise_account(account, by=by, at=at, on=on, why=f"disabled for {DISABLED_DAYS} days")
    unused = queries.unused_accounts(since=months_before(on, months))
    for account in unused:
        commands.disable_account(account, by=by, at=at, on=on, why=f"not used for {months} months")
    return len(unused), len(gone)


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months before, or the last day of that month."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"{months} months before {day} is no day")
