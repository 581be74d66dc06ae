"""The benchmark of published notices no longer stands beside the region."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.choices import benchmarks


def drop_benchmark(*, by: Actor, at: dt.datetime) -> bool:
    """Take it away; the history keeps that it was there. False when there was none."""
    return benchmarks.drop(by=by, at=at)
