"""What is counted of published notices alone, to hold the region's own figures against (`benchmarks/`)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

Counted = Literal["declared", "shown", "reserved"]
"""declared: a code of the notice says so; shown: its texts say so, or a code that is a demand in itself; reserved:
the contract or a lot is reserved for the social economy."""


class BenchmarkMeasure(Entry):
    """One share of published purchases.

    `aspect` is what they declare or show, of `aspects/`; a reserved contract needs none. `beside` is the indicator that
    asks about the same of own purchases, as near as the register can. `biases` say why the two are not the same.
    """

    order: int
    name: Text
    counts: Counted
    aspect: str | None = None
    beside: str | None = None
    biases: Annotated[tuple[Text, ...], Field(min_length=1)]
    source: Source

    @model_validator(mode="after")
    def _aspect_where_one_is_counted(self) -> "BenchmarkMeasure":
        if (self.aspect is None) != (self.counts == "reserved"):
            raise ValueError("`declared` and `shown` are of an `aspect`, and `reserved` is of none")
        return self
