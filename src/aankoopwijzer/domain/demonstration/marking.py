"""How an invented record says that it is invented, and what the inventions have in common."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from aankoopwijzer.domain.intake.rows import Row, row_of
from aankoopwijzer.domain.records.datasets import DATASETS

Sized = Sequence[tuple[str, float]]
"""Authorities, each with its size: 1 for a usual one."""
Value = TypeVar("Value")
FLAG = "fictitious"
"""What stands in the flags of every invented row."""
IN_WORDS = "verzonnen"
"""What stands in every invented name and reference, so that it also shows where nobody sees flags."""


def invented_row(dataset: str, line: int, authority: str, values: Mapping[str, Any]) -> Row:
    """A row of a dataset whose key and flags tell that it is invented."""
    key = f"{IN_WORDS}-{dataset}-{line}"
    return row_of(DATASETS[dataset], line, authority, key, values, ())._replace(flags=FLAG)


def cents(amount: float) -> Decimal:
    """An amount to the cent."""
    return Decimal(f"{amount:.2f}")


def perhaps(random: Random, unknown: float, value: Value) -> Value | None:
    """The value, or None as often as nobody knows it; the same numbers are drawn either way."""
    return None if random.random() < unknown else value


def some_of(random: Random, authorities: Sized) -> Sized:
    """Those that hand something over: one in five does not."""
    silent = {authority for authority, _ in random.sample(list(authorities), len(authorities) // 5)}
    return [each for each in authorities if each[0] not in silent]
