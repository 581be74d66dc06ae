"""All figures of one moment: asked for by indicator, authority and product group, worked out when they are asked."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from aankoopwijzer.domain.measures.assessing import Aim, Standing, aim_of
from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import KEPT_BACK, Figure
from aankoopwijzer.domain.measures.functions import Lived, lasting
from aankoopwijzer.domain.measures.local_aims import LocalAim, in_force
from aankoopwijzer.domain.measures.measuring import Course, course, figures
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.measures.withholding import CAN_TELL_OF_A_PERSON, withheld
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.measured import TABLES

WORST_FIRST = (
    Standing.MISSED,
    Standing.BEHIND,
    Standing.NO_DATA,
    Standing.NO_BASELINE,
    Standing.NOT_DETERMINABLE,
    Standing.ON_TRACK,
    Standing.REACHED,
)
"""When several figures tell of one thing, the first of these that occurs is what is said of it."""
_SPAN = 12
"""Years before the last one that are shown at most."""


class Measured:
    """What was counted at one moment, and everything that follows from it.

    `on` is the last day that was looked at, `snapshot` names the state of the records, so that the same name always
    gives the same figures. `quarters` holds what was counted by quarter, where it was. `set_baselines` and
    `local_aims` are what authorities laid down themselves. `is_public`: figures that could tell of a person are kept
    back, and so is what follows from them.
    """

    def __init__(
        self,
        pack: PolicyPack,
        tallies: Mapping[tuple[str, str], Mapping[Place, Tally]],
        lived: Sequence[Lived],
        *,
        on: dt.date,
        snapshot: str,
        quarters: Mapping[tuple[str, str], Mapping[Place, Tally]] | None = None,
        set_baselines: Iterable[Baseline] = (),
        local_aims: Iterable[LocalAim] = (),
        is_public: bool = False,
    ) -> None:
        self.pack, self.on, self.snapshot = pack, on, snapshot
        self._tallies, self._lived = tallies, lived
        self.quarters = quarters or {}
        self._baselines = tuple(set_baselines)
        self._given_aims = tuple(local_aims)
        self._local_aims = in_force(self._given_aims)
        self.is_public = is_public
        self._figures: dict[tuple[str, str], Mapping[Place, Figure]] = {}
        self._courses: dict[tuple[str, str, str | None, str | None, str | None], Course] = {}

    def public(self) -> "Measured":
        """The same as everybody may see it."""
        return Measured(
            self.pack,
            self._tallies,
            self._lived,
            on=self.on,
            snapshot=self.snapshot,
            # A quarter rests on few records; of what can tell of a person none is shown, for the others would tell it.
            quarters={
                (id, by): of
                for (id, by), of in self.quarters.items()
                if self.pack.indicators[id].table not in CAN_TELL_OF_A_PERSON
            },
            set_baselines=self._baselines,
            local_aims=self._given_aims,
            is_public=True,
        )

    @property
    def last_full(self) -> int:
        """The last calendar year that is over."""
        return self.on.year if (self.on.month, self.on.day) == (12, 31) else self.on.year - 1

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that are shown: those with records, at most so many, up to the present one."""
        there = {place.year for of in self._tallies.values() for place in of if place.year and not place.is_planned}
        first = min((year for year in there if year > self.on.year - _SPAN), default=self.on.year)
        return tuple(range(first, self.on.year + 1))

    def figures_of(self, indicator: Indicator, by: str) -> Mapping[Place, Figure]:
        """Every figure of one measure by place."""
        if (indicator.id, by) not in self._figures:
            measure = indicator.measures[by]  # type: ignore[index]  # a measure of this indicator, by its name
            if measure.function:
                found = lasting(indicator, measure.function, self._lived, self.years)
            else:
                tallies = self._tallies.get((indicator.id, by), {})
                found = figures(indicator, by, TABLES[indicator.table], tallies, self.size_of)
            self._figures[indicator.id, by] = _kept_back(indicator, found) if self.is_public else found
        return self._figures[indicator.id, by]

    def course(
        self,
        indicator: str,
        *,
        authority: str | None = None,
        product_group: str | None = None,
        target: str | None = None,
        by: str | None = None,
    ) -> Course:
        """The course of an indicator of an authority (None: the region), held against one of its targets.

        Without `target` it is the one that comes first of those that it answers. `KeyError` for what is not there.
        """
        one = self.pack.indicators[indicator]
        key = (indicator, by or one.main, authority, product_group, target or next(iter(one.answers), None))
        if key not in self._courses:
            self._courses[key] = course(
                one,
                key[1],
                self.figures_of(one, key[1]),
                authority=authority,
                product_group=product_group,
                years=self.years,
                last_full=self.last_full,
                told_on=self.on if TABLES[one.table].of_the_day else None,
                aim=self.aim(one, key[4], authority) if key[1] == one.main else None,
                set_baselines=[
                    each
                    for each in self._baselines
                    if (each.indicator, each.authority, each.product_group) == (indicator, authority, product_group)
                ],
            )
        return self._courses[key]

    def aim(self, indicator: Indicator, target: str | None, authority: str | None) -> Aim | None:
        """What an authority has to reach: its own aim where it set one, else that of the region, else the framework."""
        if target is None:
            return None
        own = self._local_aims.get((target, authority)) or self._local_aims.get((target, None))
        if own is None:
            return aim_of(indicator, self.pack.targets[target])
        is_own = own.authority == authority
        up = indicator.direction != "down"
        return Aim(target, own.value, own.by, up, own.base_year, is_local=is_own, is_regional=not is_own)

    def of_target(self, target: str, authority: str | None, row: str | None = None) -> tuple[Course, ...]:
        """The courses that tell of a target, for one of its product groups (None: for all together).

        A product group that no indicator of the target tells apart, as bikes in a fleet of motor vehicles, shares in
        what all groups of the target reach together.
        """
        found = [each for each in self.pack.indicators.values() if target in each.answers]
        apart = [each for each in found if not each.product_groups or row in each.product_groups]
        return tuple(
            self.course(
                each.id,
                authority=authority,
                product_group=row if row in each.product_groups else None,
                target=target,
            )
            for each in (found if row is None else apart or found)
        )

    def of_row(self, row: str, authority: str | None) -> tuple[Course, ...]:
        """The courses that tell of a product group: every target that it has, by every indicator that answers it."""
        return tuple(each for target in self.targets_of_row(row) for each in self.of_target(target, authority, row))

    def targets_of_row(self, row: str) -> tuple[str, ...]:
        """The targets of a product group: its own, and those for all groups that an indicator of it answers."""
        answering = [each for each in self.pack.indicators.values() if row in (*each.product_groups, *each.supports)]
        return tuple(
            id
            for id, target in self.pack.targets.items()
            if row in target.rows or (not target.rows and any(id in each.answers for each in answering))
        )

    def of_ambition(self, ambition: str, authority: str | None) -> tuple[Course, ...]:
        """The courses that tell of an ambition: of each of its targets, over all product groups together."""
        return tuple(each for target in self.targets_of(ambition) for each in self.of_target(target, authority))

    def targets_of(self, ambition: str) -> tuple[str, ...]:
        """The targets of an ambition: those on its rows and, for one without rows, those of its objectives."""
        rows, objectives = self.pack.rows, self.pack.objectives
        return tuple(
            id
            for id, target in self.pack.targets.items()
            if any(rows[row].ambition == ambition for row in target.rows)
            or (not target.rows and any(objectives[code].ambition == ambition for code in target.objectives))
        )

    def size_of(self, authority: str | None, year: int, what: str) -> Decimal | None:
        """Inhabitants or employees in a year; of the region the sum, when all are known."""
        if authority is None:
            parts = [self.size_of(id, year, what) for id in self.pack.authorities]
            known = [each for each in parts if each is not None]
            return sum(known, Decimal(0)) if known and len(known) == len(parts) else None
        found = self.pack.authorities.get(authority)
        dated = getattr(found, what, ()) if found else ()
        before = [each for each in dated if each.year <= year]
        nearest = before[-1] if before else (dated[0] if dated else None)
        return None if nearest is None else Decimal(nearest.value)


def worst(standings: Iterable[Standing]) -> Standing:
    """What is said of a thing of which several figures tell; no data when none does."""
    found = set(standings)
    return next((each for each in WORST_FIRST if each in found), Standing.NO_DATA)


def _kept_back(indicator: Indicator, found: Mapping[Place, Figure]) -> Mapping[Place, Figure]:
    """The figures as everybody may see them."""
    records = {place: figure.tally.n for place, figure in found.items() if not place.is_planned}
    hidden = withheld(indicator.table, records)
    return {place: KEPT_BACK if place in hidden else figure for place, figure in found.items()} if hidden else found
