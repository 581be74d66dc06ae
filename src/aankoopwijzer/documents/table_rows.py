"""Rows of a table that somebody handed over, and what can be wrong with them.

Problems are codes with values, so that each reader gets them in his own language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MAX_BYTES = 50_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 300
MAX_CELL = 2_000_000
"""Characters in one cell; a description of a megabyte is odd, but no reason to refuse it."""


@dataclass(frozen=True, slots=True)
class TableProblem:
    """Something wrong at a line (1 is the first; 0 the file as a whole)."""

    line: int
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


class TableError(Exception):
    """The file as a whole cannot be read as a table."""

    def __init__(self, problem: TableProblem) -> None:
        super().__init__(f"line {problem.line}: {problem.code} {dict(problem.values)}")
        self.problem = problem


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells by column name, as the file holds them: text, or typed where the format has types."""

    line: int
    cells: Mapping[str, object]


TableRows = Iterator[TableRow | TableProblem]


def column_name(title: object) -> str:
    """The name of a column as we compare it: lower case, words joined by an underscore."""
    return "_".join(str(title).strip().casefold().replace("-", " ").replace("_", " ").split())
