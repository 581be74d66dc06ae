"""Somebody signs out of the browsers that are not before him."""

from aankoopwijzer.register.accounts import commands


def end_sessions(account: int, *, keep: str | None = None, key: str | None = None) -> int:
    """End every session of the account but `keep`, or only the one of `key`; returns how many."""
    return commands.end_sessions(account, keep=keep, key=key)
