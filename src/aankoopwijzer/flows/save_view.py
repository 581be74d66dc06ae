"""Somebody gives the filter of a list a name."""

from aankoopwijzer.register.saved_views import commands


def save_view(owner: int, page: str, name: str, query: str, *, shared_with: str | None = None) -> int:
    """Keep the filter for its owner, and for an authority if he shares it; returns its number. Raises `ViewRefused`."""
    return commands.save_view(owner, page, name, query, shared_with=shared_with)
