"""A site that is no demonstration lets none of the demonstration's people in."""

import datetime as dt

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.register.accounts import commands, queries


def close_demo_accounts(*, at: dt.datetime, on: dt.date) -> int:
    """Close what a demonstration opened in this register; returns how many accounts."""
    found = queries.demo_accounts()
    for account in found:
        commands.disable_account(account, by=system("close_demo_accounts"), at=at, on=on)
    return len(found)
