"""Measures that the language of conditions cannot say, by name."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from aankoopwijzer.domain.calculators.survival import Life, restricted_mean_life
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import Figure, Lack
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.policy.indicators import Indicator, NamedMeasure


class Lived(NamedTuple):
    """So many products of one authority and set of product groups with the same first and last day in use."""

    authority: str | None
    rows: frozenset[str] | None
    start: dt.date | None
    end: dt.date | None
    how_many: int


def lasting(
    indicator: Indicator, measure: NamedMeasure, lived: Iterable[Lived], years: Iterable[int]
) -> dict[Place, Figure]:
    """The restricted mean life by authority, product group and year; authority None is the whole region.

    A life of which the first day is not known counts as unknown in every year, and so does one of which nobody knows
    to which product group it belongs, in every group.
    """
    groups: dict[tuple[str | None, str | None], list[Life]] = defaultdict(list)
    unknown: dict[tuple[str | None, str | None], int] = defaultdict(int)
    for one in lived:
        for group in (None, *indicator.rows):
            wanted = {group} if group else set(indicator.rows)
            if one.rows is not None and not one.rows & wanted:
                continue
            for authority in {one.authority, None}:
                if one.start is None or one.rows is None:
                    unknown[authority, group] += one.how_many
                else:
                    groups[authority, group].append(Life(one.start, one.end, one.how_many))
    found = {}
    for year in years:
        since, until = dt.date(year - measure.window_years + 1, 1, 1), dt.date(year, 12, 31)
        for authority, group in {**groups, **unknown}:
            lives = groups.get((authority, group), [])
            answer = restricted_mean_life(lives, since=since, until=until, horizon_years=measure.horizon_years)
            n = answer.n + unknown.get((authority, group), 0)
            tally = Tally(n=n, known=answer.n, numerator=answer.ended, denominator=answer.n)
            lack = None
            if answer.years is None:
                lack = Lack.NOTHING_TO_DIVIDE_BY if answer.n else Lack.ALL_UNKNOWN if n else Lack.NO_RECORDS
            found[Place(authority, year, group)] = Figure(tally, answer.years, lack=lack)
    return found
