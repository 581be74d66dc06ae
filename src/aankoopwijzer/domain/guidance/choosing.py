"""A set of criteria that somebody chose from the library, outside any purchase, and what it asks in all."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from aankoopwijzer.domain.guidance.filling import filled
from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.criteria import Burden, Criterion
from aankoopwijzer.domain.policy.searching import is_stale
from aankoopwijzer.domain.values.level import Level

WHOLE = Decimal(100)


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

    @property
    def is_overweight(self) -> bool:
        """Whether the award criteria leave nothing for price or anything else."""
        return self.weight_percent >= WHOLE


@dataclass(frozen=True, slots=True)
class ClauseWish:
    """A criterion that somebody wants in a tender: its id, its level (the easiest when None), its filled parameters."""

    criterion: str
    level: Level | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def at_level(
    criterion: Criterion, level: Level | None = None, values: Mapping[str, str] | None = None
) -> ChosenCriterion:
    """A criterion at a level, its easiest when none or one that it does not have is named."""
    easiest = next(each for each in Level if each in criterion.levels)
    taken = level if level in criterion.levels else easiest
    chosen = ChosenCriterion(
        criterion, taken, criterion.part, criterion.objectives, criterion.clause, is_core=False, values=values or {}
    )
    return replace(chosen, clause=filled(criterion.clause, chosen.blanks))


def burden_of(chosen: tuple[ChosenCriterion, ...], *, on: dt.date) -> SetBurden:
    """What the set asks in all, what in it cannot stand together, and what is past its review date."""
    criteria = [each.criterion for each in chosen]
    proofs = {(each.proof.what.nl, each.proof.when) for each in criteria}
    return SetBurden(
        asked=len(chosen),
        proofs=len(proofs),
        before_award=sum(when in ("with-tender", "before-award") for _, when in proofs),
        by_weight=Counter(each.burden for each in criteria),
        weight_percent=sum((each.weight_percent or Decimal(0) for each in chosen), Decimal(0)),
        conflicts=tuple(
            (one, other)
            for place, one in enumerate(criteria)
            for other in criteria[place + 1 :]
            if other.id in one.conflicts or one.id in other.conflicts
        ),
        stale=tuple(each for each in criteria if is_stale(each, on=on)),
    )
