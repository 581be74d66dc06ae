"""Somebody is called otherwise."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def rename_account(account: int, name: str, *, by: Actor, at: dt.datetime) -> None:
    """Give the account another name; raises `AccountProblem` for an empty or too long one."""
    commands.rename_account(account, name, by=by, at=at)
