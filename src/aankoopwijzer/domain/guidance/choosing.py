"""A set of criteria that somebody chose from the library, outside any purchase, and what it asks in all."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from aankoopwijzer.domain.guidance.filling import filled
from aankoopwijzer.domain.guidance.result import ChosenCriterion, SetBurden
from aankoopwijzer.domain.policy.criteria import Burden, Criterion
from aankoopwijzer.domain.policy.searching import is_stale
from aankoopwijzer.domain.values.level import Level

BEFORE_AWARD = frozenset({"with-tender", "before-award"})
"""When every tenderer hands a proof in, and not only the winner."""
_HEAVIER: tuple[Burden, ...] = ("light", "medium", "heavy")


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


def burden_of(
    chosen: tuple[ChosenCriterion, ...], *, on: dt.date, hours: Mapping[str, Decimal] | None = None
) -> SetBurden:
    """What the set asks in all, what in it cannot stand together, and what is past its review date.

    `hours` says how long one proof takes by the burden of its criterion; a proof that several share counts once, at
    its heaviest.
    """
    criteria = [each.criterion for each in chosen]
    proofs: dict[tuple[str, str], Burden] = {}
    for each in criteria:
        proof = (each.proof.what.nl, each.proof.when)
        proofs[proof] = max(each.burden, proofs.get(proof, "light"), key=_HEAVIER.index)
    early = [burden for (_, when), burden in proofs.items() if when in BEFORE_AWARD]
    late = [burden for (_, when), burden in proofs.items() if when not in BEFORE_AWARD]
    return SetBurden(
        asked=len(chosen),
        proofs=len(proofs),
        before_award=len(early),
        by_weight=Counter(each.burden for each in criteria),
        weight_percent=sum((each.weight_percent or Decimal(0) for each in chosen), Decimal(0)),
        conflicts=tuple(
            (one, other)
            for place, one in enumerate(criteria)
            for other in criteria[place + 1 :]
            if other.id in one.conflicts or one.id in other.conflicts
        ),
        stale=tuple(each for each in criteria if is_stale(each, on=on)),
        tenderer_hours=_hours(early, hours),
        contractor_hours=_hours(late, hours),
    )


def _hours(burdens: list[Burden], hours: Mapping[str, Decimal] | None) -> Decimal | None:
    """How long these proofs take together; None when it is not known for one of them."""
    if hours is None or any(each not in hours for each in burdens):
        return None
    return sum((hours[each] for each in burdens), Decimal(0))
