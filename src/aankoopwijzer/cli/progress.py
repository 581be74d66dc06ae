"""How far a long job is, on a terminal only: in a file or a pipe it would be noise."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.intake.progress import Tell, silent
from aankoopwijzer.domain.records.import_job import Stage

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


@contextmanager
def telling(talk: Talk) -> Iterator[Tell]:
    """What to tell of an import how far it is: it stands in one line on stderr."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(talk.say("Reading"), total=None)

        def tell(stage: Stage, lines: int) -> None:
            if stage != "reading":
                bar.update(task, description=talk.say("{lines} lines written", lines=lines))
            else:
                bar.update(task, description=talk.say("{lines} lines read", lines=lines))

        yield tell
