"""What is measured, as data: one file is one indicator."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.rules.conditions import Condition
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

Base = Literal["none", "change", "gain"]
"""Against the baseline b a value v is shown as itself, as v / b - 1 (change) or as 1 - v / b (gain)."""
By = Literal[
    "number", "value", "per_inhabitant", "per_employee", "uses", "people", "unweighted", "well_to_wheel", "before"
]
"""What a measure counts by: records or things, euro, inhabitants, employees, uses, people reached, a variant of a mean,
or the state before the works."""
Per = Literal["inhabitants", "employees"]
Function = Literal["restricted_mean_life"]
"""Measures that the language cannot say, by name; `domain.measures.functions` has them."""
RECORDS = "records"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Ratio(_Part):
    """One sum over another, over the records of which both columns are known."""

    of: str
    to: str


class NamedMeasure(_Part):
    """A measure by the name of its function, with the columns and figures that it takes."""

    name: Function
    horizon_years: int = Field(gt=0)
    """Lives are counted up to this age: beyond it too few records are left."""
    window_years: int = Field(gt=0)
    """Each year looks at so many years, that one included."""


class Measure(_Part):
    """One way to count: a share, a ratio, a total or a named function.

    `share` weighs the records that count against all in scope, each as one ("records") or by a column. `total` adds a
    column up. `per` divides the total by a figure of the authority; `times` multiplies what is shown.
    """

    share: str | None = None
    ratio: Ratio | None = None
    total: str | None = None
    function: NamedMeasure | None = None
    per: Per | None = None
    times: int = 1

    @model_validator(mode="after")
    def _exactly_one(self) -> "Measure":
        given = [name for name in ("share", "ratio", "total", "function") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"a measure is exactly one of share, ratio, total, function; here: {given or 'none'}")
        if self.per and self.total is None:
            raise ValueError("only a total is divided by a figure of the authority")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that it adds up."""
        if self.ratio:
            return (self.ratio.of, self.ratio.to)
        return tuple(name for name in (self.share, self.total) if name and name != RECORDS)


class Indicator(Entry):
    """A figure about a table of records, and what it says of a target.

    Of the records of `table` those count for which `scope` holds and, where product groups are named, that belong to
    one of `rows`. `counting` tells which of them a share counts; `additional` which of those go beyond what law and
    market ask anyway. `parts` says by a condition which records belong to a product group, for tables that do not say.
    A record of which any of this is not known is counted as unknown. The first of `measures` is the one that targets
    are held against.
    """

    order: int
    ambition: str | None = None
    name: Text
    question: Text
    formula: Text
    unit: str
    direction: Literal["up", "down", "none"]
    table: str
    rows: tuple[str, ...] = ()
    parts: Mapping[str, Condition] = Field(default_factory=dict)
    scope: Condition | None = None
    counting: Condition | None = None
    additional: Condition | None = None
    measures: Mapping[By, Measure] = Field(min_length=1)
    against_base: Base = "none"
    base_year: int | None = None
    """The year that it starts from, where a target names none."""
    answers: Mapping[str, Decimal | Literal["as_stated"]] = Field(default_factory=dict)
    """The targets that it answers by id, each with the figure to reach where that is not the one that is stated."""
    objectives: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    """Product groups that this figure tells of, beside or without a target."""
    baseline: Text
    weaknesses: Annotated[tuple[Text, ...], Field(min_length=1)]
    additionality: Text
    source: Source

    @model_validator(mode="after")
    def _share_counts(self) -> "Indicator":
        if any(each.share for each in self.measures.values()) and self.counting is None:
            raise ValueError("a share says what it counts; add `counting`")
        if self.rows and self.parts:
            raise ValueError("product groups are told by `rows` or by `parts`, not by both")
        return self

    @property
    def main(self) -> By:
        """The measure that targets are held against."""
        return next(iter(self.measures))

    @property
    def product_groups(self) -> tuple[str, ...]:
        """Every product group that it can be split by."""
        return self.rows or tuple(self.parts)
