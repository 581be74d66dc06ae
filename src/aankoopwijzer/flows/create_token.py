"""A program gets a token to act for an account."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.register.accounts import tokens


def create_token(
    account: int, name: str, *, most: Access, days: int, by: Actor, at: dt.datetime, on: dt.date, why: str = ""
) -> str:
    """Make a token that lasts so many days; returns its secret, which is shown once. Raises `AccountProblem`."""
    expires_on = on + dt.timedelta(days=days)
    return tokens.issue_token(account, name, most=most, expires_on=expires_on, by=by, at=at, on=on, why=why)
