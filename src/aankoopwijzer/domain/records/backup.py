"""What a backup is made of: tables as rows of plain values, and the account of what is in it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Final = "aankoopwijzer/backup/1"


class TableAccount(BaseModel):
    """One table of a backup: its columns in order, how many rows and bytes, and their SHA-256.

    `counter` is the last number that the database gave out, so that the number of a removed record is not given again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: tuple[str, ...]
    counter: int | None = None
    rows: int = Field(ge=0)
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class PackOfBackup(BaseModel):
    """The policy pack that the site worked by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    version: str


class BackupAccount(BaseModel):
    """What a backup says of itself: which program made it, when, from which database, and each table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["aankoopwijzer/backup/1"] = FORMAT
    version: str
    made_at: dt.datetime
    engine: str
    pack: PackOfBackup
    migrations: tuple[str, ...]
    tables: dict[str, TableAccount]

    @property
    def rows(self) -> int:
        """Rows in all tables."""
        return sum(table.rows for table in self.tables.values())


@dataclass(frozen=True, slots=True)
class TableCopy:
    """A table as it is now: values are those that JSON holds, in the order of `columns`."""

    name: str
    columns: tuple[str, ...]
    counter: int | None
    rows: Iterator[list[Any]]


class BackupRefused(Exception):
    """A backup that cannot be made or restored; `code` is stable, `details` fill the words that a face has for it."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details
