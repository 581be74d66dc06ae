"""Plans and the procurements of notices that are one purchase, or are not: what was said of them, and by whom.

Of what was joined only the plan is a record; its notice is kept as it was, and whoever asks for its number or reference
is led to the plan.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from aankoopwijzer.domain.guidance.joining import demand_joinable, joined, parted
from aankoopwijzer.domain.intake.pairing import reference_of
from aankoopwijzer.domain.records.history import Actor, RecordChange
from aankoopwijzer.domain.records.procurement import Procurement as Record
from aankoopwijzer.domain.records.procurement_pair import AnsweredPair, JoinRefused
from aankoopwijzer.register.history.commands import remember
from aankoopwijzer.register.history.queries import latest
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.procurements.commands import (
    KIND,
    ReferenceTaken,
    change_of,
    put_back,
    put_in_place_of,
    remove_procurements,
)
from aankoopwijzer.register.procurements.models import NoticePair, Procurement

PAIR = "notice_pair"
"""In the history the answers stand by the number of the plan."""
_AT_ONCE, _LARGEST = 500, 2**63 - 1


def version_of(plan: int, notice: int) -> str:
    """What the two say now, as one word: it changes as soon as one of them does."""
    return "-".join(str(latest(KIND, str(number))) for number in (plan, notice))


def answered(authority: str | None, *, plan: int | None = None) -> tuple[AnsweredPair, ...]:
    """What was said of the pairs of one authority, None for all; the latest first."""
    found: QuerySet[NoticePair] = NoticePair.objects.all()
    if authority is not None:
        found = found.filter(authority=authority)
    if plan is not None:
        found = found.filter(plan=plan)
    return tuple(_record(row) for row in found)


def joined_plans(among: Collection[int] | None = None) -> frozenset[int]:
    """The numbers of the plans that were joined with a notice, of all or of these."""
    found = NoticePair.objects.filter(is_same=True)
    if among is not None:
        found = found.filter(plan__in=list(among)[:_AT_ONCE])
    return frozenset(found.values_list("plan_id", flat=True))


def plans_of(notices: Collection[int]) -> dict[int, int]:
    """By the number that the procurement of a notice had, the plan that it was joined with."""
    found: dict[int, int] = {}
    wanted = sorted(notices)
    for start in range(0, len(wanted), _AT_ONCE):
        rows = NoticePair.objects.filter(is_same=True, notice__in=wanted[start : start + _AT_ONCE])
        found |= dict(rows.values_list("notice", "plan_id"))
    return found


def plans_of_references(references: Collection[str]) -> dict[tuple[str, str], int]:
    """By authority and reference, the plan that the procurement of this reference was joined with."""
    found: dict[tuple[str, str], int] = {}
    wanted = sorted(set(references))
    for start in range(0, len(wanted), _AT_ONCE):
        rows = NoticePair.objects.filter(is_same=True, reference__in=wanted[start : start + _AT_ONCE])
        for authority, reference, plan in rows.values_list("authority", "reference", "plan_id"):
            found[authority, reference] = plan
    return found


def procedures_of_plans(plans: Collection[int]) -> dict[int, str]:
    """By plan, the reference of the procurement of a notice that it was joined with; at most some hundreds at once."""
    found = NoticePair.objects.filter(is_same=True, plan__in=list(plans)).exclude(reference="")
    return dict(found.values_list("plan_id", "reference"))


@transaction.atomic
def join(
    plan: int,
    notice: int,
    *,
    authority: str | None = None,
    seen: str | None = None,
    by: Actor,
    at: dt.datetime,
    why: str = "",
) -> Record:
    """The two become one, under the number of the plan; returns it. The notice is no record of its own any more.

    With `authority`, both must be of it. `seen` is the version that the person decided on, None for whoever looks as he
    decides. `why` stands in the history, here as in what follows. Raises `JoinRefused`: no-such-plan, no-such-notice,
    changed-since, joined-already, reference-taken, or what `demand_joinable` raises.
    """
    first, second = _both(plan, notice, authority, seen)
    together = joined(first, second)
    images = {name: _image(one) for name, one in (("plan", first), ("notice", second), ("joined", together))}
    remove_procurements([notice], by=by, at=at, why=f"→ {plan}")
    _write(first, together, joined_with=(None, notice), by=by, at=at)
    _said(first, second, "same", images=images, by=by, at=at, why=why)
    return together


@transaction.atomic
def keep_apart(
    plan: int,
    notice: int,
    *,
    authority: str | None = None,
    seen: str | None = None,
    by: Actor,
    at: dt.datetime,
    why: str = "",
) -> None:
    """Remember that the two are not one purchase. Raises `JoinRefused` as `join` does."""
    first, second = _both(plan, notice, authority, seen)
    _said(first, second, "apart", by=by, at=at, why=why)


@transaction.atomic
def ask_again(
    plan: int, notice: int, *, authority: str | None = None, by: Actor, at: dt.datetime, why: str = ""
) -> None:
    """Forget that the two are not one purchase; the history keeps it. Raises `JoinRefused` (no-such-answer)."""
    row = NoticePair.objects.select_for_update().filter(plan=plan, notice=notice, is_same=False).first()
    if row is None or authority not in (None, row.authority):
        raise JoinRefused("no-such-answer", plan=str(plan), notice=str(notice))
    row.delete()
    _remember(row, "apart", "open", by=by, at=at, why=why)


@transaction.atomic
def part(plan: int, *, authority: str | None = None, by: Actor, at: dt.datetime, why: str = "") -> AnsweredPair:
    """The two are two again, each under its own number and with what changed since that is its own; returns what they
    were. Raises `JoinRefused`: no-such-plan, no-such-join, reference-taken.
    """
    demand_numbers(plan=plan)
    row = NoticePair.objects.select_for_update().filter(plan=plan, is_same=True).first()
    if row is None or authority not in (None, row.authority):
        raise JoinRefused("no-such-join", plan=str(plan))
    said = _record(row)
    # The table holds all three, or none.
    assert said.plan_was is not None
    assert said.notice_was is not None
    assert said.joined is not None
    _lock([plan])
    (now,) = queries.procurements_by_number([plan])
    first, second = parted(said.plan_was, said.notice_was, said.joined, now)
    _write(now, first, joined_with=(said.notice, None), by=by, at=at)
    try:
        put_back(second)
    except ReferenceTaken:
        raise JoinRefused("reference-taken", reference=second.reference or "") from None
    remember([change_of(said.notice, None, second)], by=by, at=at, why=f"← {plan}")
    row.is_same, row.images, row.by, row.at = False, None, str(by), at
    row.save()
    _remember(row, "same", "apart", by=by, at=at, why=why)
    return said


def demand_numbers(**numbers: int) -> None:
    """Raises `JoinRefused` (no-such-plan, no-such-notice) for a number that no database holds."""
    for name, number in numbers.items():
        if not 0 < number <= _LARGEST:
            raise JoinRefused(f"no-such-{name}", **{name: str(number)[:20]})


def both_open(plan: int, notice: int) -> tuple[Record, Record]:
    """The two as they are. Raises `JoinRefused`: no-such-plan, no-such-notice, joined-already."""
    demand_numbers(plan=plan, notice=notice)
    there = {one.number: one for one in queries.procurements_by_number([plan, notice])}
    joined_with = queries.now_known_as(notice)
    if joined_with is not None:
        raise JoinRefused("joined-already", plan=str(joined_with), notice=str(notice))
    for name, number in (("plan", plan), ("notice", notice)):
        if number not in there:
            raise JoinRefused(f"no-such-{name}", **{name: str(number)})
    if joined := joined_plans([plan, notice]):
        raise JoinRefused("joined-already", plan=str(min(joined)), notice=str(notice))
    return there[plan], there[notice]


def _both(plan: int, notice: int, authority: str | None, seen: str | None) -> tuple[Record, Record]:
    """Both as they are, and nobody changes them meanwhile."""
    _lock([plan, notice])
    first, second = both_open(plan, notice)
    if authority not in (None, first.authority):
        # What is of another authority is not here: that it is there is not told.
        raise JoinRefused("no-such-plan", plan=str(plan))
    demand_joinable(first, second)
    if seen is not None and seen != version_of(plan, notice):
        raise JoinRefused("changed-since", plan=str(plan), notice=str(notice))
    return first, second


def _lock(numbers: Iterable[int]) -> None:
    # In one order everywhere, so that two who answer at once wait for each other and not for ever.
    list(Procurement.objects.select_for_update().filter(pk__in=list(numbers)).order_by("pk").values_list("pk"))


def _write(
    before: Record, after: Record, *, joined_with: tuple[int | None, int | None], by: Actor, at: dt.datetime
) -> None:
    try:
        put_in_place_of(before, after)
    except ReferenceTaken:
        raise JoinRefused("reference-taken", reference=after.reference or "") from None
    remember([change_of(before.number or 0, before, after, joined_with=joined_with)], by=by, at=at)


def _said(
    plan: Record,
    notice: Record,
    answer: str,
    *,
    images: Mapping[str, Any] | None = None,
    by: Actor,
    at: dt.datetime,
    why: str,
) -> None:
    """Keep the answer in the place of an earlier one."""
    first, second = plan.number or 0, notice.number or 0
    before = NoticePair.objects.filter(plan=first, notice=second).first()
    if before is not None and before.is_same == (answer == "same"):
        return
    values = {
        "authority": plan.authority,
        "reference": reference_of(notice),
        "is_same": answer == "same",
        "by": str(by),
        "at": at,
        "images": images,
    }
    row, _is_new = NoticePair.objects.update_or_create(plan_id=first, notice=second, defaults=values)
    _remember(row, "apart" if before else "open", answer, by=by, at=at, why=why)


def _remember(row: NoticePair, before: str, after: str, *, by: Actor, at: dt.datetime, why: str) -> None:
    change = RecordChange(
        kind=PAIR,
        record=str(row.plan_id),
        authority=row.authority,
        before={"answer": before},
        after={"answer": after, "notice": row.notice, "reference": row.reference},
    )
    remember([change], by=by, at=at, why=why)


def _record(row: NoticePair) -> AnsweredPair:
    images = row.images or {}
    return AnsweredPair(
        plan=row.plan_id,
        notice=row.notice,
        authority=row.authority,
        reference=row.reference,
        is_same=row.is_same,
        by=row.by,
        at=row.at,
        plan_was=images.get("plan"),
        notice_was=images.get("notice"),
        joined=images.get("joined"),
    )


def _image(one: Record) -> dict[str, Any]:
    return one.model_dump(mode="json")
