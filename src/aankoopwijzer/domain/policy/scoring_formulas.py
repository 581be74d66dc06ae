"""How bids earn points on an award criterion, as data: `domain.calculators.scoring` works it out.

Every formula gives a share between 0 and 1 of the points; the points are those of the level that was chosen.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.values.text import Text

Figure = Annotated[str, Field(pattern=r"^(-?\d+(\.\d+)?|\{[a-z_]+\})$")]
"""A number in quotes, or the {name} of a clause parameter: then the score follows what the buyer fills in."""


class _Formula(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    unit: str | None = None
    """The unit of what a bid gives."""
    decimals: int = Field(default=2, ge=0, le=4)
    """Points are rounded to this many decimals, halves up."""


class RelativeScoring(_Formula):
    """The best bid has all points, the others in proportion: lowest / own, or own / highest."""

    kind: Literal["relative"]
    better: Literal["higher", "lower"]
    if_best_is_zero: Literal["others_none", "others_by_highest"] = "others_none"
    """When lower is better and the lowest is 0: the others get nothing, or 1 - own / highest."""


class LinearScoring(_Formula):
    """From no points at `zero_at` to all points at `full_at`, on a straight line; nothing more outside it."""

    kind: Literal["linear"]
    zero_at: Figure
    full_at: Figure


class Step(BaseModel):
    """A step of a staircase: what a bid must reach for its share of the points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: str
    """A number, or a word when `better` is `ordered`."""
    share_percent: Figure
    label: Text | None = None


class SteppedScoring(_Formula):
    """A share of the points for each step that is reached; below the first step nothing.

    `ordered` steps are words from weakest to strictest, as a jury gives them. With `per_item` a bid gives a value and
    a weight for each item, and has the weighted mean of their shares.
    """

    kind: Literal["stepped"]
    better: Literal["higher", "lower", "ordered"]
    steps: tuple[Step, ...] = Field(min_length=1)
    per_item: bool = False

    @model_validator(mode="after")
    def _steps_rise(self) -> "SteppedScoring":
        shares = [Decimal(step.share_percent) for step in self.steps if not step.share_percent.startswith("{")]
        if any(share < 0 or share > 100 for share in shares) or any(later < one for one, later in pairwise(shares)):
            raise ValueError("the shares of the steps go up, from 0 to 100 at most")
        if self.better == "ordered":
            if len({step.at for step in self.steps}) < len(self.steps):
                raise ValueError("two steps have the same word")
            return self
        try:
            bounds = [Decimal(step.at) for step in self.steps]
        except ArithmeticError:
            raise ValueError("'at' is a number, unless better: ordered") from None
        if any((later <= one) if self.better == "higher" else (later >= one) for one, later in pairwise(bounds)):
            raise ValueError(f"the steps go from the weakest to the strictest, while better: {self.better}")
        return self


class LccScoring(_Formula):
    """The lowest life-cycle cost has all points, the others lowest / own.

    Costs are discounted to the day of acquisition (Directive 2014/24, art. 68: acquisition, use, maintenance, end of
    life, and external costs when `carbon_price_eur` is given, per tonne). Growth is real, per year.
    """

    kind: Literal["lcc"]
    years: Figure
    discount_percent: Figure
    energy_growth_percent: Figure = "0"
    maintenance_growth_percent: Figure = "0"
    carbon_price_eur: Figure | None = None


SingleFormula = Annotated[
    RelativeScoring | LinearScoring | SteppedScoring | LccScoring,
    Field(discriminator="kind"),
]


class ScoredPart(BaseModel):
    """One side of a price-quality formula, with its share of the points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """How bids name it."""
    label: Text
    share_percent: Figure
    formula: SingleFormula


class PriceQualityScoring(_Formula):
    """Several sides weighed together, as price and quality are; the shares add up to 100."""

    kind: Literal["price_quality"]
    parts: tuple[ScoredPart, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _shares_are_whole(self) -> "PriceQualityScoring":
        names = [part.name for part in self.parts]
        if len(set(names)) < len(names):
            raise ValueError("two parts have the same name")
        shares = [part.share_percent for part in self.parts]
        if not any(share.startswith("{") for share in shares) and sum(map(Decimal, shares)) != 100:
            raise ValueError(f"the shares of the parts add up to {sum(map(Decimal, shares))}, not to 100")
        return self


ScoringFormula = Annotated[
    RelativeScoring | LinearScoring | SteppedScoring | LccScoring | PriceQualityScoring,
    Field(discriminator="kind"),
]


def blanks_of(formula: ScoringFormula) -> frozenset[str]:
    """The names of the clause parameters that the formula reads."""
    return frozenset(_blanks(formula.model_dump()))


def _blanks(data: object) -> Iterator[str]:
    match data:
        case Mapping():
            for value in data.values():
                yield from _blanks(value)
        case list() | tuple():
            for value in data:
                yield from _blanks(value)
        case str() if data.startswith("{") and data.endswith("}"):
            yield data[1:-1]
