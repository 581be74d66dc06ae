"""One setting names the database."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from aankoopwijzer.config.environment import DATABASE, SettingsError


def database(address: str, *, folder: Path) -> dict[str, Any]:
    """Django's description of the database at `address`; empty means SQLite in `folder`.

    Raises `SettingsError` for an address that is not `postgresql://user:password@host:port/name`.
    """
    if not address:
        return _sqlite(folder / "aankoopwijzer.sqlite3")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as problem:
        raise SettingsError(f"{DATABASE.variable}: {problem}; write {DATABASE.meaning}") from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        # The address holds a password: it is never repeated in a message.
        raise SettingsError(f"{DATABASE.variable}: not an address we know; write {DATABASE.meaning}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(file: Path) -> dict[str, Any]:
    # Six writers at once lose 26-44 % of their writes with the defaults, none with these three together.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
