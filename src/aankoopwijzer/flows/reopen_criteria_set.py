"""A kept set of criteria is read in, and held against the library as it is now."""

from dataclasses import dataclass
from pathlib import Path

from aankoopwijzer.documents.kept_set import kept_set_in
from aankoopwijzer.documents.table_rows import TableProblem
from aankoopwijzer.domain.guidance.reopening import ReopenedCriterion, Retirement, reopened
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.criteria_set import KeptSet
from aankoopwijzer.packs.ids import retirements
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.reports.criteria_set import kept_clause
from aankoopwijzer.reports.wording import Wording


@dataclass(frozen=True, slots=True)
class ReopenedSet:
    """The set as it was kept, what became of each line, and the lines that could not be read."""

    kept: KeptSet
    lines: tuple[ReopenedCriterion, ...]
    problems: tuple[TableProblem, ...]

    @property
    def is_as_it_was(self) -> bool:
        """Whether nothing changed and everything could be read."""
        return not self.problems and all(each.state == "same" for each in self.lines)


def reopen_criteria_set(data: bytes, pack: PolicyPack, *, folder: Path | None = None) -> ReopenedSet:
    """What a file holds that `export_criteria_set` wrote as JSON; `folder` is that of the pack, None for the shipped.

    Raises `TableError` when the file is no such set.
    """
    kept, problems = kept_set_in(data)
    retired = {
        one.id: Retirement(one.since, one.reason, one.replaced_by)
        for one in retirements(folder or shipped_pack(), "criteria")
    }
    wording = Wording("nl", pack)
    lines = reopened(kept, pack.criteria, retired, clause_of=lambda chosen: kept_clause(chosen, wording))
    return ReopenedSet(kept, lines, problems)
