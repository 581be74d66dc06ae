"""Somebody loses a role, from now on."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def revoke_role(number: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Revoke the grant of this number; raises `AccountProblem` when there is none."""
    commands.revoke_grant(number, by=by, at=at, why=why)
