"""Tokens with which programs act for an account: made, listed, shown at the door, revoked; all but use is history."""

import datetime as dt
import secrets
from typing import Any

from django.db import transaction

from aankoopwijzer.domain.records.account import ApiToken as TokenRecord
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.visitor import Access, TokenHolder
from aankoopwijzer.register.accounts.commands import hash_of, note_use
from aankoopwijzer.register.accounts.models import Account, ApiToken
from aankoopwijzer.register.accounts.problems import AccountProblem, Problem
from aankoopwijzer.register.accounts.queries import person
from aankoopwijzer.register.history.commands import remember

KIND = "api_token"
PREFIX = "awt_"
"""How a secret begins, so that one that leaked is recognised for what it is."""
_SECRET_BYTES = 32
_LONGEST_NAME = 100


@transaction.atomic
def issue_token(
    account: int,
    name: str,
    *,
    most: Access,
    expires_on: dt.date,
    by: Actor,
    at: dt.datetime,
    on: dt.date,
    why: str = "",
) -> str:
    """A token that goes no further than the account's roles and `most`; returns the secret, shown once.

    Raises `AccountProblem` for an account that is not there or closed, a name that is none, a last day that passed.
    """
    row = Account.objects.filter(pk=account).first()
    if row is None:
        raise AccountProblem(Problem.UNKNOWN_ACCOUNT)
    if not row.is_active:
        raise AccountProblem(Problem.DISABLED)
    plain = " ".join(name.split())
    if not 0 < len(plain) <= _LONGEST_NAME:
        raise AccountProblem(Problem.NO_NAME)
    if expires_on <= on:
        raise AccountProblem(Problem.EXPIRES_TOO_SOON)
    secret = PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    token = ApiToken.objects.create(
        account=row, name=plain, secret_hash=hash_of(secret), most=int(most), created_at=at, expires_on=expires_on
    )
    _remember(token, None, by=by, at=at, why=why)
    return secret


@transaction.atomic
def revoke_token(number: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """The token opens nothing from now on; raises `AccountProblem` when there is none of that number to revoke."""
    row = ApiToken.objects.select_for_update().filter(pk=number, revoked_at__isnull=True).first()
    if row is None:
        raise AccountProblem(Problem.UNKNOWN_TOKEN)
    before = _fields(row)
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    _remember(row, before, by=by, at=at, why=why)


def token_holder(secret: str, *, on: dt.date) -> TokenHolder | None:
    """Who shows this secret; None when it is unknown, revoked or expired, or its account closed. Notes the use."""
    row = (
        ApiToken.objects.select_related("account")
        .filter(secret_hash=hash_of(secret), revoked_at__isnull=True, expires_on__gt=on)
        .first()
    )
    owner = person(row.account_id) if row else None
    if row is None or owner is None:
        return None
    if row.last_used_on != on:
        ApiToken.objects.filter(pk=row.pk).update(last_used_on=on)
        if row.account.is_program:
            # A program that asks keeps its account open; that of a person who left closes by itself, tokens and all.
            note_use(owner.account, on=on)
    return TokenHolder(token=row.pk, account=owner.account, grants=owner.grants, most=Access(row.most))


def tokens(*, account: int | None = None) -> tuple[TokenRecord, ...]:
    """The tokens of one account or of all, without their secrets, the latest first."""
    rows = ApiToken.objects.select_related("account").order_by("-id")
    if account is not None:
        rows = rows.filter(account=account)
    return tuple(
        TokenRecord(
            number=row.pk,
            account=row.account_id,
            email=row.account.email,
            name=row.name,
            most=Access(row.most),
            created_at=row.created_at,
            expires_on=row.expires_on,
            revoked_at=row.revoked_at,
            last_used_on=row.last_used_on,
        )
        for row in rows
    )


def _fields(row: ApiToken) -> dict[str, Any]:
    return {
        "account": row.account_id,
        "name": row.name,
        "most": Access(row.most).name.lower(),
        "expires_on": str(row.expires_on),
        "revoked_at": row.revoked_at.isoformat() if row.revoked_at else None,
    }


def _remember(row: ApiToken, before: dict[str, Any] | None, *, by: Actor, at: dt.datetime, why: str) -> None:
    change = RecordChange(kind=KIND, record=str(row.pk), before=before, after=_fields(row))
    remember([change], by=by, at=at, why=why)
