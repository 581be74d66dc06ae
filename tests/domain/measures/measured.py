"""Figures for tests, counted by hand: the policy that ships, with a few tallies."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.load_pack import load_pack

Counted = Mapping[tuple[str, str], Mapping[Place, Tally]]


@cache
def shipped() -> PolicyPack:
    """The policy pack that ships with the product."""
    return load_pack()


def share(part: int, whole: int, unknown: int = 0) -> Tally:
    """So many of so many records, and so many of which it is not known."""
    return Tally(n=whole + unknown, known=whole, numerator=part, denominator=whole, doubt=unknown)


def measured(tallies: Counted, *, year: int = 2025) -> Measured:
    """Everything that follows from these tallies at the end of a year."""
    return Measured(shipped(), tallies, [], on=dt.date(year, 12, 31), snapshot="by-hand")
