"""The words of a policy pack: what a buyer may write, and which product-group rows follow from it.

One entry per file. An entry is something that can be bought or done (with the rows it leads to), a subject outside
every product group, a place, or a little word that changes how its neighbours must be read.
"""

import re
from functools import cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from aankoopwijzer.domain.records.purchase import ContractType
from aankoopwijzer.domain.values.text import Language, Text

Kind = Literal["subject", "activity", "outside", "setting", "carrier", "part", "circumstance", "cue", "sign"]
"""What an entry is.

subject: can be bought; activity: done to or with a subject; outside: a subject that belongs to no product group;
setting: where or for whom; carrier: a word that adds nothing to what it carries ("material", "delivery");
part: an ordinary word, known so that it is neither split nor taken for a typing error;
circumstance: looks at the facts of the purchase rather than its words; cue: changes how its neighbours are read;
sign: leads to no rows, but says something that rules may ask (`text.SIGNAL`).
"""

Cue = Literal[
    "without",
    "has-already",
    "instead-of",
    "together-with",
    "included",
    "purpose",
    "place",
    "joint",
    "towards",
    "out-of",
    "into",
]
"""How a cue changes its neighbours.

without: what follows is not bought; has-already: what stands before it is not bought; instead-of: what follows is
replaced; together-with: what follows is an extra; included: what stands before it is an extra; purpose: what follows
says what or whom it is for; place: what follows says where; joint: what follows stands beside what came before;
towards: what stands before it makes room for what follows; out-of and into: the same as a pair, "from X to Y".
"""

_ROW = re.compile(r"^[A-Za-z0-9.-]+/[0-9]+$")
_CPV_PREFIX = re.compile(r"^\d{2,8}$")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(item for item in (" ".join(part.split()) for part in text.split(",")) if item)


class Rule(BaseModel):
    """Rows that follow from an entry, and when.

    `share` is the percentage of the entry's own score that the rows get. The lists name other entries:
    `with_any` and `also_with` each need at least one that is named, `without` that none stands. `contract` is the type
    of contract, `value_from` (inclusive) and `value_below` (exclusive) bound the estimate in euro excluding VAT; an
    unknown value never meets a bound. `framework_agreement` asks for that answer. `carrying` asks that the entry is
    what the title is about, not something it mentions in passing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: tuple[str, ...]
    share: int = Field(default=100, ge=1, le=100)
    contract: tuple[ContractType, ...] = ()
    with_any: tuple[str, ...] = ()
    also_with: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    value_from: int | None = None
    value_below: int | None = None
    framework_agreement: bool | None = None
    carrying: bool = False

    @field_validator("rows")
    @classmethod
    def _rows_have_the_form(cls, rows: tuple[str, ...]) -> tuple[str, ...]:
        for row in rows:
            if not _ROW.match(row):
                raise ValueError(f"{row!r} is not a row: write AMBITION/number, for example K1/2")
        return rows


class Entry(BaseModel):
    """One thing to recognise; `id` is the file's stem.

    `terms` holds, per language, words and phrases separated by commas. `=word` counts only as written, whole: no
    inflection, no compound, no typing error; `+word` only as the last part of a longer word. `cpv` holds prefixes
    separated by spaces. `absorbs` names entries or families that are only parts of this one and never count beside
    it; `covers` the same, unless the title names them too; `governs` the same, unless the title names them first;
    `*` is all. `fits` is the percentage that words of this entry keep in a contract of the given type.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: Kind
    label: Text | None = None
    cue: Cue | None = None
    terms: dict[Language, str] = Field(default_factory=dict)
    cpv: str = ""
    families: tuple[str, ...] = ()
    absorbs: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    governs: tuple[str, ...] = ()
    fits: dict[ContractType, int] = Field(default_factory=dict)
    gives: tuple[Rule, ...] = ()
    signals: tuple[str, ...] = ()
    """What a sign says."""
    cancels: tuple[str, ...] = ()
    """Signals that do not count when this sign stands too."""
    signals_from: int = Field(default=15, ge=1, le=100)
    """Strength, in percent, from which a sign counts: 15 is a mention in passing, 90 the title's own subject."""

    @cached_property
    def phrases(self) -> tuple[tuple[Language, str], ...]:
        """All terms with their language, in the order of the file."""
        return tuple((language, phrase) for language, text in self.terms.items() for phrase in _listed(text))

    @cached_property
    def cpv_prefixes(self) -> tuple[str, ...]:
        """The CPV prefixes, each two to eight digits."""
        return tuple(self.cpv.split())

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for prefix in self.cpv_prefixes:
            if not _CPV_PREFIX.match(prefix):
                raise ValueError(f"{prefix!r} is not a CPV prefix: two to eight digits, separated by spaces")
        if (self.kind == "cue") != (self.cue is not None):
            raise ValueError("an entry of kind 'cue' names its cue, and only such an entry does")
        if self.kind in ("outside", "setting", "carrier", "part", "cue", "sign") and self.gives:
            raise ValueError(f"an entry of kind '{self.kind}' leads to no rows: drop 'gives' or change the kind")
        if (self.kind == "sign") != bool(self.signals or self.cancels):
            raise ValueError("an entry of kind 'sign' has signals or cancels, and only such an entry does")
        if not (self.terms or self.cpv or self.kind == "circumstance"):
            raise ValueError("nothing to recognise: give terms or cpv")
        if self.kind == "circumstance" and self.label is None:
            raise ValueError("a circumstance needs a label: it is the reason that the buyer reads")
        return self


class Vocabulary(BaseModel):
    """All entries of a pack; every name that one entry uses of another exists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entries: tuple[Entry, ...]

    @cached_property
    def rows(self) -> frozenset[str]:
        """Every row that some entry can lead to."""
        return frozenset(row for entry in self.entries for rule in entry.gives for row in rule.rows)

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        ids = [entry.id for entry in self.entries]
        twice = sorted({name for name in ids if ids.count(name) > 1}) if len(set(ids)) < len(ids) else []
        known = set(ids) | {family for entry in self.entries for family in entry.families} | {"*"}
        problems = [f"two entries are called '{name}'" for name in twice]
        for entry in self.entries:
            used = [*entry.absorbs, *entry.covers, *entry.governs]
            for rule in entry.gives:
                used += [*rule.with_any, *rule.also_with, *rule.without]
            problems += [
                f"'{entry.id}' names '{name}', which is no entry or family" for name in used if name not in known
            ]
        if problems:
            raise ValueError("; ".join(problems))
        return self
