"""Somebody says that a file that waits brings other invoices than the register has, however alike they are."""

from aankoopwijzer.register.imports import commands


def keep_doubles(number: int) -> None:
    """Let the lines come in that would be left out because the register has their invoice from another source."""
    commands.keep_doubles(number)
