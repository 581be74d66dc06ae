"""How long things last while many are still in use: Kaplan and Meier's estimate, and its mean up to a horizon."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_DAYS_PER_YEAR = Decimal("365.25")


@dataclass(frozen=True, slots=True)
class Life:
    """One product: first day in use, day out of use (None: still in use), and how many such there are."""

    start: dt.date
    end: dt.date | None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Lasting:
    """The mean life in years up to the horizon; `ended` of `n` lives ended in the window, the others go on.

    `years` is None when no life ended there or when nobody in the window was followed: nothing can be said then.
    """

    years: Decimal | None
    n: int
    ended: int

    @property
    def censored(self) -> Decimal | None:
        """The share of the lives that had not ended, from 0 to 1."""
        return Decimal(self.n - self.ended) / self.n if self.n else None


def restricted_mean_life(lives: Iterable[Life], *, since: dt.date, until: dt.date, horizon_years: int) -> Lasting:
    """Kaplan and Meier's estimate over a window of days, both inclusive, and the area under it up to the horizon.

    A product counts from the age that it has on the first day of the window (delayed entry) to the age at which it
    ends or the window does (censored). The mean age of what was thrown away would leave out everything that lasts.
    Source: Kaplan and Meier 1958; for delayed entry Klein and Moeschberger, Survival analysis, section 4.6.
    """
    after = until + dt.timedelta(days=1)
    followed: list[tuple[int, int, bool, int]] = []
    for life in lives:
        stop = min(life.end or after, after)
        if life.start > until or stop <= since or stop <= life.start:
            continue
        ended = life.end is not None and life.end <= until
        entry = max((since - life.start).days, 0)
        followed.append((entry, (stop - life.start).days, ended, life.count))
    n = sum(count for *_, count in followed)
    deaths: dict[int, int] = {}
    for _, exit, ended, count in followed:
        if ended:
            deaths[exit] = deaths.get(exit, 0) + count
    total = sum(deaths.values())
    if not total:
        return Lasting(None, n, 0)
    return Lasting(_area(followed, deaths, int(horizon_years * _DAYS_PER_YEAR)), n, total)


def _area(followed: list[tuple[int, int, bool, int]], deaths: dict[int, int], horizon: int) -> Decimal:
    """The area under the curve, in years. At each age, those at risk entered before it and are still there."""
    entries = sorted((entry, count) for entry, _, _, count in followed)
    exits = sorted((exit, count) for _, exit, _, count in followed)
    alive, area, before = Decimal(1), Decimal(0), 0
    entered = gone = at_entry = at_exit = 0
    for age in sorted(deaths):
        if age > horizon:
            break
        while at_entry < len(entries) and entries[at_entry][0] < age:
            entered += entries[at_entry][1]
            at_entry += 1
        while at_exit < len(exits) and exits[at_exit][0] < age:
            gone += exits[at_exit][1]
            at_exit += 1
        area += alive * (age - before)
        before = age
        alive *= 1 - Decimal(deaths[age]) / (entered - gone)
    return (area + alive * (horizon - before)) / _DAYS_PER_YEAR
