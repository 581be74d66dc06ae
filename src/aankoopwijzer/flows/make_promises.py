"""What was asked in the tender becomes, once awarded, what is promised in the contract."""

import datetime as dt
from collections.abc import Collection

from aankoopwijzer.domain.guidance.promising import promises_in
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.procurements.queries import procurements_by_number
from aankoopwijzer.register.promises.commands import add_promises


def make_promises(numbers: Collection[int], pack: PolicyPack, *, by: Actor, at: dt.datetime) -> int:
    """Make the promises of these procurements that are awarded; returns how many are new. Safe to repeat."""
    awarded = procurements_by_number(list(numbers))
    return add_promises((one for each in awarded for one in promises_in(each, pack)), by=by, at=at)
