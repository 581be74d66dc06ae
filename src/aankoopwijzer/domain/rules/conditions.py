"""One language for conditions: obligations, criteria and indicators are all written in it.

A condition is data. `evaluate` (in `evaluation`) answers it for one record; a warehouse may compile the same tree.
"""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator


class _Node(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ParameterReference(_Node):
    """A dated parameter of the pack in the place of a number."""

    parameter: str


Number = Decimal | ParameterReference
Atom = bool | str

OPERATORS = ("is", "is_not", "any_of", "none_of", "at_least", "above", "at_most", "below", "under_any")
Operator = Literal["is", "is_not", "any_of", "none_of", "at_least", "above", "at_most", "below", "under_any"]


class Comparison(_Node):
    """One fact held against one value, with exactly one operator.

    `any_of` and `none_of` work on a single value and on a set (some member, no member). `at_least` and `at_most`
    include the bound, `above` and `below` do not. `under_any` asks whether a code starts with one of the prefixes.
    """

    fact: str
    is_: Atom | None = Field(default=None, alias="is")
    is_not: Atom | None = None
    any_of: tuple[str, ...] | None = None
    none_of: tuple[str, ...] | None = None
    under_any: tuple[str, ...] | None = None
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None

    @model_validator(mode="after")
    def _exactly_one_operator(self) -> "Comparison":
        given = [name for name in OPERATORS if self._given(name) is not None]
        if len(given) != 1:
            raise ValueError(f"a comparison has exactly one of {', '.join(OPERATORS)}; here: {given or 'none'}")
        return self

    def _given(self, operator: str) -> Any:
        return getattr(self, "is_" if operator == "is" else operator)

    @cached_property
    def operator(self) -> str:
        """The one operator of this comparison."""
        return next(name for name in OPERATORS if self._given(name) is not None)

    @cached_property
    def against(self) -> Any:
        """The value that the fact is held against."""
        return self._given(self.operator)


class All(_Node):
    """Every part must apply."""

    all: tuple["Condition", ...] = Field(min_length=1)


class AnyOf(_Node):
    """One part is enough."""

    any: tuple["Condition", ...] = Field(min_length=1)


class Not(_Node):
    """The reverse; unknown stays unknown."""

    not_: "Condition" = Field(alias="not")


class Always(_Node):
    """Applies to everything."""

    always: Literal[True]


def _kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else {type(value).__name__: None}
    for key, tag in (
        ("fact", "comparison"),
        ("all", "all"),
        ("any", "any"),
        ("not", "not"),
        ("always", "always"),
        ("Comparison", "comparison"),
        ("All", "all"),
        ("AnyOf", "any"),
        ("Not", "not"),
        ("Always", "always"),
    ):
        if key in keys:
            return tag
    return None


Condition = Annotated[
    Annotated[Comparison, Tag("comparison")]
    | Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Always, Tag("always")],
    Discriminator(
        _kind,
        custom_error_type="condition",
        custom_error_message="a condition is one of fact, all, any, not, always",
    ),
]

for _node in (All, AnyOf, Not):
    _node.model_rebuild()


def comparisons(condition: Condition) -> tuple[Comparison, ...]:
    """Every comparison in the tree, left to right."""
    match condition:
        case Comparison():
            return (condition,)
        case All(all=parts) | AnyOf(any=parts):
            return tuple(found for part in parts for found in comparisons(part))
        case Not(not_=part):
            return comparisons(part)
        case _:
            return ()


def facts_of(condition: Condition) -> frozenset[str]:
    """The names of every fact that the condition may look at."""
    return frozenset(comparison.fact for comparison in comparisons(condition))


def parameters_of(condition: Condition) -> frozenset[str]:
    """The ids of every parameter that the condition may need."""
    return frozenset(
        comparison.against.parameter
        for comparison in comparisons(condition)
        if isinstance(comparison.against, ParameterReference)
    )
