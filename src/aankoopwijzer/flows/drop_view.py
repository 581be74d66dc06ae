"""A named filter goes."""

from aankoopwijzer.register.saved_views import commands


def drop_view(number: int) -> None:
    """Let go of a named filter."""
    commands.drop_view(number)
