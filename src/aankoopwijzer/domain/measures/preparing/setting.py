"""What every table is prepared with: the rules of the policy for it, figures of the day, and the day."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod
from aankoopwijzer.domain.policy.table_rules import ParameterUse, TableRules, WordUse

Given = Mapping[str, Any]
"""One record of the register by column, None for unknown; `id` is its number."""
Prepared = Mapping[str, object]
"""One row of a table by column; what is left out is unknown."""


@dataclass(frozen=True)
class Setting:
    """The policy and the last day that records are looked at."""

    pack: PolicyPack
    on: dt.date

    def of(self, table: str) -> "TableSetting":
        """The setting for one table."""
        return TableSetting(self, self.pack.tables.get(table))


@dataclass(frozen=True)
class TableSetting:
    """The rules for one table; without any, every word is unknown and every figure too."""

    setting: Setting
    rules: TableRules | None

    @property
    def on(self) -> dt.date:
        """The last day that is looked at."""
        return self.setting.on

    def figure(self, use: ParameterUse, on: dt.date | None = None) -> Decimal | None:
        """The parameter for this use on a day; None when the policy has none then."""
        value = self._value(use, on or self.on)
        return value if isinstance(value, Decimal) else None

    def _value(self, use: ParameterUse, on: dt.date) -> object:
        id = self.rules.parameters.get(use) if self.rules else None
        if id is None:
            return None
        try:
            return self.setting.pack.value(id, on=on).dated.value
        except BeforeFirstPeriod:
            return None

    def is_one_of(self, use: WordUse, word: str | None) -> bool | None:
        """Whether the word is one that the policy means; None when either is not known."""
        words = self.rules.words.get(use) if self.rules else None
        return None if word is None or words is None else word.casefold() in words

    def rows(self, word: str | None) -> frozenset[str] | None:
        """The product groups that a word in the records stands for; None when that is not known."""
        found = self.rules.rows.get(word.casefold()) if self.rules and word is not None else None
        return None if found is None else frozenset(found)

    @property
    def base_year(self) -> int | None:
        """The year that means are taken from."""
        return self.rules.base_year if self.rules else None


def placed(given: Given, dataset: str, day: dt.date | None = None, *, year: int | None = None) -> dict[str, object]:
    """Whose record it is, in which year and quarter it counts, and which one it is."""
    return {
        "authority": given.get("authority"),
        "year": day.year if day else year,
        "quarter": (day.month + 2) // 3 if day else None,
        "record": f"{dataset}:{given['id']}",
    }


def years_of(first: dt.date | None, last: dt.date | None, until: int) -> Iterator[int]:
    """Every calendar year with a day on which something was there; none when nobody knows since when."""
    if first is not None:
        yield from range(first.year, min(last.year if last else until, until) + 1)
