"""From the criteria of a tender to the promises of its contract: what proof is due, of whom, when."""

import datetime as dt
from collections.abc import Iterator

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.promise import Promise, ProofWhen

AWARDED = frozenset({"awarded", "running", "completed"})
"""The stages in which what was asked has become what is promised."""
_POLICY_LANGUAGE = "nl"


def promises_in(procurement: Procurement, pack: PolicyPack) -> Iterator[Promise]:
    """A promise for every chosen criterion of an awarded procurement; none before the award.

    A criterion that the pack no longer has, gives none: nobody knows any more what proof it asks.
    """
    if procurement.stage not in AWARDED or procurement.number is None:
        return
    for chosen in procurement.criteria:
        criterion = pack.criteria.get(chosen.criterion)
        if not chosen.is_chosen or criterion is None:
            continue
        yield Promise(
            procurement=procurement.number,
            authority=procurement.authority,
            criterion=criterion.id,
            level=chosen.level,
            objectives=criterion.objectives,
            proof=criterion.proof.what.in_language(_POLICY_LANGUAGE),
            proof_by=criterion.proof.by,
            proof_when=criterion.proof.when,
            due_on=due_on(criterion.proof.when, procurement),
            is_fictitious=procurement.is_fictitious,
        )


def due_on(when: ProofWhen, procurement: Procurement) -> dt.date | None:
    """The last day for a proof; None when the days of the contract that it hangs on are not known, or on request."""
    awarded, ends = procurement.awarded_on, procurement.ends_on
    starts = procurement.starts_on or awarded
    match when:
        case "with-tender" | "before-award":
            return awarded
        case "at-start" | "at-delivery":
            return starts
        case "yearly":
            first = a_year_after(starts) if starts else None
            return min(first, ends) if first and ends else first
        case "at-acceptance":
            return ends
        case "on-request":
            return None


def following(promise: Promise, ends_on: dt.date | None) -> Promise | None:
    """The same promise a year later, once this year's proof is accepted; None when the contract ends before that."""
    if promise.proof_when != "yearly" or promise.due_on is None or ends_on is None or promise.due_on >= ends_on:
        return None
    due = min(a_year_after(promise.due_on), ends_on)
    fresh = {"number": None, "status": "open", "submitted_on": None, "accepted_on": None, "refusal": None}
    return promise.model_copy(update={**fresh, "due_on": due, "occasion": promise.occasion + 1})


def a_year_after(day: dt.date) -> dt.date:
    """The same day of the next year; the last of February after a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
