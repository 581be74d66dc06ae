"""The parts that a tender is made of, and the headings under which drafts have them."""

from pydantic import Field

from aankoopwijzer.domain.policy.criteria import Part
from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.text import Language, Text


class TenderSection(Entry):
    """A part of a tender that clauses belong in, and how to find it in a draft (`sections/`).

    `headings` are patterns as those of a demand, the surest first: the heading that answers to the first of them is
    the section. `chapter` counts the parts of a tender as they are usual (1 administrative, 2 technical, 3 performance)
    for drafts that number their parts and call them otherwise.
    """

    order: int = Field(ge=1)
    chapter: int = Field(ge=1, le=9)
    title: Text
    """The heading of the section where a draft has none."""
    parts: tuple[Part, ...] = Field(min_length=1)
    headings: dict[Language, str] = Field(min_length=1)
