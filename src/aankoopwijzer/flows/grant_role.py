"""Somebody gets a role."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.visitor import Grant
from aankoopwijzer.register.accounts import commands


def grant_role(account: int, grant: Grant, *, by: Actor, at: dt.datetime, why: str = "") -> int:
    """Give the role; returns the number of the grant. Raises `AccountProblem`."""
    return commands.grant_role(account, grant, by=by, at=at, why=why)
