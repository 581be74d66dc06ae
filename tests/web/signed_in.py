"""Signing in, as tests do it."""

import base64
import hmac
import re
import struct
import time
from typing import Any

from django.test import Client
from tests.register.people import AT, TESTER, somebody

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.flows.change_password import change_password
from aankoopwijzer.register.accounts import queries

PASSWORD = "een zin van vier woorden"
_SECRET = re.compile(r'class="aw-secret">([A-Z2-7]+)<')


def member(*roles: tuple[Role, str | None], name: str = "An Peeters", password: str = PASSWORD) -> str:
    """The e-mail address of a new account with these roles and a password."""
    number = somebody(*roles, name=name)
    change_password(number, password, by=TESTER, at=AT)
    account = queries.account(number)
    assert account is not None
    return account.email


def sign_in(visitor: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    """Type address and password."""
    return visitor.post("/aanmelden", {"login": email, "password": password, **more})


def code_of(secret: str, *, ahead: int = 0) -> str:
    """What the app on a telephone shows for this secret, or will show that many half minutes later (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)  # noqa: TID251 - so does the app
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def make_second_factor(visitor: Client) -> str:
    """Switch the second step on for who is signed in; returns its secret."""
    page = visitor.get("/mijn-account/tweede-stap").content.decode()
    found = _SECRET.search(page)
    assert found is not None
    answer = visitor.post("/mijn-account/tweede-stap", {"code": code_of(found[1])})
    assert answer.status_code == 302, answer.content.decode()
    return found[1]


def strong_member(visitor: Client, *roles: tuple[Role, str | None], **more: str) -> str:
    """Sign somebody in who has these roles, with a second step; returns his address."""
    email = member(*roles, **more)
    assert sign_in(visitor, email).status_code == 302
    make_second_factor(visitor)
    return email
