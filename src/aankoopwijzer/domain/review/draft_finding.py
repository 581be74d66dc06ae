"""What the checker says of a whole draft tender: per objective, with places, and every risky wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.guidance.result import Guidance, ObjectiveVerdict
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.demands import PassageKind, RiskKind
from aankoopwijzer.domain.records.draft import DraftPurchase, Figure
from aankoopwijzer.domain.records.passage import Mention, Passage
from aankoopwijzer.domain.review.finding import PassageFinding
from aankoopwijzer.domain.values.level import Level

CheckStatus = Literal["covered", "partly", "missing", "unsure", "does_not_apply"]
Lack = Literal["proof", "moment", "sanction", "threshold"]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that carries an objective out, or may, with the words that show it and what it is in form."""

    passage: Passage
    because: tuple[Mention, ...]
    kind: PassageKind
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Support:
    """Where proof, its moment and a sanction for an objective stand; None when they stand nowhere.

    A sanction can be the `general` one of the draft, for every breach.
    """

    proof: Passage | None = None
    moment: Passage | None = None
    sanction: Passage | None = None
    is_general: bool = False


@dataclass(frozen=True, slots=True)
class WeakThreshold:
    """A figure in the draft that is weaker than the criterion it belongs to asks at the chosen level."""

    passage: Passage
    figure: Figure
    criterion: Criterion
    level: Level
    wanted: Decimal
    is_below_law: bool
    """Whether it stays under a level that the law itself asks."""


@dataclass(frozen=True, slots=True)
class ObjectiveCheck:
    """One objective: what the draft does for it against what the advice asks.

    `is_welcome` says that the policy encourages it here but that a draft without it lacks nothing. `add` are criteria
    of the library that would carry it out, or complete it.
    """

    verdict: ObjectiveVerdict
    status: CheckStatus
    passages: tuple[FoundPassage, ...] = ()
    lacks: tuple[Lack, ...] = ()
    support: Support = Support()
    weak: tuple[WeakThreshold, ...] = ()
    add: tuple[str, ...] = ()
    is_welcome: bool = False

    @property
    def code(self) -> str:
        """The objective's code."""
        return self.verdict.code


@dataclass(frozen=True, slots=True)
class DraftRisk:
    """A passage that is unlawful, contradictory or useless; `rule` is the pack's id of the risk.

    `others` are further passages that it is about: the other date, the passage that is taken back.
    """

    kind: RiskKind
    rule: str
    passage: Passage
    because: tuple[Mention, ...]
    others: tuple[Passage, ...] = ()
    values: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """The whole report on a draft."""

    purchase: DraftPurchase
    guidance: Guidance
    objectives: tuple[ObjectiveCheck, ...]
    risks: tuple[DraftRisk, ...]
    findings: tuple[PassageFinding, ...]
    """What was found in each passage, in the order of the draft."""
    foreign: Mapping[str, int] = field(default_factory=dict)
    """Passages in a language that is not read, counted by language: nothing is said about them."""

    def with_status(self, *statuses: CheckStatus) -> tuple[ObjectiveCheck, ...]:
        """The objectives with one of these statuses, in the pack's order."""
        return tuple(each for each in self.objectives if each.status in statuses)

    @property
    def has_findings(self) -> bool:
        """Whether something is missing, incomplete or risky."""
        return bool(self.risks or self.with_status("missing", "partly"))
