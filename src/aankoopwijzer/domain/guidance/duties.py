"""What each objective asks of a purchase, drawn from the obligations that speak of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aankoopwijzer.domain.guidance.filling import filled
from aankoopwijzer.domain.guidance.result import ObjectiveVerdict
from aankoopwijzer.domain.guidance.situation import ROW_QUESTION, Situation
from aankoopwijzer.domain.policy.framework import FORCES, Objective
from aankoopwijzer.domain.policy.obligations import Obligation
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.rules.conditions import comparisons, facts_of, parameters_of
from aankoopwijzer.domain.rules.verdicts import Status, Verdict


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation with what its condition may look at, worked out once per pack."""

    obligation: Obligation
    facts: frozenset[str]
    rows: frozenset[str]
    parameters: tuple[str, ...]


def duties_of(pack: PolicyPack) -> dict[str, tuple[Duty, ...]]:
    """Every objective of the pack with its duties, strongest force first."""
    by_objective: dict[str, list[Duty]] = {code: [] for code in pack.objectives}
    for obligation in pack.obligations.values():
        condition = obligation.applies_when
        rows = frozenset(
            row
            for comparison in comparisons(condition)
            if comparison.fact == "purchase.rows" and comparison.operator == "any_of"
            for row in comparison.against
        ) | {row for id in pack.branches if f"branch.{id}" in facts_of(condition) for row in pack.branches[id].rows}
        parameters = tuple(dict.fromkeys((*obligation.shows, *sorted(parameters_of(condition)))))
        by_objective[obligation.objective].append(Duty(obligation, facts_of(condition), rows, parameters))
    for duties in by_objective.values():
        duties.sort(key=lambda duty: FORCES.index(duty.obligation.force))
    return {code: tuple(duties) for code, duties in by_objective.items()}


def status_of(duties: Iterable[Duty], situation: Situation) -> tuple[Status, Duty | None, Verdict]:
    """The status of an objective with the duty that decided: one that applies, else one that is unknown."""
    unknown: tuple[Duty, Verdict] | None = None
    refuted: list[tuple[Duty, Verdict]] = []
    for duty in duties:
        verdict = situation.verdict(duty.obligation.applies_when)
        if verdict.status is Status.APPLIES:
            return Status.APPLIES, duty, verdict
        if verdict.status is Status.UNKNOWN:
            unknown = unknown or (duty, verdict)
        else:
            refuted.append((duty, verdict))
    if unknown:
        return Status.UNKNOWN, *unknown
    if not refuted:
        return Status.DOES_NOT_APPLY, None, Verdict(Status.DOES_NOT_APPLY)
    return Status.DOES_NOT_APPLY, *min(refuted, key=lambda each: _distance(each[0], situation))


def _distance(duty: Duty, situation: Situation) -> tuple[bool, bool, int]:
    """How far a duty that does not apply is from the purchase; the nearest one explains best why not.

    Nearest is one whose rows are touched, the narrowest first; else one that the source itself prints, widest first.
    """
    is_touched = bool(duty.rows & situation.row_ids())
    return not is_touched, duty.obligation.is_our_reading, len(duty.rows) if is_touched else -len(duty.rows)


def judge(
    objective: Objective, duties: tuple[Duty, ...], situation: Situation, thresholds: Mapping[str, str]
) -> ObjectiveVerdict:
    """The verdict on one objective, in words, with its rule, facts, figures and source.

    `thresholds` gives for each branch fact the parameter that decided it.
    """
    status, duty, verdict = status_of(duties, situation)
    if duty is None:
        return ObjectiveVerdict(
            code=objective.id,
            ambition=objective.ambition,
            name=objective.name,
            text=objective.text,
            status=status,
            force=objective.force,
            force_text=objective.force_text,
            because=objective.text,
            rule=None,
            is_our_reading=True,
            reasons=(),
            parameters=(),
            source=objective.source,
        )
    obligation = duty.obligation
    behind = [thresholds[name] for name in sorted(duty.facts) if name in thresholds]
    shown = tuple(dict.fromkeys((*duty.parameters, *behind)))
    because = {
        Status.APPLIES: obligation.because,
        Status.DOES_NOT_APPLY: obligation.because_not,
        Status.UNKNOWN: obligation.because_unknown or obligation.because,
    }[status]
    words = situation.words(rows=duty.rows, parameter=shown[0] if shown else None)
    return ObjectiveVerdict(
        code=objective.id,
        ambition=objective.ambition,
        name=objective.name,
        text=objective.text,
        status=status,
        force=obligation.force if status is not Status.DOES_NOT_APPLY else objective.force,
        force_text=objective.force_text,
        because=filled(because, words),
        rule=obligation.id,
        is_our_reading=obligation.is_our_reading,
        reasons=verdict.reasons,
        parameters=tuple(situation.resolved[id] for id in shown if id in situation.resolved),
        source=obligation.source,
        questions=questions_for(verdict, duties, situation) if status is Status.UNKNOWN else (),
    )


def questions_for(verdict: Verdict, duties: Iterable[Duty], situation: Situation) -> tuple[str, ...]:
    """The ids of the questions that would settle what is missing, over all duties of an objective."""
    missing = dict.fromkeys(verdict.missing)
    for duty in duties:
        missing.update(dict.fromkeys(situation.verdict(duty.obligation.applies_when).missing))
    rows = frozenset().union(*(duty.rows for duty in duties))
    return tuple(dict.fromkeys(id for name in missing for id in _questions_about(name, rows, situation)))


def _questions_about(name: str, rows: frozenset[str], situation: Situation) -> tuple[str, ...]:
    kind, _, rest = name.partition(".")
    if name == "purchase.rows":
        return tuple(ROW_QUESTION + match.row for match in situation.doubtful if match.row in rows)
    if kind == "answers":
        return (rest,)
    if kind == "branch":
        return _questions_about_branch(rest, situation)
    if kind == "purchase":
        return ("value" if rest == "value_eur" else rest,)
    return ("date",) if name.startswith("parameter:") else ()


def _questions_about_branch(id: str, situation: Situation) -> tuple[str, ...]:
    branch = situation.pack.branches[id]
    if not any(match.row in branch.rows for match in situation.rows):
        return tuple(ROW_QUESTION + match.row for match in situation.doubtful if match.row in branch.rows)
    asked = []
    if situation.purchase.value_eur is None:
        asked.append("value")
    if situation.purchase.date is None:
        asked.append("date")
    return tuple(asked)
