"""Somebody knows more of a procurement, or knows better."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.register.procurements import commands
from aankoopwijzer.register.procurements.commands import ChangedSince, NoSuchProcurement, ReferenceTaken

__all__ = ["ChangedSince", "NoSuchProcurement", "ReferenceTaken", "change_procurement"]


def change_procurement(
    procurement: Procurement,
    *,
    by: Actor,
    at: dt.datetime,
    why: str = "",
    by_person: bool = True,
    known: Procurement | None = None,
) -> Procurement:
    """Make the procurement of that number say this; `known` is what the one who changes it had read of it.

    Raises `ReferenceTaken`, `NoSuchProcurement`, or `ChangedSince` when it is no longer what is `known`.
    """
    return commands.change_procurement(procurement, by=by, at=at, by_person=by_person, why=why, known=known)
