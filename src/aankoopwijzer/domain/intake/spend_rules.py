"""What spend is for, said as a rule: the product groups of an account, a CPV code, a supplier or a description."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from aankoopwijzer.domain.intake.deriving import topic_words
from aankoopwijzer.domain.intake.enterprise_numbers import (
    WrongEnterpriseNumber,
    enterprise_number_in,
    read_enterprise_number,
)
from aankoopwijzer.domain.intake.words import name_key, plain
from aankoopwijzer.domain.records.spend_topic import SpendTopic
from aankoopwijzer.domain.values.cpv import Cpv

ANY_END = "*"
"""At the end of a cell: whatever comes behind it."""


@dataclass(frozen=True, slots=True)
class Payee:
    """Who was paid: the enterprise number, empty when it is not known, and every name that is known."""

    enterprise_number: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spender:
    """Whose some lines are (None: of the region) and who was paid, None when the lines do not say."""

    authority: str | None
    payee: Payee | None


@dataclass(frozen=True, slots=True)
class SpendRule:
    """Spend that has all that is filled in is for `rows`, none of them: outside the framework.

    A CPV code holds for the codes below it. Numbers in a description say nothing, as months and cities do. A supplier
    is an enterprise number or a name. Of an `authority` (None: of all) it holds for lines of that authority only.
    `number` is the line of the table that it stands on, or the number under which it is kept; `by` is the text of an
    actor.
    """

    number: int
    rows: tuple[str, ...]
    cpv: Cpv | None = None
    account_code: str | None = None
    account_name: str | None = None
    supplier: str | None = None
    description: str | None = None
    authority: str | None = None
    by: str = ""
    at: dt.datetime | None = None

    @property
    def says(self) -> int:
        """How much it says: with each cell that is filled in it holds for less, and counts before what says less."""
        return sum(each is not None for each in (self.cpv, *self._texts))

    @property
    def asks_who(self) -> bool:
        """Whether it depends on whose the lines are or on who was paid."""
        return self.supplier is not None or self.authority is not None

    def is_about(self, topic: SpendTopic) -> bool:
        """Whether the topic has what the rule asks for, whoever spent it and whoever was paid."""
        return (
            (self.cpv is None or (topic.cpv is not None and Cpv(topic.cpv).is_under(self.cpv.stem)))
            and _like(self.account_code, topic.account_code, str.casefold)
            and _like(self.account_name, topic.account_name, plain)
            and _like(self.description, topic.description, topic_words)
        )

    def holds_for(self, topic: SpendTopic, spender: Spender | None) -> bool:
        """Whether lines of this topic are what the rule is about; without a spender, whoever it was."""
        if not self.is_about(topic):
            return False
        if spender is None:
            return not self.asks_who
        return (self.authority is None or self.authority == spender.authority) and (
            self.supplier is None or self._is_paid(spender.payee)
        )

    @property
    def has_empty_words(self) -> bool:
        """Whether a cell leaves no words to compare, as `2024*`: it would hold for everything, as `*` alone may say."""
        folds: tuple[Callable[[str], str], ...] = (str.casefold, plain, name_key, topic_words)
        cells = zip(self._texts, folds, strict=True)
        return any(text not in (None, ANY_END) and not fold(text.removesuffix(ANY_END)) for text, fold in cells)

    @property
    def has_mistyped_number(self) -> bool:
        """Whether the supplier is written as an enterprise number and is none: its check digits are wrong."""
        try:
            read_enterprise_number(self.supplier or "")
        except WrongEnterpriseNumber as wrong:
            return wrong.reason == "check"
        return False

    @property
    def _texts(self) -> tuple[str | None, ...]:
        return self.account_code, self.account_name, self.supplier, self.description

    def _is_paid(self, payee: Payee | None) -> bool:
        if payee is None or self.supplier is None:
            return False
        number = enterprise_number_in(self.supplier)
        if number:
            return payee.enterprise_number == number
        return any(_like(self.supplier, name, name_key) for name in payee.names)


def rule_for(topic: SpendTopic, spender: Spender | None, rules: Iterable[SpendRule]) -> SpendRule | None:
    """The rule that says most of those that hold, one of an authority before one of all; of two that say as much the
    first. None when no rule holds."""
    return max(
        (each for each in rules if each.holds_for(topic, spender)),
        key=lambda each: (each.says, each.authority is not None, -each.number),
        default=None,
    )


def _like(wanted: str | None, found: str | None, folded: Callable[[str], str]) -> bool:
    if wanted is None:
        return True
    if found is None:
        return False
    if wanted.endswith(ANY_END):
        return folded(found).startswith(folded(wanted.removesuffix(ANY_END)))
    return folded(found) == folded(wanted)
