"""Figures of law and policy that change over time."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text


class BeforeFirstPeriod(Exception):
    """A date lies before the first period for which the pack knows a value."""

    def __init__(self, parameter: str, on: dt.date, first: dt.date) -> None:
        super().__init__(f"{parameter} has no value on {on}: the first known period starts on {first}")
        self.parameter, self.on, self.first = parameter, on, first


class DatedValue(BaseModel):
    """The value of a parameter over a period; both days are in it, and `until` None means: still so."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    from_: dt.date = Field(alias="from")
    until: dt.date | None = None
    value: Decimal | str | tuple[str, ...] = Field(union_mode="left_to_right")
    """A figure when the text is one ("139000"), else a word or a list of words."""
    source: Source

    @property
    def period(self) -> str:
        """The years of the period as people write them: 2026-2027, or "2018-" when it is open."""
        if self.until is None:
            return f"{self.from_.year}-"
        return f"{self.from_.year}" if self.from_.year == self.until.year else f"{self.from_.year}-{self.until.year}"

    def holds_on(self, on: dt.date) -> bool:
        """Whether the day lies in the period."""
        return self.from_ <= on and (self.until is None or on <= self.until)


class Resolved(BaseModel):
    """The value of a parameter on a day. `is_outdated` when the last known value is older than the day."""

    model_config = ConfigDict(frozen=True)

    parameter: str
    on: dt.date
    dated: DatedValue
    is_outdated: bool = False

    @property
    def amount(self) -> Decimal:
        """The value as a number; a `TypeError` when the parameter is a list or a word."""
        if not isinstance(self.dated.value, Decimal):
            raise TypeError(f"{self.parameter} is not a number")
        return self.dated.value


class Parameter(Entry):
    """A figure with its history; periods follow each other without overlap, oldest first."""

    name: Text
    explanation: Text | None = None
    unit: str
    kind: Literal["law", "policy", "practice"]
    values: tuple[DatedValue, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> "Parameter":
        for earlier, later in pairwise(self.values):
            if earlier.until is None or earlier.until >= later.from_:
                raise ValueError(f"the period that starts on {earlier.from_} runs into the one from {later.from_}")
        return self

    def on(self, day: dt.date) -> Resolved:
        """The value that holds on `day`.

        After the last period the last known value is given, marked as outdated; in a gap, the one before it, marked
        too. Raises `BeforeFirstPeriod` when nothing is known yet on that day.
        """
        for dated in reversed(self.values):
            if dated.from_ <= day:
                return Resolved(parameter=self.id, on=day, dated=dated, is_outdated=not dated.holds_on(day))
        raise BeforeFirstPeriod(self.id, day, self.values[0].from_)

    def replaced_by(self, values: Iterable[DatedValue]) -> "Parameter":
        """The same parameter where later values take over from their first day on."""
        later = tuple(values)
        start = later[0].from_
        kept = tuple(
            dated.model_copy(update={"until": min(dated.until or dt.date.max, start - dt.timedelta(days=1))})
            for dated in self.values
            if dated.from_ < start
        )
        return self.model_copy(update={"values": kept + later})


class RuleSet(Entry):
    """A change of law that is not (yet) certain to hold, and can be switched on (`rule_sets/`)."""

    name: Text
    explanation: Text
    is_on: bool = False
    parameters: Mapping[str, tuple[DatedValue, ...]]
    source: Source
