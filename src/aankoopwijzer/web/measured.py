"""The figures as the pages show them: counted once for each state of the register, and never shown as fresher than
they are.

A request asks the register how fresh it is, which costs a few milliseconds, and uses what was worked out for exactly
that state. When there is none yet it is counted beside the requests; until that is done a page shows the figures of
before, and says so. Where there are none of before, the request that set the count off waits a few seconds for it.
"""

import datetime as dt
import hashlib
import logging
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread

from django.conf import settings
from django.db import connections

from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.progress import Progress, progress_of
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.measure_year import measure_year
from aankoopwijzer.register.given import freshness
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.policy import adviser

_log = logging.getLogger(__name__)
_PATIENCE_SECONDS = 4.0
"""How long a request waits for figures when there are none at all to show: long enough to read what was counted before
this process began."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page may show: figures (None: they are being counted for the first time), and whether they are of now.

    `progress` is what everybody may see: figures that could tell of a person are kept back. `full` holds those too, for
    who may see the records behind them. `key` names the state that they are of: what follows from `progress` alone may
    be kept under it.
    """

    progress: Progress | None
    is_current: bool
    key: str = ""
    full: Measured | None = None


class _Counted:
    """The last figures of this process and the state that they are of; `year` for those up to its last day."""

    def __init__(self, year: int | None = None) -> None:
        self._year = year
        self._lock = Lock()
        self._busy_with: Hashable = None
        self._state: Hashable = None
        self._progress: Progress | None = None
        self._full: Measured | None = None
        self._key = ""
        self._done = Event()

    def seen(self, *, may_wait: bool = True) -> Seen:
        """The figures of the present state, or those of before while they are counted anew."""
        on, folder = today(), Path(settings.MEASURED_DIR)
        state = (self._year or on, folder, tuple(sorted(freshness().items())))
        with self._lock:
            if self._state == state:
                return self._as_seen(is_current=True)
            if not settings.COUNTS_BESIDE_REQUESTS and not may_wait:
                return self._as_seen(is_current=False)
            starts = settings.COUNTS_BESIDE_REQUESTS and self._busy_with is None
            if starts:
                self._busy_with = state
                self._done.clear()
            before = self._as_seen(is_current=False)
        if starts:
            Thread(target=self._count_beside, args=(state, folder, on), daemon=True).start()
        if settings.COUNTS_BESIDE_REQUESTS:
            # Only the request that set the count off waits: the others leave the server free for pages without figures.
            return self._after_a_while(state) if starts and before.progress is None and may_wait else before
        self._count(state, folder, on)
        return self._as_seen(is_current=True)

    def _after_a_while(self, state: Hashable) -> Seen:
        self._done.wait(_PATIENCE_SECONDS)
        with self._lock:
            return self._as_seen(is_current=self._state == state)

    def _as_seen(self, *, is_current: bool) -> Seen:
        return Seen(self._progress, is_current, self._key, self._full)

    def _count_beside(self, state: Hashable, folder: Path, on: dt.date) -> None:
        try:
            self._count(state, folder, on)
        except Exception:
            # The pages go on saying that these figures are not of now; the next request tries again.
            _log.exception("The figures could not be counted")
        finally:
            with self._lock:
                self._busy_with = None
                self._done.set()
            connections.close_all()

    def _count(self, state: Hashable, folder: Path, on: dt.date) -> None:
        if self._year is None:
            full = measure_indicators(adviser(), folder, on=on, by_quarter=True)
        else:
            full = measure_year(adviser(), folder, year=self._year, on=on)
        found = progress_of(full.public())
        with self._lock:
            self._state, self._progress, self._full = state, found, full
            self._key = hashlib.sha256(repr(state).encode()).hexdigest()[:24]


_counted = _Counted()
_of_years: dict[int, _Counted] = {}


def seen() -> Seen:
    """The figures for this request."""
    return _counted.seen()


def glimpsed() -> Seen:
    """The same for a page that can do without: it never waits for them."""
    return _counted.seen(may_wait=False)


def seen_of(year: int) -> Seen:
    """The figures up to the end of a year that is over and can be reported on; those are few, so that all are kept."""
    return _of_years.setdefault(year, _Counted(year)).seen()
