"""Lighting and appliances as rows."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from aankoopwijzer.domain.measures.preparing.setting import Given, Prepared, TableSetting, placed
from aankoopwijzer.domain.policy.table_rules import WordUse

_FAMILIES: tuple[WordUse, ...] = ("ict", "white_goods", "machines")
_CLASSES = ("A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")
"""Energy classes, the best first; those with a plus are of the scale before 2021."""


def light_rows(circuits: Iterable[Given]) -> Iterator[Prepared]:
    """One row for each circuit, in the year of its installation."""
    for each in circuits:
        yield {**placed(each, "light_circuits", year=each["installed_in"]), **_circuit(each)}


def light_rows_in_use(circuits: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each circuit that is there now, in the year of the measurement.

    Of what was put there after that year nobody knows what was there before, or whether anything was.
    """
    for each in circuits:
        installed = each["installed_in"]
        is_later = installed is not None and installed > setting.on.year
        then = {"technology": None, "kwh_per_year": None} if is_later else {}
        yield {**placed(each, "light_circuits", year=setting.on.year), **_circuit(each), **then}


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
        family = next((name for name in _FAMILIES if setting.is_one_of(name, each["kind"])), None)
        yield {
            **placed(each, "appliances", year=each["bought_in"]),
            "kind": each["kind"],
            "family": family,
            "is_large": None if family is None else bool(setting.is_one_of("large_machines", each["kind"])),
            "has_best_label": _has_best_label(each, setting),
            "gain_percent": (1 - now / before) * 100 if is_measured else None,
            "kwh_saved": before - now if is_measured else None,
            "has_spare_parts": each["has_spare_parts"],
        }


def _has_best_label(each: Given, setting: TableSetting) -> bool | None:
    """Whether it carries a label that the policy names, or the best energy class that could be had then.

    Unknown when it carries no such label and its class or the best class of that day is not known, or when its class is
    above what could be had: then the two are of different scales, and an A+ of old is not above an A of now.
    """
    label, top = each["energy_label"], each.get("energy_scale_top")
    if setting.is_one_of("best_labels", each.get("label_name")) or setting.is_one_of("best_labels", label):
        return True
    if label not in _CLASSES or top not in _CLASSES:
        return None
    rank, best = _CLASSES.index(label), _CLASSES.index(top)
    return None if rank < best else rank == best
