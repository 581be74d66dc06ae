"""A planned purchase and its published notice become one procurement, and two again when that was wrong."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.domain.guidance.procured import laid_on
from aankoopwijzer.domain.intake.pairing import is_noticed
from aankoopwijzer.domain.records.procurement import (
    NOT_ENTERED,
    NOTICE,
    PARTS,
    Procurement,
    ProcurementDocument,
    with_lots_in_rows,
)
from aankoopwijzer.domain.records.procurement_pair import JoinRefused, PairDifference, Stands

_OF_THE_ADVICE = ("pack_version", "advice_level", "advised_on")
_BY_NAME = {"criteria": "criterion", "deviations": "objective"}
"""What a buyer decides one by one: both sides are kept, each under its own name."""
_SHOWN = tuple(
    name
    for name in Procurement.model_fields
    if name not in NOT_ENTERED | {"documents", "internal_note", "notice_id", "notice_version", *_OF_THE_ADVICE}
)


def demand_joinable(plan: Procurement, notice: Procurement) -> None:
    """Raises `JoinRefused` when the two cannot be one purchase, whoever says so: same-number, other-authority, made-up,
    plan-has-notice, plan-withdrawn, without-notice."""
    numbers = {"plan": str(plan.number), "notice": str(notice.number)}
    if plan.number == notice.number:
        raise JoinRefused("same-number", **numbers)
    if plan.authority != notice.authority:
        raise JoinRefused("other-authority", **numbers)
    if plan.is_fictitious != notice.is_fictitious:
        raise JoinRefused("made-up", **numbers)
    if is_noticed(plan):
        raise JoinRefused("plan-has-notice", **numbers)
    if plan.stage == "withdrawn":
        raise JoinRefused("plan-withdrawn", **numbers)
    if not is_noticed(notice):
        raise JoinRefused("without-notice", **numbers)


def joined(plan: Procurement, notice: Procurement) -> Procurement:
    """The two as one, under the number of the plan.

    What a person typed stands, that of the plan first; else what was published goes before what a file or an advice
    said of the plan, by the rule for every later notice (`laid_on`). Criteria and deviations of both are kept, those of
    the plan where both decided on the same one, and so are both notes.
    """
    over = laid_on(plan, notice)
    values: dict[str, Any] = {
        name: getattr(notice, name) for name in set(notice.typed) - set(plan.typed) if name in Procurement.model_fields
    }
    if plan.pack_version is not None:
        values |= {name: getattr(plan, name) for name in _OF_THE_ADVICE}
    for name, key in _BY_NAME.items():
        own, others = getattr(plan, name), getattr(notice, name)
        known = {getattr(each, key) for each in own}
        values[name] = (*own, *(each for each in others if getattr(each, key) not in known))
    notes = dict.fromkeys(note for note in (plan.internal_note, notice.internal_note) if note)
    values |= {"internal_note": "\n\n".join(notes) or None, "draft": plan.draft or notice.draft}
    values["documents"] = over.documents
    together = with_lots_in_rows(over.model_copy(update=values))
    return together.model_copy(update=_marks(together, plan, notice))


def differences(plan: Procurement, notice: Procurement) -> tuple[PairDifference, ...]:
    """What both say and say otherwise, with whose word stands once they are one; a day or a stage that goes on is no
    difference of opinion, but it is told."""
    together = joined(plan, notice)
    return tuple(
        PairDifference(field=name, plan=told[0], notice=told[1], stands=_stands(name, plan, notice, together))
        for name in ("stage", *_SHOWN)
        if (told := (_plainly(plan, name), _plainly(notice, name)))[0] != told[1] and None not in told
    )


def parted(
    plan: Procurement, notice: Procurement, together: Procurement, now: Procurement
) -> tuple[Procurement, Procurement]:
    """The two as they were before they became `together`, each with what changed since that is its own.

    What a file or a program brought since goes to the notice, and so does a further stage; what a person changed goes
    to the plan. A document that was added goes to the notice when it is one.
    """
    since = {name for name in Procurement.model_fields if getattr(now, name) != getattr(together, name)}
    moved = since - NOT_ENTERED - {"documents"}
    brought = moved & set(now.imported)
    gone = {each for each in together.documents if each not in now.documents}
    added = [each for each in now.documents if each not in together.documents]
    return (
        _with(plan, now, moved - brought, gone, [each for each in added if each.kind != NOTICE]),
        _with(notice, now, brought | since & {"stage"}, gone, [each for each in added if each.kind == NOTICE]),
    )


def _marks(together: Procurement, plan: Procurement, notice: Procurement) -> dict[str, tuple[str, ...]]:
    """Which fields a person typed and which came by themselves, by whose word stands."""
    typed, imported = set[str](), set[str]()
    for name in Procurement.model_fields.keys() - NOT_ENTERED:
        for one in _whose(name, plan, notice, together):
            typed |= {name} & set(one.typed)
            imported |= {name} & set(one.imported)
    return {"typed": tuple(sorted(typed)), "imported": tuple(sorted(imported - typed))}


def _whose(name: str, plan: Procurement, notice: Procurement, together: Procurement) -> Iterator[Procurement]:
    """The one whose word stands; both when something of each does."""
    value = getattr(together, name)
    same = [one for one in (plan, notice) if getattr(one, name) == value]
    yield from same[:1] or (plan, notice)


def _stands(name: str, plan: Procurement, notice: Procurement, together: Procurement) -> Stands:
    found = list(_whose(name, plan, notice, together))
    return "both" if len(found) > 1 else "plan" if found == [plan] else "notice"


def _plainly(one: Procurement, name: str) -> Any:
    """What it says of this, as data; None for nothing."""
    value = getattr(one, name)
    if value in (None, ()):
        return None
    # Product groups are the same however they were found, and the codes of a purchase in whatever order.
    if name == "rows":
        return sorted({each.row for each in value})
    if name == "cpv":
        return sorted(map(str, value))
    if name in PARTS:
        return [each.model_dump(mode="json") for each in value]
    return one.model_dump(mode="json", include={name})[name]


def _with(
    one: Procurement,
    now: Procurement,
    taken: set[str],
    gone: set[ProcurementDocument],
    added: list[ProcurementDocument],
) -> Procurement:
    documents = (*(each for each in one.documents if each not in gone), *added)
    marked = taken | ({"documents"} if documents != one.documents else set())
    kept = {
        field: set(getattr(one, field)) - marked | marked & set(getattr(now, field)) for field in ("typed", "imported")
    }
    after = one.model_copy(
        update={
            **{name: getattr(now, name) for name in taken},
            "documents": documents,
            **{field: tuple(sorted(found)) for field, found in kept.items()},
        }
    )
    return with_lots_in_rows(after) if {"lots", "rows"} & taken else after
