"""All award criteria of a tender together: the weights, the totals and who comes first.

The weights are published with the tender: law of 17 June 2016, art. 81. They add up to 100, price included.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from aankoopwijzer.domain.calculators.scoring import BidValue, Score, score
from aankoopwijzer.domain.policy.scoring_formulas import ScoringFormula


@dataclass(frozen=True, slots=True)
class WeighedCriterion:
    """An award criterion as it is scored in one tender: its points and the numbers in its formula."""

    id: str
    formula: ScoringFormula
    points: Decimal
    numbers: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class WeightCheck:
    """Whether the weights add up to 100."""

    total: Decimal

    @property
    def is_whole(self) -> bool:
        """Exactly 100."""
        return self.total == 100

    @property
    def lacking(self) -> Decimal:
        """What is still to be given away; negative when there is too much."""
        return 100 - self.total


@dataclass(frozen=True, slots=True)
class BidResult:
    """All points of one bid; `total` and `rank` are None when a score is unknown. Equal totals share a rank."""

    bidder: str
    scores: Mapping[str, Score]
    total: Decimal | None
    rank: int | None
    is_provisional: bool


def score_tender(
    criteria: tuple[WeighedCriterion, ...], bids: Mapping[str, Mapping[str, BidValue]]
) -> tuple[WeightCheck, tuple[BidResult, ...]]:
    """The points of each bid on each criterion, best total first; bids that cannot be totalled come last."""
    by_criterion = {
        each.id: {
            one.bidder: one
            for one in score(
                each.formula,
                {bidder: values.get(each.id) for bidder, values in bids.items()},
                each.points,
                each.numbers,
            )
        }
        for each in criteria
    }
    totals: dict[str, Decimal | None] = {}
    for bidder in bids:
        earned = [scores[bidder].points for scores in by_criterion.values()]
        known = [points for points in earned if points is not None]
        totals[bidder] = sum(known, Decimal(0)) if len(known) == len(earned) else None
    ranks = _ranks(totals)
    results = [
        BidResult(
            bidder,
            scores := {id: found[bidder] for id, found in by_criterion.items()},
            totals[bidder],
            ranks.get(bidder),
            any(each.is_provisional for each in scores.values()) or None in totals.values(),
        )
        for bidder in bids
    ]
    results.sort(key=lambda each: (each.rank is None, each.rank or 0))
    return check_weights({each.id: each.points for each in criteria}), tuple(results)


def check_weights(weights: Mapping[str, Decimal]) -> WeightCheck:
    """The sum of the weights of all award criteria, price included."""
    return WeightCheck(sum(weights.values(), Decimal(0)))


def _ranks(totals: Mapping[str, Decimal | None]) -> dict[str, int]:
    known = {bidder: total for bidder, total in totals.items() if total is not None}
    return {bidder: 1 + sum(other > total for other in known.values()) for bidder, total in known.items()}
