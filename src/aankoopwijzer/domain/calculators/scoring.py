"""Points for bids on an award criterion, with the sum shown so that anybody can redo it.

relative       lower is better: max × lowest / own; higher is better: max × own / highest
linear         max × (own - zero_at) / (full_at - zero_at), never below 0 or above max
stepped        max × the share of the strictest step that is reached
lcc            max × lowest life-cycle cost / own, see `life_cycle_cost`
price_quality  max × Σ share × the points of each side

Award on the best price-quality ratio, with weights that are published: law of 17 June 2016, art. 81; costs over the
life cycle: art. 82. What a bid does not say is unknown, never 0: its points are unknown, and where the points of others
hang on the best bid, theirs are provisional.
"""

import decimal
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, assert_never

from aankoopwijzer.domain.calculators.life_cycle_cost import LifeCycle, Terms, life_cycle_cost
from aankoopwijzer.domain.policy.scoring_formulas import (
    LccScoring,
    LinearScoring,
    PriceQualityScoring,
    RelativeScoring,
    ScoringFormula,
    SteppedScoring,
)

_PRECISION = decimal.Context(prec=40)
_SHOWN = Decimal("0.0001")
_LARGEST = Decimal(10) ** 15

Doubt = Literal["missing", "not-a-number", "below-zero", "too-large", "not-a-step", "no-life-cycle", "no-items"]
"""Why a bid has no points: nothing was given, or what was given does not fit the formula."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things that a bid consists of: its value on the criterion, and how heavy it counts."""

    value: Decimal | str | None
    weight: Decimal = Decimal(1)


Misfit = Literal["number-missing", "ends-meet", "shares-not-whole", "period-out-of-bounds"]


class FormulaError(ValueError):
    """The numbers of a formula make no sense together: `code` says how, `value` which."""

    def __init__(self, code: Misfit, value: str) -> None:
        super().__init__(f"{code}: {value}")
        self.code: Misfit = code
        self.value = value


