"""Weights, totals and ranks of a whole tender."""

from decimal import Decimal

from aankoopwijzer.domain.calculators.ranking import WeighedCriterion, check_weights, score_tender
from aankoopwijzer.domain.policy.scoring_formulas import RelativeScoring

CHEAPEST = RelativeScoring(kind="relative", better="lower")


def test_weights_are_whole_at_exactly_a_hundred() -> None:
    assert check_weights({"price": Decimal(60), "energy": Decimal(40)}).is_whole
    short = check_weights({"price": Decimal(60), "energy": Decimal("39.5")})
    assert not short.is_whole
    assert short.lacking == Decimal("0.5")


def test_equal_totals_share_a_rank_and_an_unknown_total_has_none() -> None:
    criteria = (WeighedCriterion("price", CHEAPEST, Decimal(100), {}),)
    bids = {name: {"price": Decimal(price)} for name, price in (("A", 90), ("B", 80), ("C", 80))}
    weights, results = score_tender(criteria, bids | {"D": {}})
    assert weights.is_whole
    assert [(each.bidder, each.rank) for each in results] == [("B", 1), ("C", 1), ("A", 3), ("D", None)]
    assert all(each.is_provisional for each in results)
