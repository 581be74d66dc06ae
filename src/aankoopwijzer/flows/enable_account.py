"""A closed account is opened again."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def enable_account(account: int, *, by: Actor, at: dt.datetime, on: dt.date, why: str = "") -> None:
    """Let the account sign in again; raises `AccountProblem`, also for one that was anonymised."""
    commands.enable_account(account, by=by, at=at, on=on, why=why)
