"""A whole draft tender as read: its passages in order, and what a single passage does not tell."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.records.passage import Mention, ReadPassage, ReadSentence
from aankoopwijzer.domain.records.purchase import Purchase


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as 150 lm/W; `unit` is in plain letters, as the units of the criteria are compared."""

    value: Decimal
    unit: str
    words: Mention


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day that the text names."""

    day: dt.date
    words: Mention


@dataclass(frozen=True, slots=True)
class Signs:
    """What one passage says beside its words: articles that it refers to, figures, days, and trade-like names.

    `weight` is what the passage weighs as a line of a table of award criteria, in its own unit (points or percent).
    """

    articles: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    days: tuple[StatedDay, ...] = ()
    names: tuple[Mention, ...] = ()
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """The passages of a draft in reading order, each with its signs, and the headings as read, by their words."""

    passages: tuple[ReadPassage, ...]
    signs: tuple[Signs, ...]
    headings: Mapping[str, tuple[ReadSentence, ...]]
    foreign: Mapping[str, int] = field(default_factory=dict)
    """Passages in a language that is not read, counted by language."""
    title: str = ""


FactName = Literal["title", "value_eur", "date", "contract_type", "framework_agreement", "cpv", "authority"]


@dataclass(frozen=True, slots=True)
class DraftPurchase:
    """The purchase that a draft is about, and the passage that each fact of it was read in.

    A fact that the draft does not tell is None in the purchase and absent in `read_in`.
    """

    purchase: Purchase
    read_in: Mapping[FactName, str] = field(default_factory=dict)
    """Id of the passage per fact."""
    lots: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """Sentences that say what the contract is made of, lots included."""
