"""Who else may say who somebody is: OpenID Connect providers, each by settings of its own."""

import re
from typing import Any
from urllib.parse import urlsplit

from aankoopwijzer.config.environment import OIDC, SECURE, Setting, SettingsError
from aankoopwijzer.domain.records.sign_in_provider import RoleByClaim, SignInProvider
from aankoopwijzer.domain.records.visitor import Role

_NAME = re.compile(r"[a-z][a-z0-9]{0,29}\Z")
_HERE = {"localhost", "127.0.0.1", "::1"}


def providers() -> tuple[SignInProvider, ...]:
    """The providers of `AANKOOPWIJZER_OIDC`; raises `SettingsError` for one that is not described well."""
    return tuple(_provider(name) for name in OIDC.names())


def as_allauth_app(provider: SignInProvider) -> dict[str, Any]:
    """The provider as django-allauth wants it."""
    return {
        "provider_id": provider.id,
        "name": provider.name,
        "client_id": provider.client_id,
        "secret": provider.secret,
        "settings": {"server_url": provider.server, "oauth_pkce_enabled": True},
    }


def _provider(name: str) -> SignInProvider:
    if not _NAME.match(name):
        raise SettingsError(f"{OIDC.variable}: {name!r} is no short name; use small letters and digits, as in: stad")

    def given(part: str, default: str = "") -> Setting:
        return Setting(f"OIDC_{name.upper()}_{part}", default, "")

    return SignInProvider(
        id=name,
        name=given("NAME", name.capitalize()).text(),
        server=_server(given("SERVER")),
        client_id=_needed(given("CLIENT_ID"), "the id that the provider gave to this site"),
        secret=_secret(given("CLIENT_SECRET"), given("CLIENT_SECRET_FILE")),
        domains=tuple(domain.lower().lstrip("@") for domain in given("DOMAINS").names()),
        has_second_factor=given("SECOND_FACTOR", "no").flag(),
        roles=tuple(_role(given("ROLES"), text) for text in given("ROLES").names()),
    )


def _needed(setting: Setting, what: str) -> str:
    if not setting.text():
        raise SettingsError(f"{setting.variable}: is not set; give {what}")
    return setting.text()


def _server(setting: Setting) -> str:
    address = _needed(setting, "the address of the provider, as in: https://login.example/realm")
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE and not SECURE.flag())
    if not is_safe or not parts.hostname:
        raise SettingsError(
            f"{setting.variable}: {address!r} does not begin with https://; who listens in could sign in"
        )
    return address.rstrip("/")


def _secret(plain: Setting, file: Setting) -> str:
    if not file.text():
        return _needed(plain, f"the secret, or its file in {file.variable}")
    return file.secret()


def _role(setting: Setting, text: str) -> RoleByClaim:
    """`groups:buyers=buyer@stad` or, for the whole region, `groups:buyers=buyer@*`."""
    left, _, right = text.rpartition("=")
    claim, _, value = left.partition(":")
    role, _, authority = right.partition("@")
    if not (claim and value and authority) or role not in set(Role):
        raise SettingsError(
            f"{setting.variable}: {text!r} cannot be read; write claim:value=role@authority, as in: "
            f"groups:buyers=buyer@stad, with * for the whole region; roles: {', '.join(Role)}"
        )
    return RoleByClaim(claim=claim, value=value, role=Role(role), authority=None if authority == "*" else authority)


OF_EACH = tuple(
    Setting(f"OIDC_<NAME>_{part}", default, meaning)
    for part, default, meaning in (
        ("SERVER", "", "address of the provider, before `/.well-known/openid-configuration`; https"),
        ("CLIENT_ID", "", "the id that the provider gave to this site"),
        ("CLIENT_SECRET", "", "the secret that goes with it"),
        ("CLIENT_SECRET_FILE", "", "a file that holds the secret, instead of the secret itself"),
        ("NAME", "", "how the button calls the provider"),
        (
            "DOMAINS",
            "",
            "e-mail domains that the provider may vouch for; empty: any, when it says the address is verified",
        ),
        ("SECOND_FACTOR", "no", "yes when the provider itself asks more than a password"),
        (
            "ROLES",
            "",
            "`claim:value=role@authority`, several with commas, `*` for the region; empty: claims give no roles",
        ),
    )
)
"""What each provider has; the name of the provider stands where `<NAME>` stands."""
