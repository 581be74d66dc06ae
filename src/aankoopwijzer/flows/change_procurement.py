"""Somebody knows more of a procurement, or knows better."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.register.procurements import commands


def change_procurement(procurement: Procurement, *, by: Actor, at: dt.datetime, why: str = "") -> Procurement:
    """Make the procurement of that number say this. Raises `ReferenceTaken`, or `NoSuchProcurement`."""
    return commands.change_procurement(procurement, by=by, at=at, by_person=True, why=why)
