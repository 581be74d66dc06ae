"""What `--help` says, in the reader's language."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import typer

from aankoopwijzer.reports.speech import Speech, marked

_FRAME = (
    (re.compile(r"^Usage: ", re.MULTILINE), marked("Usage: ")),
    (re.compile(r"^Arguments:", re.MULTILINE), marked("Arguments:")),
    (re.compile(r"^Options:", re.MULTILINE), marked("Options:")),
    (re.compile(r"^Commands:", re.MULTILINE), marked("Commands:")),
    (re.compile(r"\[OPTIONS\]"), marked("[OPTIONS]")),
    (re.compile(r"COMMAND \[ARGS\]"), marked("COMMAND [ARGS]")),
    (re.compile(r"\[default: "), marked("[default: ")),
    (re.compile(r"\[required\]"), marked("[required]")),
    (re.compile(r"\[env var: "), marked("[env var: ")),
    (re.compile(r"Show this message and exit\."), marked("Show this message and exit.")),
)
"""The words that the framework of the command line puts around ours."""


def commands_below(command: Any) -> Iterator[Any]:
    """A command and all commands under it."""
    yield command
    for inner in getattr(command, "commands", {}).values():
        yield from commands_below(inner)


def help_texts(command: Any) -> Iterator[str]:
    """Everything that we say in the help of a command and those under it, each on one line."""
    for each in commands_below(command):
        for thing in (each, *each.params):
            if text := getattr(thing, "help", None):
                yield " ".join(text.split())


def translate_help(command: Any, speech: Speech) -> None:
    """Makes this command and all under it speak the reader's language when asked for help."""
    for each in commands_below(command):
        for thing in (each, *each.params):
            if text := getattr(thing, "help", None):
                thing.help = speech.say(" ".join(text.split()))
        each.get_help = _framed(each.get_help, speech)


def _framed(get_help: Callable[[typer.Context], str], speech: Speech) -> Callable[[typer.Context], str]:
    def framed(context: typer.Context) -> str:
        text = get_help(context)
        for words, message in _FRAME:
            text = words.sub(speech.say(message).replace("\\", r"\\"), text)
        return text

    return framed
