"""What came of a file: how it was read, what it holds, what would be or was written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aankoopwijzer.domain.intake.invoiced import InvoiceOutcome
from aankoopwijzer.domain.intake.noticed import NoticeOutcome
from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.reading import RejectedLine
from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.rows import Row

MOST_PROBLEMS = 1_000
"""Of each outcome, so that what is left out does not keep what is to be checked from sight."""
MOST_OF_A_KIND = 10
"""Of each problem of a column that many are kept in any case."""
MOST_REJECTED = 100_000
MOST_ROWS = 50
MOST_CHANGES = 100


class ImportRefused(Exception):
    """A file that cannot be imported at all; `code` says why, `values` fill the message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.code, self.values = code, values


class LookRefused(Exception):
    """A file of which an earlier look found that it cannot be imported; `said` is why and what to do, by language."""

    def __init__(self, said: Mapping[str, str]) -> None:
        super().__init__(dict(said))
        self.said = said


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of the register that a line changes: `fields` are columns, or flags, with their plain value before and
    after; unknown is None or an empty text."""

    line: int
    authority: str
    key: str
    fields: tuple[tuple[str, Any, Any], ...]


@dataclass(slots=True)
class ImportReport:
    """One file of one kind. Without `batch` nothing was written: a preview, or nothing was new.

    `problems` holds the first `MOST_PROBLEMS` of each outcome, rejections before the rest, and the first of each kind
    in any case; `by_code` counts them all, by outcome and code, and `by_column` by outcome, code and column. `rows` are
    the first that may be written, `changes` the first rows of the register that change; `notices` are all that could be
    read, when the file holds notices, and `invoices` when it holds electronic invoices.
    `double` are lines, none of the others, of an invoice that the register has from another source; `gone` are lines
    of the register, none of the file, of an invoice that came again without them. `kept` counts the problems that are
    held, by outcome.
    """

    kind: str
    authority: str | None
    file_name: str
    file_hash: str
    recognition: Recognition
    titles: tuple[str, ...] = ()
    header_line: int = 0
    sheet: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    flagged: int = 0
    double: int = 0
    gone: int = 0
    batch: int | None = None
    by_code: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_column: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    problems: list[RowProblem] = field(default_factory=list)
    rejected_lines: list[RejectedLine] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    notices: list[NoticeOutcome] = field(default_factory=list)
    invoices: list[InvoiceOutcome] = field(default_factory=list)
    signature: str = ""
    authorities: set[str] = field(default_factory=set)
    kept: Counter[str] = field(default_factory=Counter)

    @property
    def owner(self) -> str:
        """The one authority that all lines are of; empty when they are of several, or of the whole region."""
        return next(iter(self.authorities)) if len(self.authorities) == 1 else ""

    @property
    def columns(self) -> Mapping[str, str]:
        """What each title of the file was taken for; empty for nothing."""
        meant = {each.title: each.column for each in self.recognition.found}
        return {title: meant.get(title, "") for title in map(str.strip, self.titles) if title}

    @property
    def lines(self) -> int:
        """The lines of the table."""
        return self.new + self.changed + self.unchanged + self.rejected + self.double

    def tell(self, problem: RowProblem) -> None:
        """Count a problem, and keep it while there is room."""
        kind = (problem.outcome, problem.code, problem.column)
        self.by_code[problem.outcome, problem.code] += 1
        self.by_column[kind] += 1
        if self.kept[problem.outcome] < MOST_PROBLEMS or self.by_column[kind] <= MOST_OF_A_KIND:
            self.kept[problem.outcome] += 1
            self.problems.append(problem)
