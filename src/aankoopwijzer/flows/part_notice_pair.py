"""What was joined wrongly becomes a planned purchase and a published notice again."""

import datetime as dt

from aankoopwijzer.domain.guidance.promising import AWARDED
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement_pair import JoinRefused
from aankoopwijzer.domain.records.promise import PromiseRefused
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.register.accounts.queries import links_of
from aankoopwijzer.register.imports.procured import follow_parting
from aankoopwijzer.register.procurements import pairs
from aankoopwijzer.register.promises.commands import withdraw_promises
from aankoopwijzer.register.transactions import all_or_nothing


def part_notice_pair(
    plan: int, pack: PolicyPack, *, by: Actor, at: dt.datetime, authority: str | None = None, why: str = ""
) -> None:
    """Put both back as they were, each with what changed since that is its own; that they are two is remembered,
    and `why` stands in the history.

    An import that changed them meanwhile can be taken back from the one that it changed.
    A plan that was not awarded by itself loses the promises that it got by the notice. Raises `JoinRefused`: as
    `pairs.part` does, or proof-came or link-open when a supplier already answers for those promises.
    """
    with all_or_nothing():
        was = pairs.part(plan, authority=authority, by=by, at=at, why=why)
        follow_parting(was)
        if was.plan_was is None or was.plan_was.stage not in AWARDED:
            if any(each.is_open(at.date()) for each in links_of("contract", str(plan))):
                raise JoinRefused("link-open", number=str(plan))
            try:
                withdraw_promises([plan], by=by, at=at)
            except PromiseRefused as refused:
                raise JoinRefused(refused.code, number=str(plan)) from None
        make_promises([plan, was.notice], pack, by=by, at=at)
