"""What a buyer made of the criteria that an advice proposes for a tender."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from aankoopwijzer.domain.values.level import Level

MOST_CHOICES = 100
LONGEST_WORDS = 200
LONGEST_VALUE = 80

_Id = Annotated[str, Field(min_length=1, max_length=80)]


class Dropped(BaseModel):
    """Why a proposed criterion is left out: the id of a reason of the pack, the buyer's own words; both may lack."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str = Field(default="", max_length=80)
    words: str = Field(default="", max_length=LONGEST_WORDS)


Levels = Annotated[Mapping[_Id, Level], Field(max_length=MOST_CHOICES)]
Added = Annotated[tuple[_Id, ...], Field(max_length=MOST_CHOICES)]
DroppedOnes = Annotated[Mapping[_Id, Dropped], Field(max_length=MOST_CHOICES)]
Values = Annotated[
    Mapping[_Id, Mapping[_Id, Annotated[str, Field(max_length=LONGEST_VALUE)]]], Field(max_length=MOST_CHOICES)
]


class Selection(BaseModel):
    """The buyer's own choices, by the id of a criterion; what is not named is as the advice proposes it.

    `levels` holds the level of single criteria. `added` are criteria beside the proposed ones, `dropped` proposed ones
    that are left out. `values` are those of parameters of clauses, by name, as `checked_value` gives them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    levels: Levels = Field(default_factory=dict)
    added: Added = ()
    dropped: DroppedOnes = Field(default_factory=dict)
    values: Values = Field(default_factory=dict)
