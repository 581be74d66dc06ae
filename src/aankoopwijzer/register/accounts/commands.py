"""Writing accounts, roles, sessions and supplier links; every change of them goes into the history."""

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from aankoopwijzer.domain.records import visitor
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.register.accounts import outside
from aankoopwijzer.register.accounts.models import Account, AccountSession, Grant, SupplierLink
from aankoopwijzer.register.accounts.problems import AccountProblem, Problem
from aankoopwijzer.register.history.commands import forget_personal, remember
from aankoopwijzer.register.organisations.queries import organization

ACCOUNT, GRANT, LINK = "account", "grant", "supplier_link"
_PERSONAL = frozenset({"email", "name"})
_LONGEST_NAME = 100
_SECRET_BYTES = 32


@transaction.atomic
def create_account(
    email: str,
    name: str,
    *,
    by: Actor,
    at: dt.datetime,
    on: dt.date,
    why: str = "",
    is_demo: bool = False,
    is_program: bool = False,
) -> int:
    """A new account without a password and without a role; returns its number.

    Raises `AccountProblem` when the address is none, or is taken, or the name is empty or too long.
    """
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise AccountProblem(Problem.NO_EMAIL) from None
    if Account.objects.filter(email=email).exists():
        raise AccountProblem(Problem.TAKEN)
    row = Account.objects.create(
        email=email,
        name=_name(name),
        created_on=on,
        is_demo=is_demo,
        is_program=is_program,
        password=make_password(None),
    )
    _remember(row, None, by=by, at=at, why=why)
    return int(row.pk)


@transaction.atomic
def rename_account(account: int, name: str, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Another name for an account; raises `AccountProblem`."""
    row = _row(account)
    before = _fields(row)
    row.name = _name(name)
    row.save(update_fields=["name"])
    _remember(row, before, by=by, at=at, why=why)


@transaction.atomic
def set_password(
    account: int, password: str, *, by: Actor, at: dt.datetime, keep_session: str | None = None, why: str = ""
) -> None:
    """A new password, and every other browser is signed out; history holds that it changed, never what it is."""
    row = _row(account)
    if not row.is_active:
        raise AccountProblem(Problem.DISABLED)
    if row.is_program:
        raise AccountProblem(Problem.NOT_FOR_A_PROGRAM)
    row.set_password(password)
    row.save(update_fields=["password"])
    end_sessions(account, keep=keep_session)
    change = RecordChange(
        kind=ACCOUNT, record=str(account), before={"password": "…"}, after={"password": "… (changed)"}
    )
    remember([change], by=by, at=at, why=why)


@transaction.atomic
def disable_account(account: int, *, by: Actor, at: dt.datetime, on: dt.date, why: str = "") -> None:
    """Nobody signs in with it any more, and who is signed in is signed out. Its roles stay, without effect."""
    row = _row(account)
    before = _fields(row)
    row.is_active = False
    row.disabled_on = row.disabled_on or on
    row.save(update_fields=["is_active", "disabled_on"])
    end_sessions(account)
    _remember(row, before, by=by, at=at, why=why)


@transaction.atomic
def enable_account(account: int, *, by: Actor, at: dt.datetime, on: dt.date, why: str = "") -> None:
    """A disabled account works again, as if it were used today; one that was anonymised never does."""
    row = _row(account)
    if row.anonymised_on is not None:
        raise AccountProblem(Problem.UNKNOWN_ACCOUNT)
    before = _fields(row)
    row.is_active, row.disabled_on, row.last_used_on = True, None, on
    row.save(update_fields=["is_active", "disabled_on", "last_used_on"])
    _remember(row, before, by=by, at=at, why=why)


@transaction.atomic
def anonymise_account(account: int, *, by: Actor, at: dt.datetime, on: dt.date, why: str = "") -> None:
    """Forget who it was: name, address, password, second factor, sign-in providers, and the personal part of its
    history. The number stays, so that history still says that one and the same person did things."""
    disable_account(account, by=by, at=at, on=on, why=why)
    row = _row(account)
    row.name, row.email = "", f"account-{account}@anonymous.invalid"
    row.password, row.anonymised_on = make_password(None), on
    row.save(update_fields=["name", "email", "password", "anonymised_on"])
    outside.forget(account)
    remember(
        [
            RecordChange(
                kind=ACCOUNT, record=str(account), before={"anonymised_on": None}, after={"anonymised_on": str(on)}
            )
        ],
        by=by,
        at=at,
        why=why,
    )
    forget_personal(ACCOUNT, str(account))


def reset_second_factor(account: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Take the second factor away from somebody who lost it; at the next sign-in he makes a new one."""
    with transaction.atomic():
        row = _row(account)
        had = outside.has_second_factor(row.pk)
        outside.forget_second_factor(row.pk)
        end_sessions(account)
        change = RecordChange(
            kind=ACCOUNT, record=str(account), before={"second_factor": had}, after={"second_factor": False}
        )
        remember([change], by=by, at=at, why=why)


def note_use(account: int, *, on: dt.date) -> None:
    """Note that the account was used today; this is no change of the record, so history does not hold it."""
    Account.objects.filter(Q(last_used_on__isnull=True) | Q(last_used_on__lt=on), pk=account).update(last_used_on=on)


def end_sessions(account: int, *, keep: str | None = None, key: str | None = None) -> int:
    """Sign the account out: in every browser but `keep`, or only in that of `key`; returns in how many."""
    rows = AccountSession.objects.filter(account=account).exclude(session_key=keep or "")
    if key is not None:
        rows = rows.filter(session_key=key)
    return rows.delete()[0]


@transaction.atomic
def grant_role(
    account: int, grant: visitor.Grant, *, by: Actor, at: dt.datetime, why: str = "", source: str = ""
) -> int:
    """Give a role; returns the number of the grant. Raises `AccountProblem`, also when the person has it already."""
    row = _row(account)
    if row.anonymised_on is not None:
        raise AccountProblem(Problem.UNKNOWN_ACCOUNT)
    if not row.is_active:
        raise AccountProblem(Problem.DISABLED)
    if row.is_program and grant.role is visitor.Role.ADMINISTRATOR:
        raise AccountProblem(Problem.NOT_FOR_A_PROGRAM)
    if grant.authority is not None and organization(grant.authority) is None:
        raise AccountProblem(Problem.UNKNOWN_AUTHORITY)
    if grant.valid_until is not None and grant.valid_until < grant.valid_from:
        raise AccountProblem(Problem.ENDS_BEFORE_START)
    same = Grant.objects.filter(
        account=row, role=grant.role.value, authority_id=grant.authority, revoked_at__isnull=True
    ).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=grant.valid_from))
    if any(grant.valid_until is None or one.valid_from <= grant.valid_until for one in same):
        raise AccountProblem(Problem.GRANTED_ALREADY)
    given = Grant.objects.create(
        account=row,
        role=grant.role.value,
        authority_id=grant.authority,
        valid_from=grant.valid_from,
        valid_until=grant.valid_until,
        source=source,
    )
    _remember_grant(given, is_new=True, by=by, at=at, why=why)
    return int(given.pk)


