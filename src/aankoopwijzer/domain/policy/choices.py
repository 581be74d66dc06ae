"""What a buyer may choose about the criteria of a tender, and what it costs tenderers."""

from pydantic import Field

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.text import Text


class DropReason(Entry):
    """A reason to leave a proposed criterion out of a tender (`drop_reasons/`); kept with the purchase."""

    order: int = Field(ge=1)
    text: Text
    needs_words: bool = False
    """Whether it says nothing without the buyer's own words."""


class BurdenClass(Entry):
    """How much work one proof is for whoever makes it (`burdens/`); the id is the `burden` of a criterion."""

    order: int = Field(ge=1)
    hours_parameter: str
    """Parameter that says how many hours of work a proof takes."""
