"""A file that was imported: what came in, from where, when, and what was left out."""

import datetime as dt
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field


class ImportCounts(BaseModel):
    """Lines of a file by what became of them; flagged lines are among the first three.

    `double` were left out because the register has their invoice from another source. `gone` are no lines of the file:
    the register had them of an invoice that came again without them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    flagged: int = 0
    double: int = 0
    gone: int = 0


class ImportBatch(BaseModel):
    """One import of one file. `file_hash` is SHA-256 in hexadecimals; `undone_at` is None while it counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    kind: str
    authority: str | None
    file_name: str
    file_hash: str
    counts: ImportCounts
    by: str
    at: dt.datetime
    undone_by: str = ""
    undone_at: dt.datetime | None = None


class UndoForeseen(BaseModel):
    """What taking an import back would do: the rows that go and those that become what they were.

    `lines` of the spend that other imports brought lose their supplier, and `names` in them will be asked for again. To
    `answers` names a person gave a supplier that goes: those are taken back only when that is said.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    goes: int
    put_back: int
    lines: int = 0
    names: int = 0
    answers: int = 0


class RememberedMapping(BaseModel):
    """What a person said that the columns of a source mean: our column by the file's title, empty for no meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    authority: str | None
    signature: str
    columns: Mapping[str, str] = Field(default_factory=dict)