BidValue = Decimal | str | tuple[Item, ...] | LifeCycle | Mapping[str, "BidValue"] | None
"""What a bid gives for a criterion; a mapping has a value for each side of a price-quality formula."""


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one bid. `points` is None when they cannot be known; `doubts` say why, by side and code."""

    bidder: str
    points: Decimal | None
    working: tuple[str, ...] = ()
    doubts: tuple[tuple[str, Doubt], ...] = ()
    is_provisional: bool = False
    """Another bid on which these points hang is not known yet: they may still fall."""


@dataclass(frozen=True, slots=True)
class _Share:
    """The part of the points that a bid earns, between 0 and 1, and the sum that gave it."""

    share: Decimal | None
    sums: tuple[str, ...] = ()
    doubts: tuple[tuple[str, Doubt], ...] = ()
    is_provisional: bool = False


def score(
    formula: ScoringFormula, bids: Mapping[str, BidValue], points: Decimal, numbers: Mapping[str, Decimal] | None = None
) -> tuple[Score, ...]:
    """The points of each bid, in the order of `bids`.

    `numbers` fill the blanks of the formula. Raises `FormulaError` when one is not given, or the numbers of the
    formula make no sense together.
    """
    with decimal.localcontext(_PRECISION):
        found = _shares(formula, bids, numbers or {})
        return tuple(_score(bidder, share, points, formula.decimals) for bidder, share in found.items())


def _score(bidder: str, found: _Share, points: Decimal, decimals: int) -> Score:
    if found.share is None:
        return Score(bidder, None, found.sums, found.doubts, found.is_provisional)
    earned = (points * found.share).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if len(found.sums) == 1:
        working: tuple[str, ...] = (f"{_plain(points)} × {found.sums[0]} = {earned}",)
    else:
        working = (*found.sums, f"{_plain(points)} × {_plain(found.share)} = {earned}")
    return Score(bidder, min(earned, points), working, (), found.is_provisional)


def _shares(formula: ScoringFormula, bids: Mapping[str, BidValue], numbers: Mapping[str, Decimal]) -> dict[str, _Share]:
    match formula:
        case RelativeScoring():
            return _relative({bidder: _amount(value) for bidder, value in bids.items()}, formula)
        case LccScoring():
            terms = _terms(formula, numbers)
            lowest_best = RelativeScoring(kind="relative", better="lower")
            return _relative({bidder: _cost(value, terms) for bidder, value in bids.items()}, lowest_best)
        case LinearScoring():
            return {bidder: _linear(_amount(value, signed=True), formula, numbers) for bidder, value in bids.items()}
        case SteppedScoring():
            return {bidder: _stepped(value, formula, numbers) for bidder, value in bids.items()}
        case PriceQualityScoring():
            return _weighed(formula, bids, numbers)
        case _:
            assert_never(formula)


def _relative(amounts: Mapping[str, Decimal | Doubt], formula: RelativeScoring) -> dict[str, _Share]:
    """Lowest / own or own / highest; with equal bids all have the best share."""
    known = [amount for amount in amounts.values() if isinstance(amount, Decimal)]
    some_unknown = len(known) < len(amounts)
    found: dict[str, _Share] = {}
    for bidder, own in amounts.items():
        if not isinstance(own, Decimal):
            found[bidder] = _Share(None, doubts=(("", own),))
        elif formula.better == "higher":
            best = max(known)
            found[bidder] = _Share(own / best if best else Decimal(0), (f"{_plain(own)} / {_plain(best)}",))
        else:
            found[bidder] = _lower(own, min(known), max(known), formula)
    return {
        bidder: replace(share, is_provisional=some_unknown and share.share is not None)
        for bidder, share in found.items()
    }


def _lower(own: Decimal, lowest: Decimal, highest: Decimal, formula: RelativeScoring) -> _Share:
    if own == lowest:
        return _Share(Decimal(1), (f"{_plain(lowest)} / {_plain(own)}" if own else "1",))
    if lowest == 0 and formula.if_best_is_zero == "others_by_highest":
        return _Share(1 - own / highest, (f"(1 - {_plain(own)} / {_plain(highest)})",))
    return _Share(lowest / own, (f"{_plain(lowest)} / {_plain(own)}",))


def _linear(own: Decimal | Doubt, formula: LinearScoring, numbers: Mapping[str, Decimal]) -> _Share:
    zero, full = _figure(formula.zero_at, numbers), _figure(formula.full_at, numbers)
    if zero == full:
        raise FormulaError("ends-meet", _plain(zero))
    if not isinstance(own, Decimal):
        return _Share(None, doubts=(("", own),))
    share = min(max((own - zero) / (full - zero), Decimal(0)), Decimal(1))
    sum_ = f"({_plain(own)} - {_plain(zero)}) / ({_plain(full)} - {_plain(zero)})"
    return _Share(share, (sum_ if 0 < share < 1 else _plain(share),))


def _stepped(value: BidValue, formula: SteppedScoring, numbers: Mapping[str, Decimal]) -> _Share:
    if not formula.per_item:
        found = _step(value if isinstance(value, Decimal | str) else None, formula, numbers)
        return _Share(found / 100, (f"{_plain(found)} %",)) if isinstance(found, Decimal) else _doubt(found)
    if value is None:
        return _doubt("missing")
    if not isinstance(value, tuple) or not value or sum(item.weight for item in value) <= 0:
        return _doubt("no-items")
    total, weighed, sums = Decimal(0), Decimal(0), []
    for item in value:
        found = _step(item.value, formula, numbers)
        if not isinstance(found, Decimal):
            return _doubt(found)
        total, weighed = total + item.weight, weighed + item.weight * found
        sums.append(f"{_plain(item.weight)} × {_plain(found)} %")
    return _Share(weighed / total / 100, (f"({' + '.join(sums)}) / {_plain(total)}",))


def _step(value: Decimal | str | None, formula: SteppedScoring, numbers: Mapping[str, Decimal]) -> Decimal | Doubt:
    """The share in percent of the strictest step that the value reaches, 0 below the first."""
    if formula.better == "ordered":
        if value is None:
            return "missing"
        for step in formula.steps:
            if step.at == str(value).strip():
                return _figure(step.share_percent, numbers)
        return "not-a-step"
    own = _amount(value, signed=True)
    if not isinstance(own, Decimal):
        return own
    reached = [
        _figure(step.share_percent, numbers)
        for step in formula.steps
        if (own >= Decimal(step.at) if formula.better == "higher" else own <= Decimal(step.at))
    ]
    return max(reached, default=Decimal(0))


def _weighed(
    formula: PriceQualityScoring, bids: Mapping[str, BidValue], numbers: Mapping[str, Decimal]
) -> dict[str, _Share]:
    shares = {part.name: _figure(part.share_percent, numbers) for part in formula.parts}
    if sum(shares.values()) != 100:
        raise FormulaError("shares-not-whole", _plain(sum(shares.values(), Decimal(0))))
    parts = {
        part.name: _shares(part.formula, {bidder: _side(value, part.name) for bidder, value in bids.items()}, numbers)
        for part in formula.parts
    }
    found: dict[str, _Share] = {}
    for bidder in bids:
        total: Decimal | None = Decimal(0)
        sums: list[str] = []
        doubts: list[tuple[str, Doubt]] = []
        for name, shared in parts.items():
            one = shared[bidder]
            if one.share is None:
                total = None
                doubts += [(name, doubt) for _, doubt in one.doubts]
            else:
                sums.append(f"{name}: {_plain(shares[name])} % × {one.sums[0]} = {_plain(shares[name] * one.share)} %")
                total = None if total is None else total + shares[name] / 100 * one.share
        provisional = total is not None and any(shared[bidder].is_provisional for shared in parts.values())
        found[bidder] = _Share(total, tuple(sums), tuple(doubts), provisional)
    return found


def _side(value: BidValue, name: str) -> BidValue:
    return value.get(name) if isinstance(value, Mapping) else None


def _amount(value: BidValue, *, signed: bool = False) -> Decimal | Doubt:
    if value is None:
        return "missing"
    if not isinstance(value, Decimal) or not value.is_finite():
        return "not-a-number"
    if abs(value) > _LARGEST:
        return "too-large"
    return "below-zero" if value < 0 and not signed else value


def _cost(value: BidValue, terms: Terms) -> Decimal | Doubt:
    if value is None:
        return "missing"
    if not isinstance(value, LifeCycle):
        return "no-life-cycle"
    try:
        return _amount(life_cycle_cost(value, terms).total.quantize(Decimal("0.01"), ROUND_HALF_UP))
    except (ValueError, ArithmeticError):
        return "no-life-cycle"


def _terms(formula: LccScoring, numbers: Mapping[str, Decimal]) -> Terms:
    years = _figure(formula.years, numbers)
    if years != int(years) or not 1 <= years <= 200:
        raise FormulaError("period-out-of-bounds", _plain(years))
    return Terms(
        years=int(years),
        discount=_figure(formula.discount_percent, numbers) / 100,
        energy_growth=_figure(formula.energy_growth_percent, numbers) / 100,
        maintenance_growth=_figure(formula.maintenance_growth_percent, numbers) / 100,
        carbon_price_eur=_figure(formula.carbon_price_eur or "0", numbers),
    )


def _figure(figure: str, numbers: Mapping[str, Decimal]) -> Decimal:
    if not figure.startswith("{"):
        return Decimal(figure)
    name = figure[1:-1]
    if name not in numbers:
        raise FormulaError("number-missing", name)
    return numbers[name]


def _doubt(doubt: Doubt) -> _Share:
    return _Share(None, doubts=(("", doubt),))


def _plain(number: Decimal) -> str:
    """The number as people write it in a sum, with a point, at most four decimals and no zeros behind."""
    text = f"{number.quantize(_SHOWN, ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") or "0"
