"""People for tests: somebody with a role, as the register holds him."""

import datetime as dt
import functools
import itertools

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.visitor import Grant, Role
from aankoopwijzer.flows.create_account import create_account
from aankoopwijzer.flows.load_organizations import load_organizations
from aankoopwijzer.flows.load_pack import load_pack

AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
DAY = dt.date(2026, 3, 2)
TESTER = system("tests")
_NUMBERS = itertools.count(1)


@functools.cache
def _pack() -> PolicyPack:
    return load_pack()


def load_authorities() -> None:
    """The ten of the shipped pack."""
    load_organizations(_pack(), at=AT)


def somebody(*roles: tuple[Role, str | None], name: str = "An Peeters", email: str = "") -> int:
    """The number of a new account with these roles since 2020; each role with its authority, None for the region."""
    grants = [Grant(role=role, authority=place, valid_from=dt.date(2020, 1, 1)) for role, place in roles]
    address = email or f"person{next(_NUMBERS)}@brugge.example"
    return create_account(address, name, grants, by=TESTER, at=AT, on=DAY).account
