"""What a figure is held against: the baseline of an authority, set by somebody or measured."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Method = Literal["measured", "counted", "estimated", "copied"]
"""Measured by us from records; counted by the authority; estimated; copied from a publication."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A starting value with where it comes from. A later one takes over and the earlier one stays to be seen.

    `value` is in the unit of what is measured, before it is held against a baseline: gram per kilometre, not a gain.
    `uncertainty` is plus or minus so much in the same unit, None when nobody said. `number` orders them: the highest
    one holds; None for one that we measured.
    """

    indicator: str
    authority: str | None
    year: int
    value: Decimal
    method: Method
    source: str = ""
    product_group: str | None = None
    uncertainty: Decimal | None = None
    set_by: str = ""
    set_on: dt.date | None = None
    number: int | None = None


def holding(baselines: Iterable[Baseline]) -> Baseline | None:
    """The baseline that counts: the latest that somebody set, else the measured one; None without any."""
    return max(baselines, key=lambda one: (one.number is not None, one.number or 0), default=None)
