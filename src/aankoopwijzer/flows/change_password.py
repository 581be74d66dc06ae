"""Somebody chooses a password; every other browser is signed out."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def change_password(
    account: int, password: str, *, by: Actor, at: dt.datetime, keep_session: str | None = None, why: str = ""
) -> None:
    """Set the password, which the caller has judged; raises `AccountProblem` for a closed account."""
    commands.set_password(account, password, by=by, at=at, keep_session=keep_session, why=why)