@transaction.atomic
def revoke_grant(number: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Take a role away, from now on; raises `AccountProblem` when there is no such role to take."""
    row = Grant.objects.filter(pk=number, revoked_at__isnull=True).first()
    if row is None:
        raise AccountProblem(Problem.UNKNOWN_GRANT)
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    _remember_grant(row, is_new=False, by=by, at=at, why=why)


@transaction.atomic
def issue_link(
    kind: str,
    record: str,
    *,
    authority: str,
    expires_on: dt.date,
    by: Actor,
    at: dt.datetime,
    on: dt.date,
    why: str = "",
) -> str:
    """A link to one record for its supplier; returns the secret, which nobody can read again afterwards.

    Raises `AccountProblem` for an unknown authority or a link that would not last a day.
    """
    if organization(authority) is None:
        raise AccountProblem(Problem.UNKNOWN_AUTHORITY)
    if expires_on <= on:
        raise AccountProblem(Problem.EXPIRES_TOO_SOON)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    row = SupplierLink.objects.create(
        secret_hash=hash_of(secret),
        kind=kind,
        record=record,
        authority_id=authority,
        created_at=at,
        expires_on=expires_on,
    )
    _remember_link(row, None, by=by, at=at, why=why)
    return secret


@transaction.atomic
def revoke_link(number: int, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """The link opens nothing from now on; revoking it again changes nothing."""
    row = SupplierLink.objects.filter(pk=number, revoked_at__isnull=True).first()
    if row is not None:
        before = _link_fields(row)
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        _remember_link(row, before, by=by, at=at, why=why)


def note_link_use(number: int, *, on: dt.date) -> None:
    """Note that the link was opened today."""
    SupplierLink.objects.filter(pk=number).exclude(last_used_on=on).update(last_used_on=on)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It holds 256 random bits, so that a plain hash cannot be turned around."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _row(account: int) -> Account:
    row = Account.objects.select_for_update().filter(pk=account).first()
    if row is None:
        raise AccountProblem(Problem.UNKNOWN_ACCOUNT)
    return row


def _name(name: str) -> str:
    plain = " ".join(name.split())
    if not 0 < len(plain) <= _LONGEST_NAME:
        raise AccountProblem(Problem.NO_NAME)
    return plain


def _fields(row: Account) -> dict[str, Any]:
    return {
        "email": row.email,
        "name": row.name,
        "is_active": row.is_active,
        "disabled_on": str(row.disabled_on) if row.disabled_on else None,
        **({"is_program": True} if row.is_program else {}),
    }


def _remember(row: Account, before: dict[str, Any] | None, *, by: Actor, at: dt.datetime, why: str) -> None:
    change = RecordChange(kind=ACCOUNT, record=str(row.pk), before=before, after=_fields(row), personal=_PERSONAL)
    remember([change], by=by, at=at, why=why)


def _remember_grant(row: Grant, *, is_new: bool, by: Actor, at: dt.datetime, why: str) -> None:
    fields = {
        "account": row.account_id,
        "role": row.role,
        "authority": row.authority_id,
        "valid_from": str(row.valid_from),
        "valid_until": str(row.valid_until) if row.valid_until else None,
        "source": row.source,
    }
    change = RecordChange(
        kind=GRANT,
        record=str(row.pk),
        authority=row.authority_id,
        before=None if is_new else fields,
        after=fields if is_new else None,
    )
    remember([change], by=by, at=at, why=why)


def _link_fields(row: SupplierLink) -> dict[str, Any]:
    return {
        "of": f"{row.kind} {row.record}",
        "expires_on": str(row.expires_on),
        "revoked_at": row.revoked_at.isoformat() if row.revoked_at else None,
    }


def _remember_link(row: SupplierLink, before: dict[str, Any] | None, *, by: Actor, at: dt.datetime, why: str) -> None:
    change = RecordChange(
        kind=LINK, record=str(row.pk), authority=row.authority_id, before=before, after=_link_fields(row)
    )
    remember([change], by=by, at=at, why=why)
