"""The rows of each table, from the register, the pack and the day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from aankoopwijzer.domain.measures.preparing import energy, goods, people, procurements, spend, vehicles
from aankoopwijzer.domain.measures.preparing.setting import Given, Prepared, Setting
from aankoopwijzer.domain.policy.framework import Force
from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod
from aankoopwijzer.domain.records.match import Matches, RowMatch
from aankoopwijzer.domain.records.measured import Stored, Table
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register import given as register
from aankoopwijzer.register.procurements import queries as procurement_queries
from aankoopwijzer.register.promises import queries as promise_queries
from aankoopwijzer.register.spend import queries as spend_queries
from aankoopwijzer.register.spend.parts import rows_of_parts
from aankoopwijzer.register.suppliers import queries as supplier_queries

ONLY_FROM: Mapping[str, str] = {
    "duty_trips": "duty_trips",
    "light_points": "light_circuits",
    "lights_in_use": "light_circuits",
    "appliances": "appliances",
    "materials": "material_flows",
    "deliveries": "deliveries",
    "works": "works",
    "plantings": "plantings",
    "shared_assets": "shared_assets",
    "social_work": "social_performances",
    "projects": "behaviour_projects",
    "lives": "product_lives",
    "vehicles_in_use": "vehicles",
    "vehicles_bought": "vehicles",
}
"""The tables whose rows follow from one dataset, the pack and the day alone; the others look at more."""
_MANDATORY: Force = "mandatory"


class MeasuredRows:
    """Makes the rows of any table, for one authority or for all; what several need is read once."""

    def __init__(self, adviser: Adviser, on: dt.date) -> None:
        self._adviser = adviser
        self._setting = Setting(adviser.pack, on)

    def of(self, table: Table, authority: str | None = None) -> Iterator[tuple[Stored, ...]]:
        """The rows of a table as engines hold them; what became part of another authority is that one's."""
        columns, successors = table.columns, self._adviser.pack.successors
        for row in self._prepared(table.name, authority):
            whose = row.get("authority")
            now = {"authority": successors[whose]} if isinstance(whose, str) and whose in successors else {}
            yield tuple(each.stored(now.get(each.name, row.get(each.name))) for each in columns)

    def _prepared(self, table: str, authority: str | None) -> Iterable[Prepared]:
        setting = self._setting.of(table)
        simple: Mapping[str, Callable[[Iterable[Given]], Iterable[Prepared]]] = {
            "duty_trips": lambda rows: people.trip_rows(rows, setting),
            "light_points": energy.light_rows,
            "lights_in_use": lambda rows: energy.light_rows_in_use(rows, setting),
            "appliances": lambda rows: energy.appliance_rows(rows, setting),
            "materials": lambda rows: goods.material_rows(rows, setting),
            "deliveries": lambda rows: goods.delivery_rows(rows, setting),
            "works": goods.work_rows,
            "plantings": goods.planting_rows,
            "shared_assets": lambda rows: goods.shared_rows(rows, setting),
            "social_work": people.social_rows,
            "projects": lambda rows: people.project_rows(rows, setting),
            "lives": lambda rows: goods.life_rows(rows, setting),
        }
        match table:
            case "procurements":
                return procurements.procurement_rows(self._procurements, self._setting, self._duties_of)
            case "spend":
                return spend.spend_rows(self._spend_lines(authority), self._market)
            case "vehicles_in_use":
                return vehicles.rows_in_use(self._vehicles, setting, vehicles.class_means(self._vehicles, setting))
            case "vehicles_bought":
                return vehicles.rows_bought(self._vehicles, setting, vehicles.class_means(self._vehicles, setting))
            case "promises":
                rows = {one.number or 0: frozenset(each.row for each in one.rows) or None for one in self._procurements}
                return people.promise_rows(promise_queries.all_promises(), rows, setting)
            case _:
                return simple[table](register.given(ONLY_FROM[table], authority))

    def _spend_lines(self, authority: str | None) -> Iterable[Given]:
        """Of one authority with those that became part of it, or of all."""
        if authority is None:
            return register.given("spend_lines")
        known = self._adviser.pack.authorities
        merged = known[authority].merged_from if authority in known else ()
        return chain.from_iterable(register.given("spend_lines", one) for one in (authority, *merged))

    @cached_property
    def _procurements(self) -> tuple[Procurement, ...]:
        return procurement_queries.procurements(procurement_queries.Wanted(within=None))

    @cached_property
    def _vehicles(self) -> list[Mapping[str, Any]]:
        return list(register.given(ONLY_FROM["vehicles_in_use"]))

    @cached_property
    def _market(self) -> spend.Market:
        names = supplier_queries.supplier_of_names()
        keys_of: dict[int, list[str]] = defaultdict(list)
        for key, supplier in names.items():
            keys_of[supplier].append(key)

        def keys(key: str | None) -> Iterable[str]:
            """The key itself, and every other name under which the same supplier is known."""
            return () if key is None else {key, *keys_of.get(names.get(key, -1), ())}

        recognised: dict[str, list[spend.Period]] = defaultdict(list)
        for each in register.given("social_recognitions"):
            for key in keys(each["supplier_key"]):
                recognised[key].append((each["recognised_from"], each["recognised_until"]))
        since = spend.transparent_from(register.given("chain_disclosures"), self._setting.of("spend"))
        transparent = {key: day for supplier, day in since.items() for key in keys(supplier)}
        before = procurement_queries.contracts_called_before()
        small: dict[tuple[str | None, str | None], bool | None] = {
            (one.authority, contract): None if is_at is None else not is_at
            for one in self._procurements
            for names in ({one.contract_reference, *before.get(one.number or 0, ())} - {None},)
            if names
            for is_at in (procurements.is_at_threshold(one, self._adviser.pack),)
            for contract in names
        }
        topics, parts = spend_queries.settled_topics(), rows_of_parts()
        return spend.Market(recognised, transparent, small, topics, parts)

    def _duties_of(self, one: Procurement) -> frozenset[str] | None:
        """What the advice on it says is mandatory; None when the policy knows no rules for its day yet."""
        purchase = Purchase(
            title=one.title,
            description=one.description or "",
            contract_type=one.contract_type,
            value_eur=one.value_estimated if one.value_estimated is not None else one.value_awarded,
            date=one.published_on or one.planned_on or one.awarded_on,
            authority=one.authority,
            cpv=one.cpv,
            framework_agreement=one.is_framework_agreement,
        )
        rows = tuple(RowMatch(row=each.row, score=1, because=(each.because or each.row,)) for each in one.rows)
        try:
            return self._adviser.guide.objectives_bound(purchase, Matches(certain=rows), _MANDATORY)
        except BeforeFirstPeriod:
            return None
