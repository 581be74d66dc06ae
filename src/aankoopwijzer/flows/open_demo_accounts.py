"""A demonstration gets an account for each role; the passwords are new at every start."""

import datetime as dt
import secrets
from collections.abc import Callable
from typing import NamedTuple

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.visitor import Grant, Role
from aankoopwijzer.register.accounts import commands, queries
from aankoopwijzer.register.transactions import all_or_nothing

BY = system("open_demo_accounts")


class DemoAccount(NamedTuple):
    """Somebody to sign in as: `authority` None is the whole region."""

    email: str
    password: str
    role: Role
    authority: str | None


def open_demo_accounts(
    authority: str, *, at: dt.datetime, on: dt.date, invent: Callable[[], str] = lambda: secrets.token_urlsafe(12)
) -> tuple[DemoAccount, ...]:
    """Make, or open again, one account for each role: at `authority`, and for the coordinator in the region."""
    made = []
    with all_or_nothing():
        for role in Role:
            place = None if role is Role.REGIONAL_COORDINATOR else authority
            email = f"{role.value.replace('_', '-')}@demo.invalid"
            known = queries.account_by_email(email)
            if known is None:
                name = f"Demo {role.value.replace('_', ' ')}"
                number = commands.create_account(email, name, by=BY, at=at, on=on, is_demo=True)
                commands.grant_role(number, Grant(role=role, authority=place, valid_from=on), by=BY, at=at)
            else:
                number = known.number
                commands.enable_account(number, by=BY, at=at, on=on)
            password = invent()
            commands.set_password(number, password, by=BY, at=at)
            made.append(DemoAccount(email, password, role, place))
    return tuple(made)
