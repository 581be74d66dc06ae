"""What a tender asks: criteria with levels, clause, proof and sanction."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.policy.scoring_formulas import ScoringFormula, blanks_of
from aankoopwijzer.domain.rules.conditions import Condition
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

Part = Literal[
    "subject_matter",
    "suitability",
    "selection_criterion",
    "technical_specification",
    "award_criterion",
    "contract_performance_condition",
    "reserved",
]
Additionality = Literal["legal-minimum", "market-standard", "beyond"]
Burden = Literal["light", "medium", "heavy"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Proof(_Part):
    """What shows that a promise is kept, who gives it, and when."""

    what: Text
    by: Literal["tenderer", "contractor", "third_party", "authority"] = "contractor"
    when: Literal["with-tender", "before-award", "at-start", "at-delivery", "yearly", "at-acceptance", "on-request"]


class Threshold(_Part):
    """One level of a criterion: its value, and what makes it more than the law or the market does."""

    value: str
    text: Text | None = None
    """Fills {threshold} in the clause; the value itself when absent."""
    additionality: Additionality


class ClauseParameter(_Part):
    """A blank in the clause that the buyer may fill; shown as {name} in the clause."""

    name: str
    label: Text
    default: str
    unit: str | None = None

    @property
    def number(self) -> Decimal | None:
        """The default as a number, written with a comma or a point; None when it is a word."""
        try:
            return Decimal(self.default.strip().replace(",", "."))
        except ArithmeticError:
            return None


class Change(_Part):
    """What became different in a criterion on a day, said to those who used it before."""

    date: dt.date
    what: Text


class Version(_Part):
    """One state of a criterion: from which day, and what changed then; the first of all says nothing."""

    since: dt.date
    what: Text | None = None


class InventoryLine(_Part):
    """A line that the inventory of the tender needs for a criterion: what tenderers price or count, and per what."""

    post: Text
    unit: str


class Criterion(Entry):
    """One demand or scored quality on one subject, fit to paste into tender documents.

    `levels` are thresholds on the subject, each strictly stricter than the one before; a yes/no demand has one.
    The clause may hold {threshold} and the names of `parameters`.
    """

    title: Text
    rows: tuple[str, ...] = Field(min_length=1)
    objectives: tuple[str, ...] = Field(min_length=1)
    part: Part
    subject: str
    better: Literal["higher", "lower", "yes", "ordered"]
    scale: tuple[str, ...] = ()
    """For `ordered`: the values from weakest to strictest."""
    unit: str | None = None
    levels: dict[Level, Threshold] = Field(min_length=1)
    applies_when: Condition | None = None
    clause: Text
    parameters: tuple[ClauseParameter, ...] = ()
    motive: Text
    proof: Proof
    sanction: Text
    or_equivalent: bool = False
    legal_basis: tuple[Source, ...] = ()
    weight_percent: Decimal | None = None
    """Suggested weight of an award criterion at its easiest level; `weight_at` gives it for every level."""
    scoring: Text | None = None
    """How the points are counted, in words that stand in the tender."""
    scoring_formula: ScoringFormula | None = None
    """The same as data, so that bids can be scored and anybody can redo the sum."""
    inventory: tuple[InventoryLine, ...] = ()
    """Lines of the inventory that the clause counts on; the posts may hold the blanks of the clause."""
    burden: Burden = "light"
    market: Text | None = None
    small_suppliers: Text | None = None
    indicator: str | None = None
    notice_fields: dict[str, str] = Field(default_factory=dict)
    related: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    valid_from: dt.date
    """The day from which the texts read as they do now: that of the last change, or of the first version."""
    review_by: dt.date
    changes: tuple[Change, ...] = ()
    """Every version by day, the first one too, oldest first; empty as long as there was only one."""
    sources: tuple[Source, ...] = Field(min_length=1)

    @field_validator("changes")
    @classmethod
    def _follow_each_other(cls, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        for earlier, later in pairwise(changes):
            if later.date <= earlier.date:
                raise ValueError(f"the change of {later.date} stands after that of {earlier.date}")
        return changes

    @model_validator(mode="after")
    def _levels_get_stricter(self) -> "Criterion":
        given = [self.levels[level].value for level in Level if level in self.levels]
        if self.better == "yes" and len(given) > 1:
            raise ValueError("a yes/no criterion has one level")
        if self.better == "ordered":
            missing = [value for value in given if value not in self.scale]
            if missing:
                raise ValueError(f"{missing} is not on the scale {list(self.scale)}")
        for weaker, stricter in pairwise(given):
            if not self._is_stricter(stricter, weaker):
                raise ValueError(
                    f"level value {stricter!r} is not stricter than {weaker!r}, while better: {self.better}"
                )
        return self

    @model_validator(mode="after")
    def _weights_and_formula_fit(self) -> "Criterion":
        if self.part != "award_criterion":
            if self.scoring_formula is not None:
                raise ValueError("only an award criterion has a scoring_formula")
            return self
        easiest = self.weight_at(next(level for level in Level if level in self.levels))
        if self.weight_percent is not None and self.weight_percent != easiest:
            raise ValueError(f"weight_percent {self.weight_percent} is not the {easiest} points of the easiest level")
        if self.scoring_formula is not None:
            named = {each.name: each.number for each in self.parameters}
            for blank in sorted(blanks_of(self.scoring_formula)):
                if named.get(blank) is None:
                    raise ValueError(
                        f"the scoring_formula reads {{{blank}}}, but no parameter of that name is a number"
                    )
        return self

    def _is_stricter(self, value: str, than: str) -> bool:
        if self.better == "ordered":
            return self.scale.index(value) > self.scale.index(than)
        if self.better == "higher":
            return Decimal(value) > Decimal(than)
        return self.better == "lower" and Decimal(value) < Decimal(than)

    def weight_at(self, level: Level) -> Decimal | None:
        """The suggested weight of an award criterion at a level, in percent.

        Levels that are points on 100 are that weight; otherwise it is the same at each level. None for other parts.
        """
        if self.part != "award_criterion":
            return None
        if self.unit == "points" and level in self.levels:
            return Decimal(self.levels[level].value)
        return self.weight_percent

    @property
    def history(self) -> tuple[Version, ...]:
        """Every version, the newest first; a criterion that never changed has one, since `valid_from`."""
        told = tuple(Version(since=each.date, what=each.what) for each in reversed(self.changes))
        return told or (Version(since=self.valid_from),)

    def level_at_most(self, wanted: Level) -> Level:
        """The strictest level that exists and does not go beyond the wanted one; else the easiest there is."""
        possible = [level for level in Level if level in self.levels]
        return max(
            (level for level in possible if level.rank <= wanted.rank), default=possible[0], key=lambda x: x.rank
        )
