"""Nothing that goes wrong ends in a stack trace: every error becomes lines on stderr and an exit code.

0 ok, 1 a finding, 2 bad input; beyond those 70 when the fault is ours, 130 after Ctrl-C, and 141 when nobody reads
what we write any more, as other programs do.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

_BARE_AT_MOST = 3
"""A group of commands by itself, with a language at most, shows its help too."""
FALLBACK = "en"
BAD_INPUT, OUR_FAULT, INTERRUPTED, NOBODY_READS = 2, 70, 130, 141


class GuardedGroup(TyperGroup):
    """The root of the command line, which turns every exception into words."""

    def main(  # type: ignore[override]  # The signature of the command line's framework is wider than we need.
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command that was typed and leave with its exit code."""
        arguments = list(sys.argv[1:] if args is None else args)
        if "--help" in arguments or len(arguments) <= _BARE_AT_MOST:
            self._speak(arguments)
        try:
            code = super().main(arguments, prog_name or "aankoopwijzer", standalone_mode=False, **extra)
            _flush()
        except BrokenPipeError:
            code = _hang_up()
        except KeyboardInterrupt:
            code = INTERRUPTED
        except Exception as error:
            try:
                code = _told(error, arguments)
            except BrokenPipeError:
                code = _hang_up()
        if code == INTERRUPTED:
            _say_stopped(arguments)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)

    def _speak(self, arguments: Sequence[str]) -> None:
        """Let the help that may be shown be in the reader's language; English is how it is written."""
        from aankoopwijzer.cli.help_text import translate_help
        from aankoopwijzer.cli.language import language_wanted, speech

        said = speech(language_wanted(arguments, os.environ))
        if said.language != FALLBACK:
            translate_help(self, said)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the command; a pipe that closes is handled here, before the framework calls it a failure."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise typer.Exit(_hang_up()) from None
        return found


def _told(error: Exception, arguments: Sequence[str]) -> int:
    """Say what is wrong in the reader's language; returns the exit code."""
    from aankoopwijzer.cli.explaining import complaints_about
    from aankoopwijzer.cli.language import language_wanted, speech

    if isinstance(error, TyperException) and type(error).__name__ == "NoArgsIsHelpError":
        if error.message:
            print(error.message, file=sys.stderr)
        return BAD_INPUT
    said = speech(language_wanted(arguments, os.environ))
    complaints = complaints_about(error)
    if complaints:
        for complaint in complaints:
            print(complaint.line(said), file=sys.stderr)
        return BAD_INPUT
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(place.filename)}:{place.lineno}"
    message = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    what = said.say("this is a fault in the program itself ({message}, at {where})", message=message, where=where)
    print(f"aankoopwijzer: {what}; {said.say('report it with the command that you typed')}", file=sys.stderr)
    return OUR_FAULT


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()


def _say_stopped(arguments: Sequence[str]) -> None:
    from aankoopwijzer.cli.language import language_wanted, speech

    print(speech(language_wanted(arguments, os.environ)).say("Stopped."), file=sys.stderr)


def _hang_up() -> int:
    """Write nowhere from here on, so that the interpreter's last flush does not complain either."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - it stays open until the process ends
    return NOBODY_READS
