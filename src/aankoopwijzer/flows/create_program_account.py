"""A program becomes known, with its roles: an account without a person, for tokens only."""

import datetime as dt
from collections.abc import Iterable

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.visitor import Grant
from aankoopwijzer.register.accounts import commands, programs
from aankoopwijzer.register.transactions import all_or_nothing


def create_program_account(
    name: str, grants: Iterable[Grant], *, by: Actor, at: dt.datetime, on: dt.date, why: str = ""
) -> int:
    """Make the account with these roles; returns its number. Raises `AccountProblem`, and then nothing was made."""
    with all_or_nothing():
        account = programs.create_program(name, by=by, at=at, on=on, why=why)
        for grant in grants:
            commands.grant_role(account, grant, by=by, at=at, why=why)
    return account
