"""The cost of a thing over its whole life, discounted to the day that it is bought.

`LCC = C + Σ_{t=1..T} [E(1+g_e)^t + M(1+g_m)^t + R_t + X]/(1+r)^t + D/(1+r)^T - V/(1+r)^T`

C acquisition at t = 0, E energy and M maintenance at today's prices, R replacements, X tonnes of CO2 times their price,
D end of life, V residual value; every yearly amount falls at the end of its year. Real terms, excluding VAT. The cost
items are those of Directive 2014/24, art. 68; the sum follows ISO 15686-5.
"""

import decimal
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

_PRECISION = decimal.Context(prec=40)
MOST_YEARS = 200
"""A longer period than any building; bounds what an input from outside may cost."""


@dataclass(frozen=True, slots=True)
class LifeCycle:
    """What something costs in its life, in euro of today; yearly amounts are for each year."""

    acquisition: Decimal
    energy_per_year: Decimal = Decimal(0)
    maintenance_per_year: Decimal = Decimal(0)
    replacements: Mapping[int, Decimal] = field(default_factory=dict)
    """Year -> amount."""
    tonnes_co2_per_year: Decimal = Decimal(0)
    end_of_life: Decimal = Decimal(0)
    residual_value: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Terms:
    """The period and rates, the same for everybody; growth is real and per year, as a share (0.02 is 2 %)."""

    years: int
    discount: Decimal
    energy_growth: Decimal = Decimal(0)
    maintenance_growth: Decimal = Decimal(0)
    carbon_price_eur: Decimal = Decimal(0)
    """Per tonne of CO2."""


@dataclass(frozen=True, slots=True)
class LifeCycleCost:
    """The present value of each item; `total` is their sum less the residual value."""

    acquisition: Decimal
    energy: Decimal
    maintenance: Decimal
    replacements: Decimal
    carbon: Decimal
    end_of_life: Decimal
    residual_value: Decimal

    @property
    def total(self) -> Decimal:
        """The life-cycle cost."""
        spent = self.acquisition + self.energy + self.maintenance + self.replacements + self.carbon + self.end_of_life
        return spent - self.residual_value


def life_cycle_cost(cycle: LifeCycle, terms: Terms) -> LifeCycleCost:
    """The present value of a life cycle, item by item.

    Raises `ValueError` for a period that is not 1 to 200 years, a discount rate of -100 % or less, or a replacement
    outside the period.
    """
    if not 1 <= terms.years <= MOST_YEARS:
        raise ValueError(f"a period of {terms.years} years; give 1 to {MOST_YEARS}")
    if terms.discount <= -1:
        raise ValueError(f"a discount rate of {terms.discount * 100} %; give more than -100 %")
    outside = sorted(year for year in cycle.replacements if not 1 <= year <= terms.years)
    if outside:
        raise ValueError(f"a replacement in year {outside[0]}, outside the period of {terms.years} years")
    with decimal.localcontext(_PRECISION):
        at_end = _present(Decimal(1), terms.years, terms.discount)
        return LifeCycleCost(
            acquisition=cycle.acquisition,
            energy=_yearly(cycle.energy_per_year, terms.energy_growth, terms),
            maintenance=_yearly(cycle.maintenance_per_year, terms.maintenance_growth, terms),
            replacements=sum(
                (_present(amount, year, terms.discount) for year, amount in cycle.replacements.items()), Decimal(0)
            ),
            carbon=_yearly(cycle.tonnes_co2_per_year * terms.carbon_price_eur, Decimal(0), terms),
            end_of_life=cycle.end_of_life * at_end,
            residual_value=cycle.residual_value * at_end,
        )


def _yearly(amount: Decimal, growth: Decimal, terms: Terms) -> Decimal:
    return sum(
        (_present(amount * (1 + growth) ** year, year, terms.discount) for year in range(1, terms.years + 1)),
        Decimal(0),
    )


def _present(amount: Decimal, year: int, discount: Decimal) -> Decimal:
    return amount / (1 + discount) ** year
