"""Reading accounts, roles, sessions and supplier links."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q

from aankoopwijzer.domain.records import account as records
from aankoopwijzer.domain.records.visitor import Grant, LinkHolder, Person, Role
from aankoopwijzer.register.accounts import models, outside
from aankoopwijzer.register.accounts.commands import hash_of

_STANDING = Prefetch("grants", queryset=models.Grant.objects.filter(revoked_at__isnull=True).order_by("id"))


def person(account: int, *, by_strong_provider: bool = False) -> Person | None:
    """The person behind an account as a visitor; None when the account is gone or disabled.

    Whoever has a second factor was asked for it when he signed in; a provider may have asked for one of its own.
    """
    row = models.Account.objects.filter(pk=account, is_active=True).prefetch_related(_STANDING).first()
    if row is None:
        return None
    return Person(
        account=row.pk,
        name=row.name,
        email=row.email,
        grants=tuple(_grant(one) for one in row.grants.all()),
        # A demonstration has nothing to protect, and nobody with a telephone at hand.
        has_second_factor=by_strong_provider or row.is_demo or outside.has_second_factor(row.pk),
    )


def account(number: int) -> records.Account | None:
    """One account; None when there is none of that number."""
    return next(iter(_accounts(models.Account.objects.filter(pk=number))), None)


def account_by_email(email: str) -> records.Account | None:
    """The account with this address, whatever its capitals; None when there is none."""
    return next(iter(_accounts(models.Account.objects.filter(email=email.strip().lower()))), None)


def accounts(*, authorities: Collection[str] | None = None) -> tuple[records.Account, ...]:
    """The accounts that were not anonymised: with a standing role at one of these authorities, or (None) all."""
    rows = models.Account.objects.filter(anonymised_on__isnull=True)
    if authorities is not None:
        rows = rows.filter(
            pk__in=models.Grant.objects.filter(authority__in=authorities, revoked_at__isnull=True).values("account")
        )
    return _accounts(rows)


def names(numbers: Iterable[int]) -> Mapping[int, str]:
    """The names of accounts by their number, for showing who did something; empty for one that was anonymised."""
    return dict(models.Account.objects.filter(pk__in=set(numbers)).values_list("pk", "name"))


def sessions(account: int, *, at: dt.datetime) -> tuple[records.Session, ...]:
    """The browsers in which this account is signed in, the last used first; the time is right to ten minutes."""
    idle = dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    rows = models.AccountSession.objects.filter(account=account, expire_date__gt=at).order_by("-expire_date")
    return tuple(records.Session(key=row.session_key, last_used_at=row.expire_date - idle) for row in rows)


def unused_accounts(*, since: dt.date) -> tuple[int, ...]:
    """Active accounts that nobody used since this day (or ever, when made before it)."""
    unused = Q(last_used_on__lt=since) | Q(last_used_on__isnull=True, created_on__lt=since)
    return tuple(models.Account.objects.filter(unused, is_active=True).values_list("pk", flat=True))


def accounts_disabled_before(day: dt.date) -> tuple[int, ...]:
    """Accounts that were disabled before this day and not anonymised yet."""
    rows = models.Account.objects.filter(is_active=False, disabled_on__lt=day, anonymised_on__isnull=True)
    return tuple(rows.values_list("pk", flat=True))


def demo_accounts() -> tuple[int, ...]:
    """The active accounts that a demonstration made."""
    return tuple(models.Account.objects.filter(is_demo=True, is_active=True).values_list("pk", flat=True))


def password_faults(password: str) -> tuple[str, ...]:
    """What makes a password too weak, as sentences; nothing when it will do."""
    try:
        validate_password(password)
    except ValidationError as problem:
        return tuple(problem.messages)
    return ()


def link_holder(secret: str, *, on: dt.date) -> LinkHolder | None:
    """Who holds the link with this secret; None when there is no such link, it was revoked, or it has expired."""
    row = models.SupplierLink.objects.filter(
        secret_hash=hash_of(secret), revoked_at__isnull=True, expires_on__gt=on
    ).first()
    if row is None:
        return None
    return LinkHolder(link=row.pk, kind=row.kind, record=row.record, authority=row.authority_id)


def links_of(kind: str, record: str) -> tuple[records.SupplierLink, ...]:
    """The links that were ever given to one record, the latest first."""
    rows = models.SupplierLink.objects.filter(kind=kind, record=record).order_by("-id")
    return tuple(
        records.SupplierLink(
            number=row.pk,
            kind=row.kind,
            record=row.record,
            authority=row.authority_id,
            created_at=row.created_at,
            expires_on=row.expires_on,
            revoked_at=row.revoked_at,
            last_used_on=row.last_used_on,
        )
        for row in rows
    )


def _accounts(rows: Iterable[models.Account]) -> tuple[records.Account, ...]:
    found = list(rows.prefetch_related(_STANDING))  # type: ignore[attr-defined] # always a query set
    strong = outside.with_second_factor([row.pk for row in found])
    return tuple(
        records.Account(
            number=row.pk,
            email=row.email,
            name=row.name,
            is_active=row.is_active,
            is_demo=row.is_demo,
            is_program=row.is_program,
            created_on=row.created_on,
            last_used_on=row.last_used_on,
            disabled_on=row.disabled_on,
            anonymised_on=row.anonymised_on,
            has_password=row.has_usable_password(),
            has_second_factor=row.pk in strong,
            grants=tuple(
                records.HeldGrant(number=one.pk, grant=_grant(one), source=one.source) for one in row.grants.all()
            ),
        )
        for row in found
    )


def _grant(row: models.Grant) -> Grant:
    return Grant(
        role=Role(row.role),
        authority=row.authority_id,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
