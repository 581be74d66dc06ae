"""A question to an engine: put into the words of the engine once, and kept in those words."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

_SPEAKS = ("duckdb", "narwhals")
"""What the words depend on, beside the definition and this program."""
_MOST = 256
_said: dict[str, str] = {}
"""By key, what was asked before in this process."""


class Kept(NamedTuple):
    """Where questions stand in the words of the engine from one process to the next, and of which program."""

    folder: Path
    program: str


class Answer(NamedTuple):
    """The names of the columns, and the rows; few, whatever the number of records."""

    names: Sequence[str]
    rows: Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `build` makes of a lazy frame of Narwhals the one that answers.

    `key` says what the words follow from: under the same key they are the same.
    """

    name: str
    key: str
    build: Callable[[Any], Any]
    kept: Kept | None = None

    @classmethod
    def of(
        cls, name: str, definition: Sequence[str], build: Callable[[Any], Any], kept: Kept | None = None
    ) -> "Question":
        """The question that follows from this definition and nothing else."""
        words = (name, *_versions(), kept.program if kept else "", *definition)
        return cls(name, hashlib.sha256("\0".join(words).encode()).hexdigest(), build, kept)

    def words(self) -> str | None:
        """How it was said before in SQL; None when it was not, or was another question."""
        if self.key in _said:
            return _said[self.key]
        if self.kept is None:
            return None
        with suppress(OSError, UnicodeDecodeError):
            first, _, sql = self._file(self.kept).read_text("utf-8").partition("\n")
            if first == self._title(sql):
                return self._remembered(sql)
        return None

    def say(self, sql: str) -> None:
        """Keep how it is said."""
        self._remembered(sql)
        if self.kept is None:
            return
        self.kept.folder.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=self.kept.folder, prefix=".")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{self._title(sql)}\n{sql}")
        os.replace(made, self._file(self.kept))

    def _remembered(self, sql: str) -> str:
        if len(_said) >= _MOST:
            _said.clear()
        _said[self.key] = sql
        return sql

    def _file(self, kept: Kept) -> Path:
        return kept.folder / f"{self.name}.sql"

    def _title(self, sql: str) -> str:
        """The first line of the file: which question it is, and that what follows is whole."""
        return f"-- {self.key} {hashlib.sha256(sql.encode()).hexdigest()}"


@lru_cache(maxsize=1)
def _versions() -> tuple[str, ...]:
    found = []
    for name in _SPEAKS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} ?")
    return tuple(found)
