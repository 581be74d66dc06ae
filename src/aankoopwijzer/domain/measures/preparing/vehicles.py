"""Vehicles as rows: each year in which they were in use, and the year in which they were bought."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from aankoopwijzer.domain.measures.preparing.setting import Given, Prepared, TableSetting, placed, years_of

Means = Mapping[str, Decimal]
"""Mean tailpipe CO2 in gram per kilometre by vehicle class, over the vehicles in use in the base year."""
_NEDC = "nedc"


def class_means(vehicles: Iterable[Given], setting: TableSetting) -> Means:
    """The means of the base year, of the vehicles of which the figure is known."""
    year = setting.base_year
    found: dict[str, list[Decimal]] = {}
    for each in vehicles:
        co2 = wltp(each, setting)
        if year is not None and co2 is not None and each["vehicle_class"] and year in _years(each, setting):
            found.setdefault(each["vehicle_class"], []).append(co2)
    return {name: sum(some, Decimal(0)) / len(some) for name, some in found.items()}


def wltp(vehicle: Given, setting: TableSetting) -> Decimal | None:
    """Tailpipe CO2 by WLTP; a figure by NEDC is converted when the policy has a factor, else it is unknown."""
    co2: Decimal | None = vehicle["co2_g_per_km"]
    if co2 is None or vehicle["co2_method"] != _NEDC or co2 == 0:
        return co2
    return _whole(co2, _nedc_factor(vehicle, setting))


def _nedc_factor(vehicle: Given, setting: TableSetting) -> Decimal | None:
    if setting.is_one_of("car_classes", vehicle["vehicle_class"]):
        return setting.figure("nedc_to_wltp_cars")
    return setting.figure("nedc_to_wltp_vans") if setting.is_one_of("van_classes", vehicle["vehicle_class"]) else None


def well_to_wheel(vehicle: Given, co2: Decimal | None, setting: TableSetting) -> Decimal | None:
    """CO2 from well to wheel in gram per kilometre; unknown for what the policy has no factor for.

    An electric vehicle has a figure per kilometre; what burns petrol or diesel has a factor on its tailpipe CO2.
    """
    energy = vehicle["energy"]
    if setting.is_one_of("electric", energy):
        return setting.figure("well_to_wheel_electric_g_per_km")
    if setting.is_one_of("petrol", energy):
        return _whole(co2, setting.figure("well_to_wheel_petrol"))
    return _whole(co2, setting.figure("well_to_wheel_diesel")) if setting.is_one_of("diesel", energy) else None


def _whole(co2: Decimal | None, factor: Decimal | None) -> Decimal | None:
    return None if co2 is None or factor is None else (co2 * factor).quantize(Decimal(1), ROUND_HALF_UP)


def rows_in_use(vehicles: Iterable[Given], setting: TableSetting, means: Means) -> Iterator[Prepared]:
    """One row for each vehicle and year in which it was in use on some day."""
    for each in vehicles:
        co2, km = wltp(each, setting), each["km_per_year"]
        wtw = well_to_wheel(each, co2, setting)
        is_greener = _is_greener(each, co2, means, setting)
        for year in _years(each, setting):
            end = dt.date(year, 12, 31)
            yield {
                **placed(each, "vehicles", year=year),
                "vehicle_class": each["vehicle_class"],
                "is_motor_vehicle": setting.is_one_of("motor_classes", each["vehicle_class"]),
                "energy": each["energy"],
                "is_in_use_at_end": each["last_use"] is None or each["last_use"] >= end,
                "km": km,
                "co2_g_per_km": co2,
                "co2_g": None if co2 is None or km is None else co2 * km,
                "wtw_g": None if wtw is None or km is None else wtw * km,
                "is_greener": is_greener,
                "one": Decimal(1),
            }


def rows_bought(vehicles: Sequence[Given], setting: TableSetting, means: Means) -> Iterator[Prepared]:
    """One row for each vehicle, in the year of its first use."""
    replaced = {(each["authority"], each["number"]): wltp(each, setting) for each in vehicles if each["number"]}
    for each in vehicles:
        co2 = wltp(each, setting)
        before = replaced.get((each["authority"], each.get("replaces")))
        mean = means.get(each["vehicle_class"] or "")
        yield {
            **placed(each, "vehicles", each["first_use"]),
            "vehicle_class": each["vehicle_class"],
            "is_motor_vehicle": setting.is_one_of("motor_classes", each["vehicle_class"]),
            "is_better_than_replaced": None if before is None or co2 is None else co2 < before,
            "is_better_than_class": None if mean is None or co2 is None else co2 <= mean,
            "is_clean": is_clean(each, co2, setting),
        }


def is_clean(vehicle: Given, co2: Decimal | None, setting: TableSetting) -> bool | None:
    """Whether it is a clean vehicle by the rule of its class on the day of its first use; None when nobody can say.

    The air pollutants of light vehicles are not looked at: no register holds them.
    """
    day, kind = vehicle["first_use"], vehicle["vehicle_class"]
    if day is None or kind is None:
        return None
    if setting.is_one_of("light_classes", kind):
        most = setting.figure("clean_co2_light", day)
        return None if most is None or co2 is None else co2 <= most
    return setting.is_one_of("clean_fuels", vehicle["energy"])


def _is_greener(vehicle: Given, co2: Decimal | None, means: Means, setting: TableSetting) -> bool | None:
    """Clean when bought, or far enough under the mean of its class; unknown when either could still be so.

    Before there was a rule nothing was clean by it.
    """
    clean = is_clean(vehicle, co2, setting)
    if clean is None and _is_before_the_rule(vehicle, setting):
        clean = False
    share, mean = setting.figure("greener_share"), means.get(vehicle["vehicle_class"] or "")
    under = None if share is None or mean is None or co2 is None else co2 <= share * mean
    if clean or under:
        return True
    return False if clean is False and under is False else None


def _is_before_the_rule(vehicle: Given, setting: TableSetting) -> bool:
    day = vehicle["first_use"]
    is_light = setting.is_one_of("light_classes", vehicle["vehicle_class"])
    return bool(is_light) and day is not None and setting.figure("clean_co2_light", day) is None


def _years(vehicle: Given, setting: TableSetting) -> Sequence[int]:
    """The years in use; a vehicle out of use of which nobody knows since when is in none after its first."""
    first, last = vehicle["first_use"], vehicle["last_use"]
    if first is not None and last is None and vehicle["is_in_use"] is False:
        last = first
    return tuple(years_of(first, last, setting.on.year))
