"""How long things last while many are still in use."""

import datetime as dt
from decimal import Decimal
from random import Random

import numpy
import pytest

from aankoopwijzer.domain.calculators.survival import Life, restricted_mean_life

START = dt.date(2000, 1, 1)
ALL = {"since": dt.date(1990, 1, 1), "until": dt.date(2012, 12, 31)}


def life(days: int, *, start: dt.date = START) -> Life:
    return Life(start, start + dt.timedelta(days=days))


def test_lives_that_all_ended_have_their_plain_mean() -> None:
    found = restricted_mean_life([life(366), life(731)], **ALL, horizon_years=10)
    assert found.years == pytest.approx(Decimal("1.5017"), abs=Decimal("0.0001"))
    assert (found.n, found.ended) == (2, 2)


def test_what_lasts_beyond_the_window_makes_the_life_longer_and_is_no_end() -> None:
    still = Life(START, None)
    found = restricted_mean_life([life(366), still], **ALL, horizon_years=10)
    # Half ended at one year; the other half goes on to the horizon: (1 + 10) / 2, about.
    assert found.years == pytest.approx(Decimal("5.5"), abs=Decimal("0.01"))
    assert (found.ended, found.censored) == (1, Decimal("0.5"))


def test_without_an_end_nothing_can_be_said() -> None:
    found = restricted_mean_life([Life(START, None)], **ALL, horizon_years=10)
    assert (found.years, found.n) == (None, 1)


def test_what_ended_before_the_window_is_not_in_it() -> None:
    window = {"since": dt.date(2010, 1, 1), "until": dt.date(2012, 12, 31)}
    assert restricted_mean_life([life(366)], **window, horizon_years=10).n == 0


def test_a_life_from_a_leap_day_on_is_counted_in_days() -> None:
    found = restricted_mean_life([life(1461, start=dt.date(2004, 2, 29))], **ALL, horizon_years=10)
    assert found.years == 4


def test_it_says_what_a_well_known_library_says() -> None:
    from scipy import stats  # Slow to import: not for every worker that collects.

    random = Random(1)
    lives = [
        life(int(random.expovariate(1 / 2500)) + 1, start=START + dt.timedelta(days=random.randrange(3000)))
        for _ in range(300)
    ]
    ends = [(each.end - each.start).days for each in lives if each.end and each.end <= ALL["until"]]
    stops = [(dt.date(2013, 1, 1) - each.start).days for each in lives if each.end and each.end > ALL["until"]]
    curve = stats.ecdf(stats.CensoredData(uncensored=ends, right=stops)).sf
    horizon = int(10 * 365.25)
    steps = [(0, 1.0), *zip(curve.quantiles, curve.probabilities, strict=True)]
    within = [(day, alive) for day, alive in steps if day <= horizon]
    area = sum(
        alive * (after - day)
        for (day, alive), after in zip(within, [*(d for d, _ in within[1:]), horizon], strict=True)
    )
    found = restricted_mean_life(lives, **ALL, horizon_years=10)
    assert found.years is not None
    assert numpy.isclose(float(found.years), area / 365.25)
