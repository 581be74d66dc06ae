"""A token of a program stops working."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import tokens


def revoke_token(number: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Revoke the token; raises `AccountProblem` when there is none of that number to revoke."""
    tokens.revoke_token(number, by=by, at=at, why=why)
