"""Our rules for django-allauth: who may sign in, what it says when that fails, and what it may keep."""

import base64
import hashlib
import secrets
import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.flows.follow_claims import follow_claims
from aankoopwijzer.register.accounts import queries
from aankoopwijzer.web.pace import visitor_address

RECENT_SECONDS = 300


class AccountRules(DefaultAccountAdapter):
    """Nobody opens an account by himself; what goes wrong is said in our words."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail address and this password do not go together. Check both."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or was used already. Wait for the next one."),
        "too_many_login_attempts": _("This went wrong too often. Wait ten minutes and try again."),
        "rate_limited": _("This went wrong too often. Wait ten minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No: people are invited."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that attempts are counted by."""
        return visitor_address(request)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """What somebody reads who knows his password, but whose account was disabled."""
        return render(request, "aankoopwijzer/accounts/disabled.html", status=403)

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Whether this is the password of the account, counted as an attempt to sign in."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether somebody must prove again who he is: not when he did so a few minutes ago, at sign-in or later."""
        records = get_authentication_records(context.request, context.request.user)
        return not records or time.time() - records[-1]["at"] > RECENT_SECONDS


class SecondFactorRules(DefaultMFAAdapter):
    """The secret of a second factor is of no use to who finds a copy of the database."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountRules.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """The secret, locked with the key of this site."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; when the key of the site has changed since, one that no code fits."""
        try:
            return _lock().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


class ProviderRules(DefaultSocialAccountAdapter):
    """A provider says who somebody is; whether he may come in, we know ourselves. Its claims are not kept."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account that was made for this person, and follow the claims where that is switched on."""
        provider = next(one for one in settings.SIGN_IN_PROVIDERS if one.id == sociallogin.account.provider)
        claims = sociallogin.account.extra_data
        claims = claims.get("id_token", {}) | claims.get("userinfo", {}) if "userinfo" in claims else claims
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
        else:
            email = provider.vouched_email(claims)
            account = queries.account_by_email(email) if email else None
            if account is None or account.is_program:
                raise ImmediateHttpResponse(
                    render(request, "aankoopwijzer/accounts/not_invited.html", {"provider": provider.name}, status=403)
                )
            sociallogin.connect(request, get_user_model().objects.get(pk=account.number))
        if provider.roles and sociallogin.user.is_active:
            follow_claims(
                sociallogin.user.pk, provider.id, provider.roles_by(claims), at=timezone.now(), on=timezone.localdate()
            )

    def on_authentication_error(self, request: HttpRequest, provider: Any, *args: Any, **kwargs: Any) -> None:
        """What somebody reads when the provider did not let him through."""
        raise ImmediateHttpResponse(provider_failed(request, provider.app.provider_id))


def provider_failed(request: HttpRequest, provider_id: str) -> HttpResponse:
    """What somebody reads when the provider did not answer, or did not let him through; 404 for an unknown one."""
    provider = next((one for one in settings.SIGN_IN_PROVIDERS if one.id == provider_id), None)
    if provider is None:
        raise Http404
    return render(request, "aankoopwijzer/accounts/provider_failed.html", {"provider": provider.name}, status=401)


def _lock() -> Fernet:
    key = hashlib.sha256(f"second factor: {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
