"""How far a long job is, on a terminal only: in a file or a pipe it would be noise."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from aankoopwijzer.cli.talking import Talk

Item = TypeVar("Item")
_WORTH_SHOWING = 5


def progress(items: Iterable[Item], talk: Talk, *, total: int | None, doing: str | None = None) -> Iterator[Item]:
    """The same items, with a bar on stderr while they are worked through; `doing` says what is done to them."""
    if not sys.stderr.isatty() or (total is not None and total < _WORTH_SHOWING):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # What goes to stdout passes the bar by when it is a terminal too, so that neither is torn.
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, total=total, description=doing or talk.say("Advising"))
