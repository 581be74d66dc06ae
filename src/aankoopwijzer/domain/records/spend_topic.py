"""What spend lines of one kind were for: their CPV, account and description, and the rows that follow."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.records.match import RowMatch

How = Literal["", "matched", "doubtful", "outside", "person", "rule"]
"""Not looked at yet; matched for sure; only a person can tell; outside every row; a person told; or a rule tells."""
SETTLED: Final[tuple[How, ...]] = ("matched", "outside", "person", "rule")
"""The ways in which it is known for which rows a topic counts."""


class SpendTopic(BaseModel):
    """A topic as lines carry it by `key`. `rows` are those it counts for, `doubts` those that a person may choose.

    `matches` is what words and codes gave for sure, with its score; empty for what was found before that was kept. Who
    answered is the text of an actor, empty when nobody did; of a topic that follows a `rule`, who said that. `number`
    is that of its record; `amounts` are the sums of its lines excluding VAT, by currency.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    cpv: str | None
    account_code: str | None
    account_name: str | None
    description: str | None
    how: How = ""
    rows: tuple[str, ...] = ()
    doubts: tuple[RowMatch, ...] = ()
    matches: tuple[RowMatch, ...] = ()
    answered_by: str = ""
    answered_at: dt.datetime | None = None
    rule: int | None = None
    number: int = 0
    lines: int = 0
    amounts: Mapping[str, Decimal] = {}


@dataclass(frozen=True, slots=True)
class TopicPart:
    """The lines of a topic of one authority with one supplier (both as the table has them, empty for none) that follow
    a rule of their own."""

    authority: str
    supplier_key: str
    rule: int


@dataclass(frozen=True, slots=True)
class TopicFound:
    """What rules, words and codes tell of a topic: how it stands, its rows, what was matched for sure with its score,
    and the doubts that a person may settle; of a rule its number, and who said it when; and the parts of it that follow
    another rule."""

    how: How
    rows: tuple[str, ...]
    matches: tuple[RowMatch, ...] = ()
    doubts: tuple[RowMatch, ...] = ()
    rule: int | None = None
    by: str = ""
    at: dt.datetime | None = None
    parts: tuple[TopicPart, ...] = ()
