"""Accounts without a person: what a program is called, and what it may not have."""

import datetime as dt
import re
import unicodedata

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.accounts import commands
from aankoopwijzer.register.accounts.models import Account

_DOMAIN = "program.invalid"
"""No mail ever goes there (RFC 2606): the address is only how one calls the account."""
_LONGEST = 40


def create_program(name: str, *, by: Actor, at: dt.datetime, on: dt.date, why: str = "") -> int:
    """A new account without a person and without a role; returns its number. Raises `AccountProblem`."""
    return commands.create_account(_address(name), name, by=by, at=at, on=on, why=why, is_program=True)


def _address(name: str) -> str:
    """An address that nobody has, made of the name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    called = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "program"
    number, address = 1, f"{called}@{_DOMAIN}"
    while Account.objects.filter(email=address).exists():
        number += 1
        address = f"{called}-{number}@{_DOMAIN}"
    return address
