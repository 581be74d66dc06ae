"""One setting names the database."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from aankoopwijzer.config.environment import DATABASE, SettingsError

OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "application_name", "passfile"})
"""What may stand behind the address, as libpq knows it: how safe, how patient, under which name."""
_NAME = DATABASE.variable


def database(address: str, *, folder: Path, password: str = "") -> dict[str, Any]:
    """Django's description of the database at `address`; empty means SQLite in `folder`.

    A local socket is `postgresql:///name?host=/run/postgresql`. `password` is the one that was kept apart from the
    address. Raises `SettingsError` for an address that is none; it never repeats one, because it may hold a password.
    """
    if not address:
        return _sqlite(folder / "aankoopwijzer.sqlite3")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as problem:
        raise SettingsError(f"{_NAME}: {problem}; write {DATABASE.meaning}") from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name or "\0" in name:
        raise SettingsError(f"{_NAME}: not an address we know; write {DATABASE.meaning}")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    if unknown := sorted(set(options) - OPTIONS):
        raise SettingsError(f"{_NAME}: {unknown[0]!r} cannot stand behind the address; choose of: {_known()}")
    if password and parts.password:
        raise SettingsError(f"{_NAME}: holds a password, and so does {_NAME}_PASSWORD_FILE; take it out of one")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": password or unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _known() -> str:
    return ", ".join(sorted({"host", *OPTIONS}))


def _sqlite(file: Path) -> dict[str, Any]:
    # Six writers at once lose 26-44 % of their writes with the defaults, none with these three together.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # An index of a million lines does not fit in the 2 MB that SQLite keeps at hand of itself.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
        },
    }
