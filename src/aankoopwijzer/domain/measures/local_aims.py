"""What an authority, or the region together, decided to reach itself: its local translation of the framework."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class LocalAim:
    """A figure to reach for a target of the policy, by whom it was decided and when; `authority` None: the region.

    `value` is in the unit that the indicator of the target shows, `by` the year (None: at all times). A later decision
    takes over from an earlier one, which stays to be seen; `number` orders them. `decided_by` names an organ, never a
    person.
    """

    target: str
    authority: str | None
    value: Decimal
    by: int | None
    decided_by: str
    decided_on: dt.date
    base_year: int | None = None
    why: str = ""
    number: int | None = None


def in_force(aims: Iterable[LocalAim]) -> dict[tuple[str, str | None], LocalAim]:
    """The latest aim by target and authority."""
    found: dict[tuple[str, str | None], LocalAim] = {}
    for each in sorted(aims, key=lambda one: one.number or 0):
        found[each.target, each.authority] = each
    return found
