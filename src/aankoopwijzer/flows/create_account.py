"""Somebody becomes known, with a first role, and gets a key to choose a password with."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.visitor import Grant
from aankoopwijzer.register.accounts import commands, password_keys
from aankoopwijzer.register.transactions import all_or_nothing


class Invitation(NamedTuple):
    """The number of the new account, and the key for its first password, which is shown once."""

    account: int
    key: str


def create_account(
    email: str, name: str, grants: Iterable[Grant], *, by: Actor, at: dt.datetime, on: dt.date, why: str = ""
) -> Invitation:
    """Make the account with these roles; raises `AccountProblem`, and then nothing was made."""
    with all_or_nothing():
        account = commands.create_account(email, name, by=by, at=at, on=on, why=why)
        for grant in grants:
            commands.grant_role(account, grant, by=by, at=at, why=why)
    key = password_keys.key_for(account)
    assert key is not None
    return Invitation(account, key)
