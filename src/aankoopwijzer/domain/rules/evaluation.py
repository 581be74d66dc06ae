"""Answers a condition for one record, and says why."""

from collections.abc import Mapping
from decimal import Decimal

from aankoopwijzer.domain.rules.conditions import (
    All,
    Always,
    AnyOf,
    Comparison,
    Condition,
    Not,
    ParameterReference,
)
from aankoopwijzer.domain.rules.facts import Facts, PartlyKnown, fact
from aankoopwijzer.domain.rules.verdicts import Reason, Status, Verdict

Parameters = Mapping[str, Decimal]
"""Parameters already resolved for the day of the record, by id; one without a value on that day is left out."""

_REVERSE = {
    Status.APPLIES: Status.DOES_NOT_APPLY,
    Status.DOES_NOT_APPLY: Status.APPLIES,
    Status.UNKNOWN: Status.UNKNOWN,
}


def evaluate(condition: Condition, facts: Facts, parameters: Parameters) -> Verdict:
    """Applies, does not apply or unknown, after Kleene's strong three-valued logic, with the deciding reasons.

    Only what decided is reported: one false part is enough to refute `all`, one true part to satisfy `any`.
    A parameter without a value on the day counts as a missing fact named `parameter:ID`.
    """
    match condition:
        case Comparison():
            return _compare(condition, facts, parameters)
        case All(all=parts):
            return _combine(parts, facts, parameters, decides=Status.DOES_NOT_APPLY)
        case AnyOf(any=parts):
            return _combine(parts, facts, parameters, decides=Status.APPLIES)
        case Not(not_=part):
            inner = evaluate(part, facts, parameters)
            return Verdict(_REVERSE[inner.status], inner.reasons, inner.missing)
        case Always():
            return Verdict(Status.APPLIES)


def _combine(parts: tuple[Condition, ...], facts: Facts, parameters: Parameters, *, decides: Status) -> Verdict:
    verdicts = []
    for part in parts:
        verdict = evaluate(part, facts, parameters)
        if verdict.status is decides:
            return verdict
        verdicts.append(verdict)
    unknown = [verdict for verdict in verdicts if verdict.status is Status.UNKNOWN]
    if unknown:
        missing = dict.fromkeys(name for verdict in unknown for name in verdict.missing)
        return Verdict(Status.UNKNOWN, _reasons(unknown), tuple(missing))
    return Verdict(_REVERSE[decides], _reasons(verdicts))


def _reasons(verdicts: list[Verdict]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason for verdict in verdicts for reason in verdict.reasons))


def _compare(comparison: Comparison, facts: Facts, parameters: Parameters) -> Verdict:
    name, operator, against = comparison.fact, comparison.operator, comparison.against
    parameter = None
    if isinstance(against, ParameterReference):
        parameter = against.parameter
        if parameter not in parameters:
            return Verdict(Status.UNKNOWN, missing=(f"parameter:{parameter}",))
        against = parameters[parameter]
    found = fact(facts, name)
    if found is None:
        reason = Reason(name, operator, against, None, Status.UNKNOWN, parameter)
        return Verdict(Status.UNKNOWN, (reason,), (name,))
    status = _hold(operator, found, against)
    shown = tuple(sorted(found.certain)) if isinstance(found, PartlyKnown) else found
    missing = (name,) if status is Status.UNKNOWN else ()
    return Verdict(status, (Reason(name, operator, against, shown, status, parameter),), missing)


def _hold(operator: str, found: object, against: object) -> Status:
    match operator:
        case "any_of":
            return _meets(found, against)
        case "none_of":
            return _REVERSE[_meets(found, against)]
        case "is":
            return _yes(found == against)
        case "is_not":
            return _yes(found != against)
        case "under_any":
            return _under(found, against)
        case _:
            return _yes(_ordered(operator, found, against))


def _meets(found: object, against: object) -> Status:
    wanted = frozenset(against) if isinstance(against, (tuple, frozenset)) else frozenset({against})
    match found:
        case PartlyKnown(certain, possible):
            if wanted & certain:
                return Status.APPLIES
            return Status.UNKNOWN if wanted & possible else Status.DOES_NOT_APPLY
        case frozenset():
            return _yes(bool(wanted & found))
        case _:
            return _yes(found in wanted)


def _under(found: object, against: object) -> Status:
    codes = found if isinstance(found, (tuple, frozenset)) else (found,)
    prefixes = against if isinstance(against, tuple) else (against,)
    return _yes(any(str(code).startswith(str(prefix)) for code in codes for prefix in prefixes))


def _ordered(operator: str, found: object, against: object) -> bool:
    if not isinstance(found, Decimal) or not isinstance(against, Decimal):
        raise TypeError(f"{operator} compares decimals, not {type(found).__name__} and {type(against).__name__}")
    match operator:
        case "at_least":
            return found >= against
        case "above":
            return found > against
        case "at_most":
            return found <= against
        case _:
            return found < against


def _yes(answer: bool) -> Status:
    return Status.APPLIES if answer else Status.DOES_NOT_APPLY
