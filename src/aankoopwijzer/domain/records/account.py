"""An account as the people who administer it see it."""

import datetime as dt

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.records.visitor import Access, Grant


class HeldGrant(BaseModel):
    """A grant with the number by which it is revoked; `source` names the sign-in provider that it follows, if any."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    grant: Grant
    source: str = ""


class Account(BaseModel):
    """A person who can sign in, with the roles that were not revoked, also those not valid yet or any more.

    `is_program`: no person, but a program that only has tokens.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    email: str
    name: str
    is_active: bool
    is_demo: bool
    is_program: bool = False
    created_on: dt.date
    last_used_on: dt.date | None
    disabled_on: dt.date | None
    anonymised_on: dt.date | None
    has_password: bool
    has_second_factor: bool
    grants: tuple[HeldGrant, ...] = ()


class Session(BaseModel):
    """A browser that is signed in; `key` is a secret of its owner."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    last_used_at: dt.datetime


class SupplierLink(BaseModel):
    """A link to one record, without its secret. `expires_on` is the first day on which it no longer opens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    kind: str
    record: str
    authority: str
    created_at: dt.datetime
    expires_on: dt.date
    revoked_at: dt.datetime | None
    last_used_on: dt.date | None

    def is_open(self, on: dt.date) -> bool:
        """Whether it opens the record on this day."""
        return self.revoked_at is None and on < self.expires_on


class ApiToken(BaseModel):
    """What a program shows to act for an account, without its secret. On `expires_on` it no longer opens anything."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    account: int
    email: str
    name: str
    most: Access
    created_at: dt.datetime
    expires_on: dt.date
    revoked_at: dt.datetime | None
    last_used_on: dt.date | None
