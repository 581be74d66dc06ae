"""What an advice says: every field is an answer that a page, a document or a program can show.

Texts of the policy come as `Text`, ready in the languages that the pack has. What the engine itself has to say comes
as a code with parameters (`Warning`), which the faces put into words.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.policy.criteria import Burden, Criterion, Part
from aankoopwijzer.domain.policy.framework import Force
from aankoopwijzer.domain.policy.parameters import Resolved
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.selection import Dropped, Selection
from aankoopwijzer.domain.rules.verdicts import Reason, Status
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

WHOLE = Decimal(100)
BiddersEffect = Literal["unknown", "none-expected", "small-may-stay-away"]


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A row that we stand for, with its names."""

    row: str
    ambition: str
    product_group: str
    """Id of the product group."""
    name: Text
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveVerdict:
    """What one objective asks of this purchase, and why; never a bare yes.

    `rule` is the obligation that decided (None when no obligation of the pack speaks of the objective).
    `reasons` are the comparisons made; `parameters` the dated figures used or shown; `questions` the ids of what
    would settle an unknown. `context` says where an instrument belongs.
    """

    code: str
    ambition: str
    name: Text
    text: Text
    status: Status
    force: Force
    force_text: Text
    because: Text
    rule: str | None
    is_our_reading: bool
    reasons: tuple[Reason, ...]
    parameters: tuple[Resolved, ...]
    source: Source
    questions: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    context: Text | None = None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question whose answer changes the advice, with the objectives that it changes.

    The id is a question of the pack, `row:S1/3` for a doubtful product group, or `value`, `date`, `contract_type`
    or `framework_agreement` for a fact of the purchase itself.
    """

    id: str
    text: Text | None
    help: Text | None
    changes: tuple[str, ...]
    because: tuple[str, ...] = ()
    """For a doubtful product group: the words that made us think of it."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that we took as given until the buyer says otherwise."""

    question: str
    text: Text
    taken: bool
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BranchVerdict:
    """Which side of a fork by value the purchase is on.

    `outcome` is one of the branch's own words, "none" (no row of the branch) or "unknown" (no value or date).
    """

    branch: str
    name: Text
    outcome: str
    text: Text
    mode: str
    mode_text: Text
    modes: Mapping[str, Text]
    value_eur: Decimal | None
    threshold: Resolved | None
    rows: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class RankedOption:
    """One line of the choice menu for this purchase; best first, those that are not possible last without a rank."""

    code: str
    rank: int | None
    score: Decimal
    name: Text
    because: tuple[Text, ...]
    lever: Text
    unit: Text
    proof: Text
    limits: Text
    criterion: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Market:
    """What a supplier file says of the supply for the purchase's rows. Absent file: no Market at all.

    `dependency` is the purchase's value over that value plus the suppliers' yearly revenue, None without revenues.
    `nearby` counts recognised, eligible suppliers within `within_km`; those of unknown distance are `unplaced`.
    """

    supply: str
    """none, some or ample."""
    recognised: int
    nearby: int
    unplaced: int
    within_km: Decimal
    minimum: Decimal
    dependency: Decimal | None
    maximum_dependency: Decimal | None
    suppliers: tuple[str, ...]
    by_row: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ReservationOption:
    """A group for which this contract or lot may be reserved, or why not."""

    id: str
    name: Text
    status: Status
    evidence: Text
    article: Text
    notice_code: str | None
    explanation: Text
    reasons: tuple[Reason, ...]
    parameters: tuple[Resolved, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ReserveAdvice:
    """May this be reserved, for whom, whole or in a lot, and is there a market for it.

    `scope` is contract, lot, market_first (too little known or too thin a supply) or none.
    """

    scope: str
    above_eu_threshold: bool | None
    eu_threshold: Resolved | None
    options: tuple[ReservationOption, ...]
    market: Market | None


@dataclass(frozen=True, slots=True)
class GuardNote:
    """A bound of the law for this purchase, with the lawful alternative."""

    id: str
    kind: str
    severity: str
    name: Text
    warning: Text
    alternative: Text
    parameters: tuple[Resolved, ...]
    objectives: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ChosenCriterion:
    """A criterion proposed for the tender, at one of its levels."""

    criterion: Criterion
    level: Level
    part: Part
    objectives: tuple[str, ...]
    clause: Text
    is_core: bool
    """False for what is dropped first when the set becomes too heavy."""
    is_added: bool = False
    """Whether the buyer put it in beside what was proposed."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the buyer filled in for parameters of the clause, by name; the others have their default."""

    @property
    def blanks(self) -> dict[str, str | Text]:
        """What goes into each {place} of the texts of the criterion."""
        threshold = self.criterion.levels[self.level]
        given: dict[str, str | Text] = {"threshold": threshold.text or threshold.value}
        return given | {each.name: self.values.get(each.name, each.default) for each in self.criterion.parameters}

    @property
    def weight_percent(self) -> Decimal | None:
        """The suggested weight of an award criterion at the chosen level; None for other parts."""
        return self.criterion.weight_at(self.level)


@dataclass(frozen=True, slots=True)
class DroppedCriterion:
    """A proposed criterion that the buyer left out, why, and the mandatory objectives that nothing carries out now."""

    chosen: ChosenCriterion
    why: Dropped
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetBurden:
    """What a chosen set asks of tenderers.

    How many demands fit depends on the value of the purchase, which a loose set does not have: that is not said here.
    """

    asked: int
    proofs: int
    """Different proofs; the same proof at the same moment counts once."""
    before_award: int
    """Those of them that every tenderer hands in, not only the winner."""
    by_weight: Mapping[Burden, int]
    weight_percent: Decimal
    """The suggested weights of the award criteria together, without price."""
    conflicts: tuple[tuple[Criterion, Criterion], ...]
    stale: tuple[Criterion, ...]
    tenderer_hours: Decimal | None = None
    """Hours of work on the proofs that every tenderer hands in; None where the pack has no figures."""
    contractor_hours: Decimal | None = None
    """Hours of work on the other proofs, each made once; what is asked every year comes back every year."""

    @property
    def is_overweight(self) -> bool:
        """Whether the award criteria leave nothing for price or anything else."""
        return self.weight_percent >= WHOLE

    @property
    def price_percent(self) -> Decimal:
        """What the weights leave for price and other criteria; nothing when they are too much together."""
        return max(WHOLE - self.weight_percent, Decimal(0))


@dataclass(frozen=True, slots=True)
class NoticeFieldAdvice:
    """A field of the notice to fill. `value` None: the buyer writes or counts it."""

    field: str
    value: str | None
    label: Text
    objective: str
    rule: str
    lot: str | None = None


@dataclass(frozen=True, slots=True)
class Proportionality:
    """How much is asked against the value: the size class, what fits in it, and what is asked.

    `size` is the id of a size class of the pack, or "unknown" without a value. `expected_bidders` and `small_share`
    (fraction of them that are small enterprises) come from a supplier file and are None without one.
    """

    size: str
    name: Text | None
    asked: int
    fits: Decimal | None
    proofs: int
    heaviest: Burden | None
    left_out: tuple[str, ...]
    """Ids of criteria that were not proposed because the set would be too heavy."""
    is_too_much: bool
    expected_bidders: int | None = None
    small_share: Decimal | None = None
    bidders_effect: BiddersEffect = "unknown"
    """What the set does to the number of tenderers; unknown without a supplier file."""
    explanation: Text | None = None
    parameters: tuple[Resolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Warning:
    """Something odd in what was given, as a code with what a sentence about it needs."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guidance:
    """The whole advice for one purchase on one day under one pack."""

    purchase: Purchase
    on: dt.date
    pack_id: str
    pack_version: str
    level: Level
    matches: tuple[MatchedRow, ...]
    objectives: tuple[ObjectiveVerdict, ...]
    questions: tuple[AskedQuestion, ...]
    assumptions: tuple[Assumption, ...]
    branches: tuple[BranchVerdict, ...]
    menu: tuple[RankedOption, ...]
    reserve: ReserveAdvice | None
    guards: tuple[GuardNote, ...]
    criteria: tuple[ChosenCriterion, ...]
    notice_fields: tuple[NoticeFieldAdvice, ...]
    proportionality: Proportionality
    warnings: tuple[Warning, ...]
    rule_sets: tuple[str, ...] = ()
    """Ids of rule sets that were switched on."""
    further_criteria: tuple[ChosenCriterion, ...] = ()
    """What also serves an objective that applies here, and that the buyer may add."""
    dropped: tuple[DroppedCriterion, ...] = ()
    """What was proposed and the buyer left out."""
    burden: SetBurden | None = None
    """What the chosen criteria ask in all; an advice of `Guide` always says it."""
    selection: Selection = field(default_factory=Selection)
    """The buyer's own choices, as they were given."""

    def with_status(self, status: Status) -> tuple[ObjectiveVerdict, ...]:
        """The objectives that have this status, in the pack's order."""
        return tuple(each for each in self.objectives if each.status is status)

    def branch(self, id: str) -> BranchVerdict | None:
        """One fork, or None when the pack has no such branch."""
        return next((each for each in self.branches if each.branch == id), None)
