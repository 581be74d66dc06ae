"""What kinds of file there are: a table of columns each, so that a new kind is data and no code."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.intake.problems import Outcome
from aankoopwijzer.domain.records.datasets import DATASETS, Dataset

Parser = Literal[
    "text",
    "identifier",
    "number",
    "whole",
    "day",
    "year",
    "yes_no",
    "share",
    "choice",
    "known",
    "authority",
    "enterprise_number",
    "cpv",
    "currency",
]


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ColumnRule(_Declared):
    """How one column is recognised, read and judged.

    `words` are the titles people give it. `required` without a readable value rejects the line. `empty` says what an
    empty cell means when the column is there. `choices` gives for each code the words people write; other words are
    kept as they are when `is_open`. `least` and `most` bound what is plausible, inclusive. `unit` may be written
    behind a number. `is_past` refuses days and years to come. `without_end` are words that mean: no end.
    """

    parser: Parser
    words: tuple[str, ...]
    required: bool = False
    empty: Literal["", "flagged", "noted"] = ""
    least: str | None = None
    most: str | None = None
    unit: str = ""
    choices: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    is_open: bool = False
    is_past: bool = False
    without_end: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    """Words that people write for unknown."""
    is_percentage: bool = False
    redacted: tuple[str, ...] = ()
    known_in: str = ""
    """The name of the values that the register or the policy has for it, as supplier_numbers or framework_rows."""


class Check(_Declared):
    """One rule over a whole line; `rule` names a function of intake/checks.py. `where` limits it to certain values."""

    rule: str
    columns: tuple[str, ...]
    code: str
    outcome: Outcome = "flagged"
    where: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    least: str | None = None
    most: str | None = None
    values: tuple[str, ...] = ()


class Derivation(_Declared):
    """A value that follows from others of the line; `rule` names a function of intake/deriving.py.

    `words` gives for each value the words that tell it; `lookup` names what is asked outside, as plant_standing. With
    `tells`, the code of a note, it also puts right what a line says itself, where its last column is true.
    """

    column: str
    rule: str
    columns: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    lookup: str = ""
    tells: str = ""


class ImportKind(_Declared):
    """One kind of file.

    `key` are the columns that make a line the same line when it comes again; the first of them that a line has is
    taken. Without any, the content is the key. `repeats` says what a second line of the same key is: an error, or a
    further line of the same document.
    """

    id: str
    dataset_name: str
    title: Mapping[str, str]
    key: tuple[str, ...] = ()
    repeats: Literal["rejected", "further"] = "rejected"
    is_of_authority: bool = True
    needs_one_of: tuple[str, ...] = ()
    columns: Mapping[str, ColumnRule]
    checks: tuple[Check, ...] = ()
    derived: tuple[Derivation, ...] = ()

    @property
    def dataset(self) -> Dataset:
        """The dataset that it fills."""
        return DATASETS[self.dataset_name]

    @model_validator(mode="after")
    def _names_columns_that_exist(self) -> "ImportKind":
        known = {"authority", *self.dataset.columns}
        named = {*self.columns, *self.key, *self.needs_one_of}
        named |= {column for check in self.checks for column in (*check.columns, *check.where)}
        named |= {column for each in self.derived for column in (each.column, *each.columns)}
        if unknown := sorted(named - known):
            raise ValueError(f"{self.id}: {self.dataset_name} has no column {', '.join(unknown)}")
        return self
