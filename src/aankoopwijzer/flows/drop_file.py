"""A file that waits is thrown away."""

from aankoopwijzer.register.imports import commands


def drop_file(number: int) -> None:
    """Throw the file away; what it became, if anything, stays."""
    commands.throw_away(number)
