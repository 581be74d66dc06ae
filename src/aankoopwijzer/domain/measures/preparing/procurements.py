"""Procurements as rows: what was asked, what should have been, on which side of the threshold."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from aankoopwijzer.domain.measures.preparing.setting import Prepared, Setting, placed
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod
from aankoopwijzer.domain.records.measured import PROCUREMENTS
from aankoopwijzer.domain.records.procurement import (
    Procurement,
    ProcurementCriterion,
    ProcurementLot,
    groups_of_lots,
)

DutiesOf = Callable[[Procurement], frozenset[str] | None]
"""The mandatory objectives that apply to a procurement; None when that cannot be said."""
_BEYOND = "beyond"


def procurement_rows(procurements: Iterable[Procurement], setting: Setting, duties_of: DutiesOf) -> Iterator[Prepared]:
    """One row for each procurement that was not withdrawn; of one whose lots are told apart also one for each set of
    its product groups that an indicator asks for, with the value of those lots and whether one of them is reserved.

    What the tender asked is known when an advice or criteria were kept with it; otherwise it is unknown, not nothing.
    """
    asked_for = _asked_for(setting.pack)
    for one in procurements:
        if one.stage == "withdrawn":
            continue
        day = one.published_on or (None if one.is_published else one.planned_on) or one.awarded_on
        asked = _asked(one, setting.pack)
        is_known = bool(one.criteria) or one.advised_on is not None
        objectives = frozenset(name for _, criterion in asked for name in criterion.objectives)
        duties = duties_of(one) if one.rows else None
        whole: Prepared = {
            **placed({"authority": one.authority, "id": one.number}, "procurements", day),
            "rows": frozenset(each.row for each in one.rows) or None,
            "tells_of": None,
            "is_planned": not one.is_published,
            "contract_type": one.contract_type,
            "is_framework_agreement": one.is_framework_agreement,
            "value_eur": value_of(one),
            "is_at_threshold": is_at_threshold(one, setting.pack),
            "is_reserved": _is_reserved(one.lots),
            "criteria": frozenset(criterion.id for _, criterion in asked) if is_known else None,
            "objectives": objectives if is_known else None,
            "award_objectives": _of(asked, lambda _, criterion: criterion.part == "award_criterion", is_known),
            "objectives_beyond": _of(asked, _goes_beyond, is_known),
            "duties": duties,
            "has_all_duties": duties <= objectives if duties is not None and is_known else None,
            "has_advice": one.advised_on is not None,
            "has_deviation": bool(one.deviations),
            "typed_fields": len(one.typed),
            "one": Decimal(1),
        }
        yield from _told_apart(one, whole, asked_for)


def _asked_for(pack: PolicyPack) -> frozenset[frozenset[str]]:
    """The sets of product groups that indicators ask for: each group, and those of an indicator together."""
    mine = [frozenset(each.rows) for each in pack.indicators.values() if each.table == PROCUREMENTS.name]
    return frozenset(mine).union(frozenset((row,)) for rows in mine for row in rows)


def _told_apart(one: Procurement, whole: Prepared, asked_for: frozenset[frozenset[str]]) -> Iterator[Prepared]:
    """The row of the whole, with those that tell of some of its product groups where the lots are not alike."""
    own, groups = frozenset(each.row for each in one.rows), groups_of_lots(one)
    if not own or set(groups) <= {None} or set(groups) == {own}:
        yield whole
        return
    yield {**whole, "tells_of": frozenset[str]()}
    for told in sorted({own & asked for asked in asked_for} - {frozenset()}, key=sorted):
        # A lot that nobody told is of the purchase, and only perhaps of some of its groups.
        mine = [lot for lot, of in zip(one.lots, groups, strict=True) if (told == own if of is None else of & told)]
        perhaps = [lot for lot, of in zip(one.lots, groups, strict=True) if of is None and told != own]
        if not (mine or perhaps):
            mine = list(one.lots)
        value = value_of(one) if len(mine) == len(one.lots) else None if perhaps else _sum_of(mine)
        yield {**whole, "tells_of": told, "value_eur": value, "is_reserved": _is_reserved(mine, perhaps)}


def _sum_of(lots: Iterable[ProcurementLot]) -> Decimal | None:
    """What the lots are worth together; not known when one of them is not."""
    values = [lot.value_awarded if lot.value_awarded is not None else lot.value_estimated for lot in lots]
    known = [each for each in values if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def value_of(one: Procurement) -> Decimal | None:
    """What it is worth: awarded, else estimated."""
    return one.value_awarded if one.value_awarded is not None else one.value_estimated


def is_at_threshold(one: Procurement, pack: PolicyPack) -> bool | None:
    """Whether its value reaches the threshold of the branch that its product groups belong to, on its day.

    The estimate decides, as in law; None without a value or a day, or outside every branch.
    """
    day = one.published_on or one.planned_on or one.awarded_on
    value = one.value_estimated if one.value_estimated is not None else one.value_awarded
    rows = {each.row for each in one.rows}
    if day is None or value is None:
        return None
    for branch in pack.branches.values():
        if rows & set(branch.rows) and (threshold := _threshold(pack, branch.thresholds[branch.default_mode], day)):
            return value >= threshold
    return None


def _threshold(pack: PolicyPack, parameter: str, day: dt.date) -> Decimal | None:
    try:
        return pack.value(parameter, on=day).amount
    except BeforeFirstPeriod:
        return None


def _is_reserved(lots: Iterable[ProcurementLot], perhaps: Iterable[ProcurementLot] = ()) -> bool | None:
    """Reserved when a lot is; not when no lot is, unknown when some lot may be. Without lots nobody said so: no.

    `perhaps` are lots of which nobody knows whether they belong.
    """
    found = [*(lot.is_reserved for lot in lots), *(None for lot in perhaps if lot.is_reserved is not False)]
    return True if True in found else None if None in found else False


def _asked(one: Procurement, pack: PolicyPack) -> list[tuple[ProcurementCriterion, Criterion]]:
    """What was chosen, as far as the pack still knows it."""
    return [
        (each, pack.criteria[each.criterion])
        for each in one.criteria
        if each.is_chosen and each.criterion in pack.criteria
    ]


def _goes_beyond(chosen: ProcurementCriterion, criterion: Criterion) -> bool:
    threshold = criterion.levels.get(chosen.level) if chosen.level else None
    return threshold is not None and threshold.additionality == _BEYOND


def _of(
    asked: list[tuple[ProcurementCriterion, Criterion]],
    which: Callable[[ProcurementCriterion, Criterion], bool],
    is_known: bool,
) -> frozenset[str] | None:
    if not is_known:
        return None
    return frozenset(name for chosen, criterion in asked if which(chosen, criterion) for name in criterion.objectives)
