"""Materials, deliveries, what was planted, what lasts and what is shared, as rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from aankoopwijzer.domain.measures.preparing.setting import Given, Prepared, TableSetting, placed, years_of

_LOCAL, _OUTSIDE, _NOT_KNOWN = "local", "outside_eu", "unknown"
_ONE = Decimal(1)
_SHORT_CHAIN = 2
"""Enterprises from maker to buyer in a short chain: the maker, and at most one between."""


def material_rows(flows: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each material and year. New is what was neither reused nor recycled.

    What is expected is the number of functional units times the weight that one of them took in the base year, over
    all flows given. So weights for different units add up, and new over expected is 1 in the base year.
    """
    known = list(flows)
    new_per_unit = _per_unit(known, setting, _new)
    packaging_per_unit = _per_unit(known, setting, lambda each: each["packaging_kg"])
    for each in known:
        own, of_word = each.get("row"), setting.rows(each["material"])
        units = each.get("functional_units")
        yield {
            **placed(each, "material_flows", year=each["year"]),
            "rows": of_word if own is None else frozenset((own,)) | (of_word or frozenset()),
            "weight_kg": each["weight_kg"],
            "new_kg": _new(each),
            "packaging_kg": each["packaging_kg"],
            "expected_new_kg": _times(units, new_per_unit.get(_purpose(each))),
            "expected_packaging_kg": _times(units, packaging_per_unit.get(_purpose(each))),
            "units": units,
            "unit": each.get("functional_unit"),
            "is_local": _either(_is(each["origin"], _LOCAL), each.get("is_locally_recycled")),
            "amount_eur": each["amount_excl_vat"],
        }


def _new(flow: Given) -> Decimal | None:
    weight, reused, recycled = flow["weight_kg"], flow["reused_share"], flow["recycled_share"]
    if None in (weight, reused, recycled) or reused + recycled > 1:
        return None
    return Decimal(weight * (1 - reused - recycled))


def _purpose(flow: Given) -> tuple[str | None, str | None]:
    """Product group and functional unit: only within one of these do weights compare."""
    return flow.get("row"), flow.get("functional_unit")


def _per_unit(
    flows: Iterable[Given], setting: TableSetting, weight: Callable[[Given], Decimal | None]
) -> Mapping[tuple[str | None, str | None], Decimal]:
    """The weight for one functional unit in the base year, by purpose, of the flows of which both are known."""
    sums: dict[tuple[str | None, str | None], tuple[Decimal, Decimal]] = {}
    for each in flows:
        kg, units = weight(each), each.get("functional_units")
        if each["year"] != setting.base_year or kg is None or units is None or None in _purpose(each):
            continue
        all_kg, all_units = sums.get(_purpose(each), (Decimal(0), Decimal(0)))
        sums[_purpose(each)] = all_kg + kg, all_units + units
    return {purpose: kg / units for purpose, (kg, units) in sums.items() if units > 0}


def delivery_rows(deliveries: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each delivered product."""
    for each in deliveries:
        links = each["chain_links"]
        is_fair = _either(each["has_fair_trade_label"], setting.is_one_of("fair_trade_labels", each["label"]))
        yield {
            **placed(each, "deliveries", each["date"]),
            "category": each["category"],
            "is_from_outside_eu": _is(each["origin"], _OUTSIDE),
            "can_be_fair_trade": True if is_fair else _can_be_fair(each["category"], setting),
            "is_fair_trade": is_fair,
            "is_fresh": each["is_fresh"],
            "is_short_chain": None if links is None else links <= _SHORT_CHAIN,
            "distance_km": each["distance_km"],
            "amount_eur": each["amount_excl_vat"],
        }


def work_rows(works: Iterable[Given]) -> Iterator[Prepared]:
    """One row for each delivered project. Unsealed is what was removed minus what was added; both must be known."""
    for each in works:
        before, after = each["green_before_m2"], each["green_after_m2"]
        yield {
            **placed(each, "works", each["delivered_on"]),
            "rows": frozenset((each["row"],)) if each["row"] else None,
            "unsealed_m2": _minus(each["paving_removed_m2"], each["paving_added_m2"]),
            "green_before_m2": before,
            "green_after_m2": after,
            "green_gain_m2": _minus(after, before),
            "total_m2": each["total_area_m2"],
            "water_m3": _plus(each["rainwater_storage_m3"], each["infiltration_m3"]),
        }


def planting_rows(plantings: Iterable[Given]) -> Iterator[Prepared]:
    """One row for each line; a plant that nobody could place is unknown, not refused."""
    for each in plantings:
        standing, specimens = each["standing"], each["specimens"]
        yield {
            **placed(each, "plantings", each["planted_on"]),
            "is_allowed": None if standing is None else standing == "allowed",
            "specimens": None if specimens is None else Decimal(specimens),
        }


def shared_rows(assets: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each shared thing and year in which it was available."""
    for each in assets:
        for year in years_of(each["available_from"], each["available_until"], setting.on.year):
            yield {
                **placed(each, "shared_assets", year=year),
                "kind": each["kind"],
                "is_mobility": setting.is_one_of("mobility_kinds", each["kind"]),
                "is_instead_of_purchase": each["is_instead_of_purchase"],
                "uses": each["uses_per_year"],
                "one": _ONE,
            }


def life_rows(lives: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each product or building."""
    for each in lives:
        yield {
            **placed(each, "product_lives", each["in_use_from"]),
            "rows": frozenset((each["row"],)) if each["row"] else setting.rows(each["product_class"]),
            "product_class": each["product_class"],
            "from_day": each["in_use_from"],
            "until_day": each["out_of_use_on"],
        }


def _can_be_fair(category: str | None, setting: TableSetting) -> bool | None:
    """Whether there is a label for what it is; unknown for a category that holds things with and without one."""
    if setting.is_one_of("fair_trade_open_categories", category):
        return None
    return setting.is_one_of("fair_trade_categories", category)


def _is(word: str | None, wanted: str) -> bool | None:
    return None if word in (None, _NOT_KNOWN) else word == wanted


def _either(one: bool | None, other: bool | None) -> bool | None:
    """Yes when one is, no when one is no and the other is no or silent, unknown when both are silent."""
    if one or other:
        return True
    return None if one is None and other is None else False


def _minus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _times(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one * other


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other
