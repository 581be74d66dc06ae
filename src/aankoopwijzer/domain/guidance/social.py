"""Reserving a contract, and the choice menu for when it is not reserved."""

from collections.abc import Iterable
from decimal import Decimal

from aankoopwijzer.domain.guidance.filling import filled
from aankoopwijzer.domain.guidance.market import AMPLE, NONE, look_at_market
from aankoopwijzer.domain.guidance.result import (
    BranchVerdict,
    Market,
    RankedOption,
    ReservationOption,
    ReserveAdvice,
)
from aankoopwijzer.domain.guidance.situation import Situation
from aankoopwijzer.domain.policy.obligations import Branch, MenuOption, ReservationRule
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.domain.rules.conditions import parameters_of
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.domain.values.text import Text

CONTRACT, LOT, MARKET_FIRST, NO_RESERVATION = "contract", "lot", "market_first", "none"


def advise_reserving(
    branch: Branch, verdict: BranchVerdict, situation: Situation, suppliers: Iterable[SupplierOffer] | None
) -> ReserveAdvice:
    """For whom, under which article, the whole or a lot, and whether there is a market.

    Without a supplier file the supply is unknown and the advice is to look at the market first, unless the buyer has
    decided to reserve.
    """
    options = tuple(_option(rule, situation) for rule in _rules(situation))
    upper = situation.resolved.get(branch.upper_thresholds.get(situation.purchase.contract_type or "supplies", ""))
    value = situation.purchase.value_eur
    above = None
    if value is not None and upper is not None and situation.purchase.contract_type is not None:
        above = value >= upper.amount
    market = _market(branch, verdict, situation, suppliers)
    return ReserveAdvice(
        scope=_scope(options, verdict.outcome == branch.at_least, market, is_decided=_is_decided(branch, situation)),
        above_eu_threshold=above,
        eu_threshold=upper,
        options=options,
        market=market,
    )


def _rules(situation: Situation) -> list[ReservationRule]:
    return sorted(situation.pack.reservations.values(), key=lambda rule: rule.order)


def _market(
    branch: Branch, verdict: BranchVerdict, situation: Situation, suppliers: Iterable[SupplierOffer] | None
) -> Market | None:
    on = situation.purchase.date
    if suppliers is None or branch.market is None or on is None:
        return None
    share = next((rule.minimum_share_parameter for rule in _rules(situation) if rule.minimum_share_parameter), None)
    percent = situation.numbers.get(share) if share else None
    fraction = percent / 100 if percent is not None else None
    return look_at_market(branch.market, suppliers, verdict.rows, situation, fraction, on)


def _is_decided(branch: Branch, situation: Situation) -> bool:
    return branch.reserved_when is not None and situation.verdict(branch.reserved_when).applies


def _scope(options: tuple[ReservationOption, ...], is_large: bool, market: Market | None, *, is_decided: bool) -> str:
    if not any(option.status is Status.APPLIES for option in options):
        return NO_RESERVATION
    if is_decided:
        return CONTRACT
    if market is None or market.supply == NONE:
        return MARKET_FIRST
    too_dependent = (
        market.dependency is not None
        and market.maximum_dependency is not None
        and market.dependency * 100 > market.maximum_dependency
    )
    return LOT if is_large or too_dependent or market.supply != AMPLE else CONTRACT


def _option(rule: ReservationRule, situation: Situation) -> ReservationOption:
    verdict = situation.verdict(rule.applies_when)
    shown = dict.fromkeys((rule.minimum_share_parameter, *sorted(parameters_of(rule.applies_when))))
    parameters = tuple(situation.resolved[id] for id in shown if id is not None and id in situation.resolved)
    words = situation.words(parameter=next((id for id in shown if id is not None), None))
    return ReservationOption(
        id=rule.id,
        name=rule.name,
        status=verdict.status,
        evidence=filled(rule.evidence, words),
        article=rule.article,
        notice_code=rule.notice_code,
        explanation=filled(rule.explanation, words),
        reasons=verdict.reasons,
        parameters=parameters,
        source=rule.source,
    )


def rank_menu(situation: Situation) -> tuple[RankedOption, ...]:
    """The options of the menu for this purchase, best first with the reasons; what is not possible comes last.

    An option's score is the sum of the weights of the reasons that hold; equal scores keep the pack's order.
    """
    possible, impossible = [], []
    for option in sorted(situation.pack.menu.values(), key=lambda option: option.order):
        verdict = situation.verdict(option.possible_when)
        if verdict.status is Status.DOES_NOT_APPLY:
            impossible.append(option)
        else:
            score, reasons = _weigh(option, situation)
            possible.append((score, option, reasons))
    possible.sort(key=lambda weighed: -weighed[0])
    ranked = [
        _ranked(option, rank, score, reasons, situation)
        for rank, (score, option, reasons) in enumerate(possible, start=1)
    ]
    refused = [_ranked(option, None, Decimal(0), [option.not_possible_because], situation) for option in impossible]
    return (*ranked, *refused)


def _weigh(option: MenuOption, situation: Situation) -> tuple[Decimal, list[Text]]:
    held = [weighing for weighing in option.weighings if situation.verdict(weighing.when).applies]
    held.sort(key=lambda weighing: -weighing.weight)
    return sum((weighing.weight for weighing in held), Decimal(0)), [weighing.because for weighing in held]


def _ranked(
    option: MenuOption, rank: int | None, score: Decimal, reasons: list[Text], situation: Situation
) -> RankedOption:
    words = situation.words()
    return RankedOption(
        code=option.id,
        rank=rank,
        score=score,
        name=option.name,
        because=tuple(filled(reason, words) for reason in reasons),
        lever=option.lever,
        unit=option.unit,
        proof=option.proof,
        limits=option.limits,
        criterion=option.criterion,
        source=option.source,
    )
