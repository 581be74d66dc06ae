"""A supplier's link stops working."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def revoke_supplier_link(number: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Revoke the link; doing it again changes nothing."""
    commands.revoke_link(number, by=by, at=at, why=why)
