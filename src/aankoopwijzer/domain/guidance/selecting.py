"""The buyer's own choice among the criteria that were proposed, and what it leaves undone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.guidance.result import (
    ChosenCriterion,
    DroppedCriterion,
    ObjectiveVerdict,
    Proportionality,
    SetBurden,
    Warning,
)
from aankoopwijzer.domain.policy.clause_values import ValueRefused, checked_value
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.selection import Dropped, Selection
from aankoopwijzer.domain.rules.verdicts import Status

MANDATORY = "mandatory"
NO_REASON = "duty-dropped-without-reason"
"""Warning that a mandatory duty is left undone and that nobody said why: the buyer has to."""


@dataclass(frozen=True, slots=True)
class Selected:
    """What goes into the tender, what still may, what was left out, and what the choice has to be warned of."""

    criteria: tuple[ChosenCriterion, ...]
    further: tuple[ChosenCriterion, ...]
    dropped: tuple[DroppedCriterion, ...]
    warnings: tuple[Warning, ...]


def select(
    proposed: Iterable[ChosenCriterion],
    possible: Iterable[ChosenCriterion],
    selection: Selection,
    verdicts: Iterable[ObjectiveVerdict],
    pack: PolicyPack,
) -> Selected:
    """The proposed criteria without the dropped ones and with the added ones, at the buyer's levels and values.

    A choice about a criterion that this advice does not have is warned of and does nothing; so does a value that its
    parameter cannot have. Mandatory duties that lose their last criterion are named.
    """
    offered = {each.criterion.id: _as_chosen(each, selection) for each in proposed}
    others = {each.criterion.id: _as_chosen(each, selection) for each in possible}
    added = [replace(others[id], is_added=True) for id in dict.fromkeys(selection.added) if id in others]
    kept = [each for id, each in offered.items() if id not in selection.dropped] + added
    undone = [
        verdict.code
        for verdict in verdicts
        if verdict.status is Status.APPLIES
        and verdict.force == MANDATORY
        and any(verdict.code in each.objectives for each in offered.values())
        and not any(verdict.code in each.objectives for each in kept)
    ]
    dropped = tuple(
        DroppedCriterion(offered[id], why, tuple(code for code in undone if code in offered[id].objectives))
        for id, why in selection.dropped.items()
        if id in offered
    )
    strange = [id for id in (*selection.added, *selection.dropped) if id not in offered and id not in others]
    return Selected(
        criteria=tuple(kept),
        further=tuple(each for id, each in others.items() if id not in selection.added),
        dropped=dropped,
        warnings=(
            *(Warning("criterion-not-here", {"criterion": id}) for id in dict.fromkeys(strange)),
            *_undone(undone, dropped, pack),
            *_refused([*offered.values(), *others.values()], selection),
        ),
    )


def is_reason(why: Dropped, pack: PolicyPack) -> bool:
    """Whether somebody said why: a reason of the pack that speaks for itself, or words."""
    known = pack.drop_reasons.get(why.reason)
    return bool(why.words.strip()) or (known is not None and not known.needs_words)


def warnings_about(burden: SetBurden, share: Proportionality, selection: Selection) -> Iterator[Warning]:
    """What is too much in the set as a whole."""
    if burden.is_overweight:
        yield Warning("no-room-for-price", {"percent": f"{burden.weight_percent:f}"})
    if share.is_too_much and selection.added and share.fits is not None:
        yield Warning("set-too-heavy", {"asked": str(share.asked), "fits": f"{share.fits:f}"})
    for one, other in burden.conflicts:
        yield Warning("criteria-conflict", {"criterion": one.id, "other": other.id})


def values_for(criterion: Criterion, given: Mapping[str, str]) -> dict[str, str]:
    """The given values that the parameters of a criterion can have, where they are not the default."""
    found = {}
    for parameter in criterion.parameters:
        if parameter.name in given:
            try:
                found[parameter.name] = checked_value(parameter, given[parameter.name])
            except ValueRefused:
                continue
    return {name: value for name, value in found.items() if not _is_default(criterion, name, value)}


def _is_default(criterion: Criterion, name: str, value: str) -> bool:
    parameter = next(each for each in criterion.parameters if each.name == name)
    return value == (parameter.default if parameter.number is None else f"{parameter.number:f}")


def _as_chosen(each: ChosenCriterion, selection: Selection) -> ChosenCriterion:
    id = each.criterion.id
    level = selection.levels.get(id)
    level = level if level in each.criterion.levels else each.level
    values = values_for(each.criterion, selection.values.get(id, {}))
    if level == each.level and not values:
        return each
    return replace(each, level=level, values=values, clause=at_level(each.criterion, level, values).clause)


def _undone(undone: Iterable[str], dropped: tuple[DroppedCriterion, ...], pack: PolicyPack) -> Iterator[Warning]:
    for code in undone:
        is_said = any(is_reason(each.why, pack) for each in dropped if code in each.leaves)
        yield Warning("duty-dropped" if is_said else NO_REASON, {"objective": code})


def _refused(chosen: Iterable[ChosenCriterion], selection: Selection) -> Iterator[Warning]:
    for each in chosen:
        given = selection.values.get(each.criterion.id, {})
        for parameter in each.criterion.parameters:
            if parameter.name in given:
                try:
                    checked_value(parameter, given[parameter.name])
                except ValueRefused:
                    values = {"criterion": each.criterion.id, "parameter": parameter.name}
                    yield Warning("value-refused", values | {"value": given[parameter.name]})
