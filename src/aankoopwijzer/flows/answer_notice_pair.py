"""A person says whether a planned purchase and a published notice are one and the same."""

import datetime as dt

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.procurement_pair import JoinRefused, PairAnswer
from aankoopwijzer.domain.records.promise import PromiseRefused
from aankoopwijzer.flows.make_promises import make_promises
from aankoopwijzer.register.accounts.queries import links_of
from aankoopwijzer.register.procurements import pairs
from aankoopwijzer.register.promises.commands import withdraw_promises
from aankoopwijzer.register.transactions import all_or_nothing


def answer_notice_pair(
    plan: int,
    notice: int,
    answer: PairAnswer,
    pack: PolicyPack,
    *,
    by: Actor,
    at: dt.datetime,
    authority: str | None = None,
    seen: str | None = None,
    why: str = "",
) -> None:
    """Make the two one (`same`), remember that they are not (`apart`), or forget that again (`open`).

    With `authority`, both must be of it; `seen` is the version of the question that was answered, `why`
    stands in the history. What was promised of
    the notice goes; what the one that they become asks is promised once it is awarded. Raises `JoinRefused`: as
    `pairs.join` and `pairs.ask_again` do, or proof-came or link-open when a supplier already answers for the notice.
    """
    pairs.demand_numbers(plan=plan, notice=notice)
    with all_or_nothing():
        if answer == "open":
            pairs.ask_again(plan, notice, authority=authority, by=by, at=at, why=why)
        elif answer == "apart":
            pairs.keep_apart(plan, notice, authority=authority, seen=seen, by=by, at=at, why=why)
        else:
            if any(each.is_open(at.date()) for each in links_of("contract", str(notice))):
                raise JoinRefused("link-open", number=str(notice))
            try:
                withdraw_promises([notice], by=by, at=at)
            except PromiseRefused as refused:
                raise JoinRefused(refused.code, number=str(notice)) from None
            pairs.join(plan, notice, authority=authority, seen=seen, by=by, at=at, why=why)
            make_promises([plan], pack, by=by, at=at)
