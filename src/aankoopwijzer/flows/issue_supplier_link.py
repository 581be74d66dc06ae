"""A supplier gets a link to one record, as its contract."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def issue_supplier_link(
    kind: str, record: str, *, authority: str, days: int, by: Actor, at: dt.datetime, on: dt.date, why: str = ""
) -> str:
    """Make a link that lasts so many days; returns its secret, which is shown once. Raises `AccountProblem`."""
    expires_on = on + dt.timedelta(days=days)
    return commands.issue_link(kind, record, authority=authority, expires_on=expires_on, by=by, at=at, on=on, why=why)
