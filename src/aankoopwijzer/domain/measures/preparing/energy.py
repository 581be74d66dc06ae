"""Lighting and appliances as rows."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from aankoopwijzer.domain.measures.preparing.setting import Given, Prepared, TableSetting, placed
from aankoopwijzer.domain.policy.table_rules import WordUse

_FAMILIES: tuple[WordUse, ...] = ("ict", "white_goods", "machines")


def light_rows(circuits: Iterable[Given]) -> Iterator[Prepared]:
    """One row for each circuit, in the year of its installation."""
    for each in circuits:
        yield {**placed(each, "light_circuits", year=each["installed_in"]), **_circuit(each)}


def light_rows_in_use(circuits: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each circuit that is there now, in the year of the measurement."""
    for each in circuits:
        yield {**placed(each, "light_circuits", year=setting.on.year), **_circuit(each)}


def _circuit(each: Given) -> dict[str, object]:
    return {
        "technology": each["technology"],
        "points": None if each["points"] is None else Decimal(each["points"]),
        "kwh_per_year": each["kwh_per_year"],
    }


def appliance_rows(appliances: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each appliance. What it saves is only known beside the one that it replaces."""
    for each in appliances:
        now, before = each["kwh_per_year"], each["replaced_kwh_per_year"]
        is_measured = now is not None and before is not None and before > 0
        yield {
            **placed(each, "appliances", year=each["bought_in"]),
            "kind": each["kind"],
            "family": next((name for name in _FAMILIES if setting.is_one_of(name, each["kind"])), None),
            "has_best_label": _has_best_label(each, setting),
            "gain": 1 - now / before if is_measured else None,
            "kwh_saved": before - now if is_measured else None,
            "has_spare_parts": each["has_spare_parts"],
        }


def _has_best_label(each: Given, setting: TableSetting) -> bool | None:
    """Whether it carries a label that the policy names, or the best energy class that could be had then.

    Unknown when neither its class nor the best class of that day is known and it carries no such label.
    """
    carries = setting.is_one_of("best_labels", each.get("label_name"))
    if carries:
        return True
    label, top = each["energy_label"], each.get("energy_scale_top")
    if label is None or top is None:
        return carries
    return bool(label.casefold() <= top.casefold())
