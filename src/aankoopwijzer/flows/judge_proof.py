"""Somebody judges the proof of a promise."""

import datetime as dt

from aankoopwijzer.domain.guidance.promising import following
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.promise import Promise
from aankoopwijzer.register.procurements.queries import procurement
from aankoopwijzer.register.promises import commands
from aankoopwijzer.register.transactions import all_or_nothing


def judge_proof(
    promise: int, *, is_accepted: bool, reason: str = "", by: Actor, at: dt.datetime, on: dt.date
) -> Promise:
    """Accept or refuse what came; a proof that is due every year is then due again a year later.

    Raises `PromiseRefused`: no-such-promise, nothing-to-judge, reason-missing.
    """
    with all_or_nothing():
        judged = commands.judge_proof(promise, is_accepted=is_accepted, reason=reason, by=by, at=at, on=on)
        contract = procurement(judged.procurement)
        next_one = following(judged, contract.ends_on if contract else None) if is_accepted else None
        if next_one is not None:
            commands.add_promises([next_one], by=by, at=at)
    return judged
