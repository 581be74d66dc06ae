"""Who is at the door: nobody we know, a person with roles, a supplier with a link, a program with a token."""

import datetime as dt
from enum import IntEnum, StrEnum

from pydantic import BaseModel, ConfigDict


class Role(StrEnum):
    """What somebody is for an authority, or for the whole region."""

    BUYER = "buyer"
    POLICY_EXPERT = "policy_expert"
    MANAGEMENT = "management"
    EXECUTIVE = "executive"
    REGIONAL_COORDINATOR = "regional_coordinator"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Access(IntEnum):
    """How far somebody may go with a record; each holds the one before. `MANAGE` decides, removes or hands on."""

    NONE = 0
    VIEW = 1
    CHANGE = 2
    MANAGE = 3


class Grant(BaseModel):
    """A role that somebody has: at one authority, or (`authority` None) in the whole region.

    Both days belong to it; without `valid_until` it has no end.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Role
    authority: str | None
    valid_from: dt.date
    valid_until: dt.date | None = None

    def holds(self, on: dt.date) -> bool:
        """Whether it counts on this day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


class Anonymous(BaseModel):
    """Somebody we know nothing of, and need not."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(BaseModel):
    """Somebody who signed in. `account` is the number that history knows him by.

    `has_second_factor` says that he proved who he is with more than a password.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    account: int
    name: str
    email: str
    grants: tuple[Grant, ...] = ()
    has_second_factor: bool = False


class LinkHolder(BaseModel):
    """A supplier with the link to one record, and to what belongs to that record. `link` is its number in history."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    link: int
    kind: str
    record: str
    authority: str


class TokenHolder(BaseModel):
    """A program that acts for a person: with his grants, and never further than `most`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    token: int
    account: int
    grants: tuple[Grant, ...] = ()
    most: Access = Access.VIEW


Visitor = Anonymous | Person | LinkHolder | TokenHolder
