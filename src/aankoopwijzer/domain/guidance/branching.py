"""Forks by value: which threshold held on the day, and which side the purchase is on."""

from collections.abc import Mapping

from aankoopwijzer.domain.guidance.filling import filled
from aankoopwijzer.domain.guidance.result import BranchVerdict
from aankoopwijzer.domain.guidance.situation import Situation
from aankoopwijzer.domain.policy.obligations import Branch

NONE, UNKNOWN = "none", "unknown"


def take_branch(branch: Branch, situation: Situation, mode: str) -> BranchVerdict:
    """The side of the fork for this purchase; a value equal to the threshold goes up.

    "none" when no row of the branch is certain (or "unknown" when one is doubtful), "unknown" without value or
    without a figure for the day. `mode` must be one of the branch's thresholds.
    """
    parameter = branch.thresholds[mode]
    threshold = situation.resolved.get(parameter)
    rows = tuple(match.row for match in situation.rows if match.row in branch.rows)
    value = situation.purchase.value_eur
    if not rows:
        outcome = UNKNOWN if any(match.row in branch.rows for match in situation.doubtful) else NONE
    elif value is None or threshold is None:
        outcome = UNKNOWN
    else:
        outcome = branch.at_least if value >= threshold.amount else branch.below
    words = situation.words(rows=frozenset(branch.rows), parameter=parameter)
    return BranchVerdict(
        branch=branch.id,
        name=branch.name,
        outcome=outcome,
        text=filled(branch.outcomes[outcome], words),
        mode=mode,
        mode_text=branch.modes[mode],
        modes=branch.modes,
        value_eur=value,
        threshold=threshold if outcome != NONE else None,
        rows=rows,
        source=branch.source,
    )


def branch_facts(verdicts: Mapping[str, BranchVerdict]) -> dict[str, object]:
    """The outcomes as facts named `branch.ID`; an unknown outcome is left out."""
    return {f"branch.{id}": verdict.outcome for id, verdict in verdicts.items() if verdict.outcome != UNKNOWN}
