"""Spend lines as rows: for which product group, with whom, under which contract."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from aankoopwijzer.domain.measures.preparing.setting import Given, Prepared, TableSetting, placed

_EURO = "EUR"
_FIRST_TIER, _SECOND_TIER = 1, 2
Period = tuple[dt.date | None, dt.date | None]
"""First and last day, both inclusive; None is open."""


@dataclass(frozen=True)
class Market:
    """What is known of suppliers and contracts: recognitions and disclosures by supplier, the side of the threshold
    by authority and contract, product groups by topic (None: not settled; a key that is not there is not looked at),
    and those of lines that follow a rule of their own, by topic, authority and supplier (empty for none).
    """

    recognised: Mapping[str, Sequence[Period]]
    transparent_from: Mapping[str, dt.date]
    small_contracts: Mapping[tuple[str | None, str | None], bool | None]
    rows_of_topics: Mapping[str, frozenset[str] | None]
    rows_of_parts: Mapping[tuple[str, str, str], frozenset[str]] = field(default_factory=dict)


def spend_rows(lines: Iterable[Given], market: Market) -> Iterator[Prepared]:
    """One row for each line.

    A line without a supplier may have been social: unknown. A line without a topic that is settled has no known product
    group. A supplier that disclosed nothing has no transparent chain: that is a fact and no gap.
    """
    for line in lines:
        supplier, day = line["supplier_key"], line["date"]
        contract = line["authority"], line["contract_reference"]
        yield {
            **placed(line, "spend_lines", day),
            "rows": _rows(line, market),
            "amount_eur": line["amount_excl_vat"] if line["currency"] in (None, _EURO) else None,
            "is_social": None if supplier is None else _on(market.recognised.get(supplier, ()), day),
            "is_small_contract": market.small_contracts.get(contract),
            "has_transparent_chain": None if supplier is None else _since(market.transparent_from.get(supplier), day),
            "supplier": supplier,
        }


def _rows(line: Given, market: Market) -> frozenset[str] | None:
    topic = line["topic_key"]
    if market.rows_of_parts:
        own = market.rows_of_parts.get((topic or "", line["authority"] or "", line["supplier_key"] or ""))
        if own is not None:
            return own
    return market.rows_of_topics.get(topic)


def _on(periods: Sequence[Period], day: dt.date | None) -> bool | None:
    """Whether some period holds the day; unknown without a day, unless there is no period at all."""
    if day is None:
        return None if periods else False
    return any((first is None or first <= day) and (last is None or day <= last) for first, last in periods)


def _since(first: dt.date | None, day: dt.date | None) -> bool | None:
    if first is None:
        return False
    return None if day is None else first <= day


def transparent_from(disclosures: Iterable[Given], setting: TableSetting) -> dict[str, dt.date]:
    """By supplier, the day on which its chain had become transparent: enough of tier 1 and of tier 2 disclosed.

    What counts as enough is the policy's; without its parameters nobody is transparent.
    """
    first, second = setting.figure("transparent_first_tier"), setting.figure("transparent_second_tier")
    if first is None or second is None:
        return {}
    by_supplier: dict[str, list[Given]] = {}
    for each in disclosures:
        if each["supplier_key"] and each["disclosed_on"]:
            by_supplier.setdefault(each["supplier_key"], []).append(each)
    found = {}
    for supplier, sites in by_supplier.items():
        shown = {_FIRST_TIER: Decimal(0), _SECOND_TIER: Decimal(0)}
        for site in sorted(sites, key=lambda one: one["disclosed_on"]):
            if site["tier"] in shown and site["share"] is not None:
                shown[site["tier"]] += site["share"]
            if shown[_FIRST_TIER] >= first and shown[_SECOND_TIER] >= second:
                found[supplier] = site["disclosed_on"]
                break
    return found
