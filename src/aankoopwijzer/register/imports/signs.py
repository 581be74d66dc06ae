"""Signs between who does an import and who waits for it: files in the data folder, beside the database.

The transaction of an import holds the one pen that SQLite has, and what it writes nobody sees before it ends; so how
far it is, and that it must stop, travels past the database. Who works holds a lock on his file: the system lets go of
it when the process ends, however it ends, so that an import that was killed is known as such at once.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from django.conf import settings

from aankoopwijzer.domain.intake.progress import ImportStopped, Tell
from aankoopwijzer.domain.records.import_job import Stage

_EVERY_SECONDS = 0.2
_TRIES = 5
_STAGES = ("reading", "writing", "committing")


class AlreadyAtWork(Exception):
    """Another process does this import."""


@contextmanager
def at_work(number: int) -> Iterator[Tell]:
    """Do the import of that file, and tell how far it is; raises `AlreadyAtWork`.

    What is told raises `ImportStopped` when somebody asked to stop.
    """
    with _file(number).open("a+", encoding="ascii") as sign:
        _lock(sign)
        _last(number).unlink(missing_ok=True)
        try:
            yield _teller(number, sign)
        finally:
            forget(number)


def is_at_work(number: int) -> bool:
    """Whether a process that is alive does the import of that file."""
    try:
        with _file(number).open(encoding="ascii") as sign:
            fcntl.flock(sign, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def how_far(number: int) -> tuple[Stage, int] | None:
    """What was told last: the stage, and the lines it is done with; None before anything was told."""
    try:
        stage, lines = _file(number).read_text(encoding="ascii").split()
    except (FileNotFoundError, ValueError):
        return None
    return (cast("Stage", stage), int(lines)) if stage in _STAGES else None


def ask_to_stop(number: int) -> bool:
    """Ask whoever does the import to stop; False when it comes too late: he commits what he wrote, or did."""
    with _deciding():
        if _last(number).exists() and is_at_work(number):
            return False
        _stop(number).touch()
    return True


def is_asked_to_stop(number: int) -> bool:
    """Whether somebody asked to stop."""
    return _stop(number).exists()


def forget(number: int) -> None:
    """Take the signs of an import away."""
    for file in (_file(number), _stop(number), _last(number)):
        with suppress(FileNotFoundError):
            file.unlink()


def _lock(sign: IO[str]) -> None:
    """Hold the file alone; who only looks whether somebody works holds it for a moment too."""
    for _ in range(_TRIES):
        try:
            fcntl.flock(sign, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_EVERY_SECONDS)
        else:
            return
    raise AlreadyAtWork


def _teller(number: int, sign: IO[str]) -> Tell:
    told_at = -_EVERY_SECONDS

    def tell(stage: Stage, lines: int) -> None:
        nonlocal told_at
        now = time.monotonic()
        is_last = stage == "committing"
        if now - told_at < _EVERY_SECONDS and not is_last:
            return
        told_at = now
        with _deciding():
            if is_asked_to_stop(number):
                raise ImportStopped
            if is_last:
                _last(number).touch()
        sign.truncate(0)
        sign.write(f"{stage} {lines}")
        sign.flush()

    return tell


@contextmanager
def _deciding() -> Iterator[None]:
    """One at a time: either the wish to stop is there before the last word, or it is told that it comes too late."""
    with (_folder() / "deciding").open("a", encoding="ascii") as sign:
        fcntl.flock(sign, fcntl.LOCK_EX)
        yield


def _file(number: int) -> Path:
    return _folder() / f"{number}"


def _stop(number: int) -> Path:
    return _folder() / f"{number}.stop"


def _last(number: int) -> Path:
    return _folder() / f"{number}.last"


def _folder() -> Path:
    folder = Path(settings.DATA_DIR) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
