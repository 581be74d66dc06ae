"""A person is forgotten, and what he did stays on record under a number."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands


def forget_person(account: int, *, by: Actor, at: dt.datetime, on: dt.date, why: str = "") -> None:
    """Close the account and remove everything in it and in its history that says who it was; cannot be undone."""
    commands.anonymise_account(account, by=by, at=at, on=on, why=why)
