"""An authority says where it started, with source and method; what was said before stays to be seen."""

import datetime as dt

from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.choices import commands
from aankoopwijzer.register.choices.lengths import MOST_OF_SOURCE


class BaselineRefused(Exception):
    """A baseline that cannot be; `code` says why and `values` fill the message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.code, self.values = code, values


def set_baseline(baseline: Baseline, pack: PolicyPack, *, by: Actor, at: dt.datetime) -> int:
    """Keep the baseline on top of earlier ones; returns its number. `at` is in the time of this place: its year counts.

    Raises `BaselineRefused`: no-such-indicator, no-such-authority, no-such-product-group, without-source,
    too-long, or year-to-come.
    """
    indicator = pack.indicators.get(baseline.indicator)
    if indicator is None:
        raise BaselineRefused("no-such-indicator", indicator=baseline.indicator, known=", ".join(pack.indicators))
    if baseline.authority is not None and baseline.authority not in pack.authorities:
        known = ", ".join(pack.authorities)
        raise BaselineRefused("no-such-authority", authority=baseline.authority, known=known)
    if baseline.product_group is not None and baseline.product_group not in indicator.product_groups:
        known = ", ".join(indicator.product_groups)
        raise BaselineRefused("no-such-product-group", product_group=baseline.product_group, known=known)
    if not baseline.source.strip():
        raise BaselineRefused("without-source")
    if len(baseline.source) > MOST_OF_SOURCE:
        raise BaselineRefused("too-long", field="source", most=str(MOST_OF_SOURCE))
    if baseline.year > at.year:
        raise BaselineRefused("year-to-come", year=str(baseline.year))
    return commands.add_baseline(baseline, by=by, at=at)
