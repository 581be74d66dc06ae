"""Somebody says what the columns of a file mean that waits."""

from collections.abc import Mapping

from aankoopwijzer.register.imports import commands


def say_columns(number: int, columns: Mapping[str, str]) -> None:
    """Keep our column by title with the file, empty for a title without meaning."""
    commands.say_columns(number, columns)
