"""A procurement comes into the register because somebody describes it."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows._found_groups import found_groups
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.procurements import commands
from aankoopwijzer.register.procurements.commands import ReferenceTaken

__all__ = ["ReferenceTaken", "add_procurement"]


def add_procurement(
    procurement: Procurement, *, by: Actor, at: dt.datetime, by_person: bool = True, adviser: Adviser | None = None
) -> int:
    """Keep it; returns its number. Raises `ReferenceTaken` when the authority has that reference already.

    When it names no product group, the `adviser` finds those that are certain, as for a notice.
    """
    found = found_groups(_purchase(procurement), adviser) if adviser and not procurement.rows else ()
    typed = (Procurement.model_fields.keys() - {"rows"}) if by_person and found else ()
    (number,) = commands.add_procurements(
        [procurement.model_copy(update={"rows": found}) if found else procurement],
        by=by,
        at=at,
        by_person=by_person and not found,
        typed=typed,
    )
    return number


def _purchase(one: Procurement) -> Purchase:
    return Purchase(
        title=one.title,
        description=one.description or "",
        contract_type=one.contract_type,
        value_eur=one.value_estimated,
        date=one.planned_on or one.published_on,
        authority=one.authority,
        cpv=one.cpv,
        framework_agreement=one.is_framework_agreement,
    )
