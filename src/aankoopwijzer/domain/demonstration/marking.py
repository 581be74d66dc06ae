"""How an invented record says that it is invented."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.intake.reading import Row, row_of
from aankoopwijzer.domain.records.datasets import DATASETS

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
