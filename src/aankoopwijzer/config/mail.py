"""One setting says how letters leave."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from aankoopwijzer.config.environment import MAIL, SettingsError

_PORTS = {"smtp": 587, "smtps": 465}


class Mail(NamedTuple):
    """How letters leave: to files in a folder, or by a mail server."""

    backend: str
    folder: Path | None = None
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    begins_tls: bool = False
    is_tls: bool = False


def mail(address: str, *, folder: Path) -> Mail:
    """How letters leave by way of `address`; empty means that they are written to `folder`.

    `smtp` begins a safe line (STARTTLS) before it says anything, `smtps` is one from the start: a password, and the
    link that sets one, never travel in the clear. Raises `SettingsError`.
    """
    if not address:
        return Mail("django.core.mail.backends.filebased.EmailBackend", folder / "mail")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as problem:
        raise SettingsError(f"{MAIL.variable}: {problem}; write {MAIL.meaning}") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        # The address holds a password: it is never repeated in a message.
        raise SettingsError(f"{MAIL.variable}: not an address we know; write {MAIL.meaning}")
    return Mail(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        begins_tls=parts.scheme == "smtp",
        is_tls=parts.scheme == "smtps",
    )
