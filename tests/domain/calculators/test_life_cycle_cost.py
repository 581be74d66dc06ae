"""The life-cycle cost: the worked example, and what must always hold."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.calculators.life_cycle_cost import LifeCycle, Terms, life_cycle_cost

BUILDING = LifeCycle(
    acquisition=Decimal(100_000),
    energy_per_year=Decimal(5_000),
    maintenance_per_year=Decimal(2_000),
    replacements={15: Decimal(20_000)},
    end_of_life=Decimal(5_000),
    residual_value=Decimal(10_000),
)
THIRTY_YEARS = Terms(years=30, discount=Decimal("0.03"), energy_growth=Decimal("0.02"))

amounts = st.decimals(min_value=0, max_value=10_000_000, places=2)
rates = st.decimals(min_value=0, max_value=Decimal("0.15"), places=4)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


def test_the_worked_example_item_by_item() -> None:
    """Worked by hand from the formula with r = 3 %, g = 2 %, T = 30."""
    cost = life_cycle_cost(BUILDING, THIRTY_YEARS)
    assert [
        cents(cost.energy),
        cents(cost.maintenance),
        cents(cost.replacements),
        cents(cost.end_of_life),
        cents(cost.residual_value),
    ] == [Decimal(each) for each in ("129408.94", "39200.88", "12837.24", "2059.93", "4119.87")]
    assert cents(cost.total) == Decimal("279387.12")


def test_carbon_at_a_price_per_tonne_comes_on_top() -> None:
    """Ten tonnes a year at 100 euro: 19 600.44 more."""
    with_carbon = life_cycle_cost(
        replace(BUILDING, tonnes_co2_per_year=Decimal(10)), replace(THIRTY_YEARS, carbon_price_eur=Decimal(100))
    )
    assert cents(with_carbon.carbon) == Decimal("19600.44")
    assert cents(with_carbon.total) == Decimal("298987.56")


@given(yearly=amounts, years=st.integers(1, 200))
def test_without_discount_or_growth_a_yearly_cost_is_simply_added(yearly: Decimal, years: int) -> None:
    cost = life_cycle_cost(LifeCycle(Decimal(0), maintenance_per_year=yearly), Terms(years, Decimal(0)))
    assert cost.total == yearly * years


@given(low=rates, high=rates, yearly=amounts)
def test_a_higher_discount_never_makes_later_costs_heavier(low: Decimal, high: Decimal, yearly: Decimal) -> None:
    low, high = sorted((low, high))
    cycle = LifeCycle(Decimal(0), energy_per_year=yearly)
    assert life_cycle_cost(cycle, Terms(30, high)).total <= life_cycle_cost(cycle, Terms(30, low)).total


@pytest.mark.parametrize(
    ("cycle", "terms", "says"),
    [
        (BUILDING, Terms(0, Decimal(0)), "a period of 0 years; give 1 to 200"),
        (BUILDING, Terms(201, Decimal(0)), "a period of 201 years; give 1 to 200"),
        (BUILDING, Terms(30, Decimal(-1)), "a discount rate of -100 %; give more than -100 %"),
        (BUILDING, Terms(10, Decimal(0)), "a replacement in year 15, outside the period of 10 years"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(cycle: LifeCycle, terms: Terms, says: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        life_cycle_cost(cycle, terms)
    assert str(refused.value) == says
