"""Somebody who lost his second factor can make a new one."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def reset_second_factor(account: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Take the second factor away and sign the account out everywhere; raises `AccountProblem`."""
    commands.reset_second_factor(account, by=by, at=at, why=why)
