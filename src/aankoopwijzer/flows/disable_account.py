"""An account is closed: nobody signs in with it any more."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def disable_account(account: int, *, by: Actor, at: dt.datetime, on: dt.date, why: str = "") -> None:
    """Close the account and sign it out everywhere; raises `AccountProblem`."""
    commands.disable_account(account, by=by, at=at, on=on, why=why)
