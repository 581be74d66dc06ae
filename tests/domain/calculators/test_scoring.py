"""Points of bids: each formula by hand, and what must hold for all of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.calculators.life_cycle_cost import LifeCycle
from aankoopwijzer.domain.calculators.scoring import BidValue, FormulaError, Item, Score, score
from aankoopwijzer.domain.policy.scoring_formulas import (
    LccScoring,
    LinearScoring,
    PriceQualityScoring,
    RelativeScoring,
    ScoredPart,
    ScoringFormula,
    Step,
    SteppedScoring,
)
from aankoopwijzer.domain.values.text import Text

CHEAPEST = RelativeScoring(kind="relative", better="lower")
MOST = RelativeScoring(kind="relative", better="higher")
SHARE = LinearScoring(kind="linear", zero_at="0", full_at="100")
LINKS = SteppedScoring(
    kind="stepped",
    better="lower",
    steps=(
        Step(at="2", share_percent="40"),
        Step(at="1", share_percent="75"),
        Step(at="0", share_percent="100"),
    ),
)
JURY = SteppedScoring(
    kind="stepped",
    better="ordered",
    steps=(
        Step(at="none", share_percent="0"),
        Step(at="general", share_percent="50"),
        Step(at="per-task", share_percent="100"),
    ),
)
LIFE = LccScoring(kind="lcc", years="30", discount_percent="3", energy_growth_percent="2")
RATIO = PriceQualityScoring(
    kind="price_quality",
    parts=(
        ScoredPart(name="price", label=Text(nl="prijs"), share_percent="60", formula=CHEAPEST),
        ScoredPart(name="approach", label=Text(nl="aanpak"), share_percent="40", formula=JURY),
    ),
)
NUMBERED: list[tuple[ScoringFormula, bool]] = [(CHEAPEST, False), (MOST, True), (SHARE, True), (LINKS, False)]
"""Formulas on one number, and whether more of it is better."""

amounts = st.decimals(min_value=0, max_value=1_000_000, places=2)


def points(found: tuple[Score, ...]) -> dict[str, str | None]:
    return {each.bidder: None if each.points is None else str(each.points) for each in found}


def test_the_lowest_price_has_all_points_and_the_others_in_proportion() -> None:
    found = score(CHEAPEST, {"A": Decimal(80), "B": Decimal(100)}, Decimal(40))
    assert points(found) == {"A": "40.00", "B": "32.00"}
    assert found[1].working == ("40 × 80 / 100 = 32.00",)


def test_the_highest_share_has_all_points_and_the_others_in_proportion() -> None:
    assert points(score(MOST, {"A": Decimal(300), "B": Decimal(100)}, Decimal(15))) == {"A": "15.00", "B": "5.00"}


def test_a_line_runs_from_no_points_to_all_points_and_not_beyond() -> None:
    formula = LinearScoring(kind="linear", zero_at="{minimum}", full_at="100")
    bids = {"A": Decimal(40), "B": Decimal(75), "C": Decimal(120)}
    found = score(formula, bids, Decimal(10), {"minimum": Decimal(50)})
    assert points(found) == {"A": "0.00", "B": "5.00", "C": "10.00"}
    assert found[1].working == ("10 × (75 - 50) / (100 - 50) = 5.00",)


def test_a_line_may_fall() -> None:
    formula = LinearScoring(kind="linear", zero_at="48", full_at="24")
    assert points(score(formula, {"A": Decimal(36)}, Decimal(10))) == {"A": "5.00"}


def test_a_step_counts_from_exactly_its_bound() -> None:
    bids: dict[str, Decimal | None] = {"A": Decimal(0), "B": Decimal(1), "C": Decimal(2), "D": Decimal(3)}
    assert points(score(LINKS, bids, Decimal(20))) == {"A": "20.00", "B": "15.00", "C": "8.00", "D": "0.00"}


def test_items_weigh_after_their_value() -> None:
    formula = LINKS.model_copy(update={"per_item": True})
    bid = (Item(Decimal(0), Decimal(3000)), Item(Decimal(2), Decimal(1000)))
    found = score(formula, {"A": bid}, Decimal(20))
    assert found[0].working == ("20 × (3000 × 100 % + 1000 × 40 %) / 4000 = 17.00",)


def test_a_word_of_the_jury_gives_the_share_of_its_step() -> None:
    assert points(score(JURY, {"A": "general", "B": "brilliant"}, Decimal(10))) == {"A": "5.00", "B": None}


def test_life_cycle_costs_are_compared_and_not_prices() -> None:
    """The worked example of 279 387.12 euro against a building that is dearer to buy and cheaper to run."""
    cheap = LifeCycle(
        Decimal(100_000),
        Decimal(5_000),
        Decimal(2_000),
        {15: Decimal(20_000)},
        end_of_life=Decimal(5_000),
        residual_value=Decimal(10_000),
    )
    dear = LifeCycle(Decimal(130_000), Decimal(2_500), Decimal(2_000))
    found = score(LIFE, {"cheap": cheap, "dear": dear}, Decimal(30))
    assert points(found) == {"cheap": "25.12", "dear": "30.00"}
    assert found[0].working == ("30 × 233905.35 / 279387.12 = 25.12",)


def test_price_and_quality_are_weighed_together() -> None:
    bids: dict[str, BidValue] = {
        "A": {"price": Decimal(100), "approach": "per-task"},
        "B": {"price": Decimal(80), "approach": "general"},
    }
    found = score(RATIO, bids, Decimal(100))
    assert points(found) == {"A": "88.00", "B": "80.00"}
    assert found[0].working == (
        "price: 60 % × 80 / 100 = 48 %",
        "approach: 40 % × 100 % = 40 %",
        "100 × 0.88 = 88.00",
    )


def test_what_a_bid_does_not_say_is_unknown_and_not_nothing() -> None:
    bids: dict[str, Decimal | None] = {"A": Decimal(80), "B": None}
    found = score(CHEAPEST, bids, Decimal(40))
    assert points(found) == {"A": "40.00", "B": None}
    assert found[1].doubts == (("", "missing"),)


def test_points_that_hang_on_an_unknown_bid_are_provisional() -> None:
    bids: dict[str, Decimal | None] = {"A": Decimal(80), "B": None}
    assert score(CHEAPEST, bids, Decimal(40))[0].is_provisional
    assert not score(SHARE, bids, Decimal(40))[0].is_provisional


def test_an_unknown_side_makes_the_whole_unknown_and_is_named() -> None:
    bids: dict[str, BidValue] = {
        "A": {"price": Decimal(100), "approach": None},
        "B": {"price": Decimal(80), "approach": "none"},
    }
    found = score(RATIO, bids, Decimal(100))
    assert points(found) == {"A": None, "B": "60.00"}
    assert found[0].doubts == (("approach", "missing"),)


def test_a_price_of_zero_takes_all_points_and_leaves_none() -> None:
    assert points(score(CHEAPEST, {"A": Decimal(0), "B": Decimal(10)}, Decimal(40))) == {"A": "40.00", "B": "0.00"}


def test_after_a_zero_the_others_may_be_held_against_the_highest() -> None:
    formula = RelativeScoring(kind="relative", better="lower", if_best_is_zero="others_by_highest")
    bids = {"A": Decimal(0), "B": Decimal(10), "C": Decimal(40)}
    assert points(score(formula, bids, Decimal(20))) == {"A": "20.00", "B": "15.00", "C": "0.00"}


def test_nobody_earns_points_for_nothing() -> None:
    assert points(score(MOST, {"A": Decimal(0), "B": Decimal(0)}, Decimal(10))) == {"A": "0.00", "B": "0.00"}


@pytest.mark.parametrize("bid", [Decimal(-1), Decimal("NaN"), Decimal("Infinity"), Decimal("1e20"), "many"])
def test_what_is_no_amount_earns_unknown_points(bid: Decimal | str) -> None:
    assert points(score(CHEAPEST, {"A": bid, "B": Decimal(5)}, Decimal(10))) == {"A": None, "B": "10.00"}


@pytest.mark.parametrize(
    ("formula", "numbers", "code", "value"),
    [
        (LinearScoring(kind="linear", zero_at="{minimum}", full_at="100"), {}, "number-missing", "minimum"),
        (LinearScoring(kind="linear", zero_at="{minimum}", full_at="100"), {"minimum": 100}, "ends-meet", "100"),
        (LccScoring(kind="lcc", years="{years}", discount_percent="3"), {"years": 500}, "period-out-of-bounds", "500"),
        (
            RATIO.model_copy(
                update={"parts": (RATIO.parts[0].model_copy(update={"share_percent": "{price}"}), RATIO.parts[1])}
            ),
            {"price": 50},
            "shares-not-whole",
            "90",
        ),
    ],
)
def test_numbers_that_do_not_fit_the_formula_are_refused(
    formula: ScoringFormula, numbers: dict[str, int], code: str, value: str
) -> None:
    with pytest.raises(FormulaError) as refused:
        score(formula, {"A": Decimal(1)}, Decimal(10), {name: Decimal(number) for name, number in numbers.items()})
    assert (refused.value.code, refused.value.value) == (code, value)


@pytest.mark.parametrize(("formula", "more_is_better"), NUMBERED)
@given(bids=st.lists(amounts, min_size=1, max_size=6), most=st.decimals(min_value=1, max_value=100, places=1))
def test_a_better_bid_never_scores_lower(
    formula: ScoringFormula, more_is_better: bool, bids: list[Decimal], most: Decimal
) -> None:
    found = score(formula, {str(place): bid for place, bid in enumerate(bids)}, most)
    by_bid = sorted(zip(bids, found, strict=True), key=lambda pair: pair[0], reverse=not more_is_better)
    earned = [each.points for _, each in by_bid]
    assert earned == sorted(earned)  # type: ignore[type-var]


@pytest.mark.parametrize(("formula", "more_is_better"), NUMBERED)
@given(bids=st.lists(amounts, min_size=1, max_size=6), most=st.decimals(min_value=0, max_value=100, places=1))
def test_points_lie_between_nothing_and_the_maximum(
    formula: ScoringFormula, more_is_better: bool, bids: list[Decimal], most: Decimal
) -> None:
    for each in score(formula, {str(place): bid for place, bid in enumerate(bids)}, most):
        assert each.points is not None
        assert 0 <= each.points <= most


@pytest.mark.parametrize(("formula", "more_is_better"), NUMBERED)
@given(others=st.lists(amounts, min_size=1, max_size=5), own=amounts, step=amounts)
def test_bettering_a_bid_never_costs_it_points(
    formula: ScoringFormula, more_is_better: bool, others: list[Decimal], own: Decimal, step: Decimal
) -> None:
    rivals = {str(place): bid for place, bid in enumerate(others)}
    low, high = sorted((own, own + step))
    worse, better = (low, high) if more_is_better else (high, low)
    before = score(formula, rivals | {"own": worse}, Decimal(20))[-1].points
    after = score(formula, rivals | {"own": better}, Decimal(20))[-1].points
    assert before is not None
    assert after is not None
    assert after >= before


@given(order=st.permutations(["A", "B", "C"]), prices=st.lists(amounts, min_size=3, max_size=3))
def test_the_order_of_the_bids_does_not_matter(order: list[str], prices: list[Decimal]) -> None:
    bids = dict(zip("ABC", prices, strict=True))
    shuffled = {name: bids[name] for name in order}
    assert points(score(CHEAPEST, bids, Decimal(40))) == points(score(CHEAPEST, shuffled, Decimal(40)))
