"""What every record that comes out of a file carries: whose it is, where it stood, what is odd about it."""

from pydantic import BaseModel, ConfigDict


class ImportedRecord(BaseModel):
    """Provenance. The batch knows the file, its hash and its day; `line` is the line in that file, 1 is the first.

    `authority` is the id of the contracting authority, None for what belongs to all. `flags` are the codes of what
    is implausible (reports/import_problems.py has the words); a value that could not be believed is None, never zero.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    authority: str | None = None
    batch: int | None = None
    line: int | None = None
    flags: tuple[str, ...] = ()


PROVENANCE = ("authority", "batch", "line", "flags")
"""The fields that are not in the file."""
