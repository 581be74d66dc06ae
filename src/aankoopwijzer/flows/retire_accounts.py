"""Accounts that nobody uses are closed, and later forgotten."""

import datetime as dt
from typing import NamedTuple

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.register.accounts import retention


class Retired(NamedTuple):
    """How many accounts were closed today, and how many forgotten."""

    disabled: int
    anonymised: int


def retire_accounts(*, months: int, at: dt.datetime, on: dt.date) -> Retired:
    """Close what was not used for so many months, and forget what has been closed for three months."""
    return Retired(*retention.retire(months=months, by=system("retire_accounts"), at=at, on=on))
