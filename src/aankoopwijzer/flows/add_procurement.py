"""A procurement comes into the register because somebody describes it."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.register.procurements import commands
from aankoopwijzer.register.procurements.commands import ReferenceTaken

__all__ = ["ReferenceTaken", "add_procurement"]


def add_procurement(procurement: Procurement, *, by: Actor, at: dt.datetime, by_person: bool = True) -> int:
    """Keep it; returns its number. Raises `ReferenceTaken` when the authority has that reference already."""
    (number,) = commands.add_procurements([procurement], by=by, at=at, by_person=by_person)
    return number
