"""Duties that the policy or the law places on a purchase."""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.policy.framework import Force
from aankoopwijzer.domain.records.purchase import ContractType
from aankoopwijzer.domain.rules.conditions import Condition
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text


class CriterionRequest(BaseModel):
    """A criterion that carries the duty out, at the level that it asks at least."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    criterion: str
    level: Level = Level.BASIS


class Obligation(Entry):
    """A duty the policy places on a purchase; always traceable to a page.

    `because`, `because_not` and `because_unknown` may hold {rows}, {value}, {threshold}, {period}, {date}.
    """

    objective: str
    force: Force
    applies_when: Condition
    because: Text
    because_not: Text
    because_unknown: Text | None = None
    is_our_reading: bool = False
    """True when the duty goes beyond the printed words; the advice says so."""
    shows: tuple[str, ...] = ()
    """Ids of parameters that explain the duty, shown beside it."""
    requires: tuple[CriterionRequest, ...] = ()
    in_draft: Literal["expected", "welcome"] = "expected"
    """Whether a draft tender without it lacks something, or whether the policy only encourages it."""
    source: Source


class MarketRule(BaseModel):
    """When a supply is enough to reserve for: parameters, and the words that name each row's activity."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    minimum_suppliers: str
    distance_km: str
    maximum_dependency: str
    activities: dict[str, tuple[str, ...]]
    """Row -> lower-case beginnings of words that a supplier file uses for its activity."""


class Branch(Entry):
    """A fork by value: rows, a threshold parameter per mode, and the two outcomes.

    Known to conditions as the fact `branch.ID`. Equality goes up.
    """

    name: Text
    rows: tuple[str, ...] = Field(min_length=1)
    thresholds: dict[str, str]
    """Mode -> parameter id; e.g. legal -> negotiated-without-publication, nominal -> adopted-threshold."""
    default_mode: str
    modes: dict[str, Text]
    below: str
    at_least: str
    outcomes: dict[str, Text]
    """What each outcome means, in a sentence: keys are `below`'s and `at_least`'s words, "none" and "unknown"."""
    reserved_when: Condition | None = None
    """When the buyer has decided to reserve the whole contract: the market is looked at already."""
    upper_thresholds: dict[ContractType, str] = Field(default_factory=dict)
    """Per contract type the parameter above which reservation is narrower (the EU threshold)."""
    market: MarketRule | None = None
    source: Source


class Weighing(BaseModel):
    """A reason for or against an option: when it holds, the weight counts and the text is shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: Condition
    weight: Decimal
    because: Text


class MenuOption(Entry):
    """A way to give chances to people: one line of the choice menu (`menu/`). Its id is its code (M1)."""

    order: int
    name: Text
    explanation: Text
    lever: Text
    unit: Text
    proof: Text
    limits: Text
    possible_when: Condition
    not_possible_because: Text
    weighings: tuple[Weighing, ...]
    criterion: str | None = None
    """The criterion that carries the option's clause."""
    source: Source


class ReservationRule(Entry):
    """For whom a contract or lot may be reserved (`reservations/`)."""

    order: int
    name: Text
    eligible: tuple[str, ...]
    """Organisation types: sheltered, social_integration, local_services, foreign_equivalent, other."""
    applies_when: Condition
    minimum_share_parameter: str | None = None
    evidence: Text
    article: Text
    """The article to name in the notice."""
    notice_code: str | None = None
    explanation: Text
    source: Source


class LegalGuard(Entry):
    """Something the law forbids or bounds, with what is allowed instead (`guards/`)."""

    kind: Literal[
        "local_preference",
        "closed_label",
        "brand",
        "policy_in_selection",
        "weighting",
        "lots",
        "reporting",
        "clean_vehicles",
        "other",
    ]
    name: Text
    applies_when: Condition
    warning: Text
    alternative: Text
    severity: Literal["warning", "duty", "notice"] = "warning"
    shows: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    source: Source


class NoticeFieldRule(Entry):
    """A field of the eForms notice to fill when a duty applies (`notice_fields/`)."""

    field: str
    """The eForms field id, e.g. BT-774-Lot."""
    value: str | None = None
    """The code, verbatim; None when the buyer must write or count it."""
    label: Text
    objectives: tuple[str, ...] = Field(min_length=1)
    applies_when: Condition
    source: Source


class SizeClass(Entry):
    """How much one may ask of tenderers up to a value (`sizes/`); the largest class has no bound."""

    order: int
    name: Text
    below_parameter: dict[ContractType, str] = Field(default_factory=dict)
    """Parameter per contract type under which a purchase is of this size; empty for the last class."""
    fits_parameter: str
    """Parameter that says how many criteria fit."""
    explanation: Text
    source: Source
