"""Which criteria carry the duties out, without asking more than the value of the purchase can bear."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.guidance.market import active_in
from aankoopwijzer.domain.guidance.result import (
    BiddersEffect,
    BranchVerdict,
    ChosenCriterion,
    ObjectiveVerdict,
    Proportionality,
    ReserveAdvice,
)
from aankoopwijzer.domain.guidance.situation import Situation
from aankoopwijzer.domain.guidance.social import CONTRACT, LOT
from aankoopwijzer.domain.policy.criteria import Burden, Criterion
from aankoopwijzer.domain.policy.framework import FORCES
from aankoopwijzer.domain.policy.obligations import SizeClass
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.domain.values.level import Level

_HEAVIER: tuple[Burden, ...] = ("light", "medium", "heavy")
_CORE = ("mandatory", "portfolio")
_PARTS = (
    "reserved",
    "subject_matter",
    "suitability",
    "selection_criterion",
    "technical_specification",
    "award_criterion",
    "contract_performance_condition",
)


def candidates(
    verdicts: Iterable[ObjectiveVerdict],
    situation: Situation,
    level: Level,
    reserve: ReserveAdvice | None,
) -> list[ChosenCriterion]:
    """Every criterion that an applying duty asks for and that fits the rows, most binding first.

    A level is never below the one that the duty asks; a clause that reserves comes in only when the market bears it.
    """
    found: dict[str, ChosenCriterion] = {}
    applying = [verdict for verdict in verdicts if verdict.status is Status.APPLIES and verdict.rule is not None]
    for verdict in sorted(applying, key=lambda verdict: FORCES.index(verdict.force)):
        for request in situation.pack.obligations[verdict.rule or ""].requires:
            criterion = situation.pack.criteria.get(request.criterion)
            if criterion is None or not _fits(criterion, situation, reserve):
                continue
            known = found.get(criterion.id)
            wanted = max(level, request.level, key=lambda each: each.rank)
            found[criterion.id] = _chosen(
                criterion,
                criterion.level_at_most(wanted),
                (*(known.objectives if known else ()), verdict.code),
                situation,
                is_core=verdict.force in _CORE or bool(known and known.is_core),
            )
    return list(found.values())


def further(
    proposed: tuple[ChosenCriterion, ...],
    verdicts: Iterable[ObjectiveVerdict],
    situation: Situation,
    level: Level,
    reserve: ReserveAdvice | None,
) -> tuple[ChosenCriterion, ...]:
    """Every other criterion of the pack that fits the rows and serves an objective that applies, by part."""
    taken = {each.criterion.id for each in proposed}
    applying = {verdict.code for verdict in verdicts if verdict.status is Status.APPLIES}
    found = [
        _chosen(criterion, criterion.level_at_most(level), served, situation, is_core=False)
        for criterion in situation.pack.criteria.values()
        if criterion.id not in taken
        and (served := tuple(code for code in criterion.objectives if code in applying))
        and _fits(criterion, situation, reserve)
    ]
    return tuple(sorted(found, key=lambda each: _PARTS.index(each.part)))


def _chosen(
    criterion: Criterion, level: Level, objectives: tuple[str, ...], situation: Situation, *, is_core: bool
) -> ChosenCriterion:
    chosen = at_level(criterion, level)
    return replace(chosen, objectives=tuple(dict.fromkeys(objectives)), is_core=is_core)


def _fits(criterion: Criterion, situation: Situation, reserve: ReserveAdvice | None) -> bool:
    if not situation.row_ids() & set(criterion.rows):
        return False
    if criterion.part == "reserved" and (reserve is None or reserve.scope not in (CONTRACT, LOT)):
        return False
    return criterion.applies_when is None or situation.verdict(criterion.applies_when).applies


def size_of(situation: Situation) -> SizeClass | None:
    """The size class of the purchase by its value; None without a value, or in a pack without sizes."""
    value, kind = situation.purchase.value_eur, situation.purchase.contract_type or "supplies"
    if value is None:
        return None
    for size in sorted(situation.pack.sizes.values(), key=lambda size: size.order):
        bound = situation.numbers.get(size.below_parameter.get(kind, ""))
        if not size.below_parameter or (bound is not None and value < bound):
            return size
    return None


def in_proportion(
    proposed: list[ChosenCriterion], situation: Situation
) -> tuple[tuple[ChosenCriterion, ...], tuple[str, ...]]:
    """The set that fits the size of the purchase, and the ids of what was left out for it.

    Core criteria always stay; of the others the least binding and heaviest go first. When the core alone is more
    than fits, the advice says so.
    """
    fits = _fitting(size_of(situation), situation)
    kept = list(proposed)
    left_out: list[str] = []
    if fits is not None:
        extras = [each for each in reversed(proposed) if not each.is_core]
        extras.sort(key=lambda each: -_HEAVIER.index(each.criterion.burden))
        while len(kept) > fits and extras:
            dropped = extras.pop(0)
            kept.remove(dropped)
            left_out.append(dropped.criterion.id)
    return in_order(kept), tuple(left_out)


def in_order(chosen: Iterable[ChosenCriterion]) -> tuple[ChosenCriterion, ...]:
    """The criteria by the part of the tender that they stand in."""
    return tuple(sorted(chosen, key=lambda each: _PARTS.index(each.part)))


def account_of(
    chosen: tuple[ChosenCriterion, ...],
    left_out: tuple[str, ...],
    situation: Situation,
    suppliers: tuple[SupplierOffer, ...] | None,
    branches: Iterable[BranchVerdict],
) -> Proportionality:
    """How much a set asks against the value, and what that does to the number of tenderers."""
    size = size_of(situation)
    fits = _fitting(size, situation)
    is_too_much = fits is not None and len(chosen) > fits
    bidders, small = _bidders(situation, suppliers, branches)
    effect: BiddersEffect = "none-expected"
    if bidders is None:
        effect = "unknown"
    elif is_too_much and small:
        effect = "small-may-stay-away"
    shown = [size.fits_parameter, *size.below_parameter.values()] if size else []
    taken = {each.criterion.id for each in chosen}
    return Proportionality(
        size=size.id if size else "unknown",
        name=size.name if size else None,
        asked=len(chosen),
        fits=fits,
        proofs=len({(each.criterion.proof.what.nl, each.criterion.proof.when) for each in chosen}),
        heaviest=max((each.criterion.burden for each in chosen), key=_HEAVIER.index, default=None),
        left_out=tuple(id for id in left_out if id not in taken),
        is_too_much=is_too_much,
        expected_bidders=bidders,
        small_share=small,
        bidders_effect=effect,
        explanation=size.explanation if size else None,
        parameters=tuple(situation.resolved[id] for id in dict.fromkeys(shown) if id in situation.resolved),
    )


def hours_of(situation: Situation) -> dict[str, Decimal]:
    """How long one proof takes, by the burden of its criterion, as far as the pack knows."""
    known = {id: situation.numbers.get(each.hours_parameter) for id, each in situation.pack.burdens.items()}
    return {id: hours for id, hours in known.items() if hours is not None}


def _fitting(size: SizeClass | None, situation: Situation) -> Decimal | None:
    return situation.numbers.get(size.fits_parameter) if size else None


def _bidders(
    situation: Situation, suppliers: tuple[SupplierOffer, ...] | None, branches: Iterable[BranchVerdict]
) -> tuple[int | None, Decimal | None]:
    if suppliers is None:
        return None, None
    for verdict in branches:
        rule = situation.pack.branches[verdict.branch].market
        if rule is not None and verdict.rows:
            active = active_in(suppliers, verdict.rows, rule)
            sized = [each for each in active if each.is_small is not None]
            share = Decimal(sum(bool(each.is_small) for each in sized)) / len(sized) if sized else None
            return len(active), share
    return None, None
