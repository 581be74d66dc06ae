"""What can be wrong with a line that is handed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Outcome = Literal["rejected", "flagged", "noted"]
"""Rejected: the line is left out. Flagged: it counts, and what is not to be believed is unknown. Noted: it was read
otherwise than it was written."""
OUTCOMES: Final[tuple[Outcome, ...]] = ("rejected", "flagged", "noted")
"""The worst first."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something at a line (1 is the first; 0 the file as a whole) and a column, titled as in the file.

    `code` stands for the words (reports/import_problems.py), `values` fill them.
    """

    line: int
    column: str
    outcome: Outcome
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
