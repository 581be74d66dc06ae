"""A file that was handed over is kept for a day, until somebody says what to do with it."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.imports import commands

_KEPT = dt.timedelta(days=1)


def hold_file(content: bytes, *, kind: str, name: str, authority: str | None, by: Actor, at: dt.datetime) -> int:
    """Keep the file; returns its number. What was kept too long is thrown away first."""
    commands.throw_away_expired(at=at)
    return commands.hold(kind, authority, name, content, by=by, expires_at=at + _KEPT)
