"""An advice becomes a planned purchase, with what the buyer chose and left out."""

import datetime as dt
from collections.abc import Collection, Mapping
from types import MappingProxyType

from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementCriterion
from aankoopwijzer.flows._found_groups import found_group
from aankoopwijzer.register.procurements import commands

_FIELD: Mapping[str, str] = MappingProxyType(
    {"framework_agreement": "is_framework_agreement", "value_eur": "value_estimated", "date": "planned_on"}
)
"""What a fact of the purchase is called in the register, where that is another name."""


def plan_purchase(
    guidance: Guidance, *, authority: str, draft: str, typed: Collection[str], by: Actor, at: dt.datetime
) -> int:
    """Keep the purchase of this advice as planned; returns its number.

    `draft` is the purchase with the choices, as JSON. `typed` names the facts of the purchase that somebody typed for
    the advice; all else follows from it, or from a file.
    """
    (number,) = commands.add_procurements(
        [_planned(guidance, authority=authority, draft=draft)],
        by=by,
        at=at,
        by_person=False,
        typed={_FIELD.get(name, name) for name in typed},
    )
    return number


def _planned(guidance: Guidance, *, authority: str, draft: str) -> Procurement:
    """The advice as a record of a planned purchase."""
    purchase = guidance.purchase
    chosen = [
        ProcurementCriterion(criterion=each.criterion.id, is_chosen=True, level=each.level)
        for each in guidance.criteria
    ]
    left_out = [
        ProcurementCriterion(criterion=id, is_chosen=False, reason=why.reason or None, words=why.words or None)
        for id, why in guidance.selection.dropped.items()
    ]
    rows = [found_group(each.row, each.because) for each in guidance.matches]
    return Procurement(
        authority=authority,
        title=purchase.title,
        description=purchase.description or None,
        contract_type=purchase.contract_type,
        is_framework_agreement=purchase.framework_agreement,
        cpv=purchase.cpv,
        value_estimated=purchase.value_eur,
        planned_on=purchase.date,
        pack_version=f"{guidance.pack_id} {guidance.pack_version}",
        advice_level=guidance.level,
        advised_on=guidance.on,
        draft=draft,
        origin="advice",
        rows=tuple(rows),
        criteria=(*chosen, *left_out),
    )
