"""Trips, social performance, projects and promises as rows."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from aankoopwijzer.domain.measures.preparing.setting import Given, Prepared, TableSetting, placed, years_of
from aankoopwijzer.domain.records.promise import Promise


def trip_rows(trips: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each trip."""
    for each in trips:
        yield {
            **placed(each, "duty_trips", each["date"]),
            "mode": each["mode"],
            "is_active": setting.is_one_of("active_modes", each["mode"]),
            "is_by_car": setting.is_one_of("car_modes", each["mode"]),
            "distance_km": each["distance_km"],
        }


def social_rows(performances: Iterable[Given]) -> Iterator[Prepared]:
    """One row for each contract and year."""
    for each in performances:
        yield {
            **placed(each, "social_performances", year=each["year"]),
            **{name: each[name] for name in ("promised_hours", "delivered_hours", "promised_eur", "delivered_eur")},
        }


def project_rows(projects: Iterable[Given], setting: TableSetting) -> Iterator[Prepared]:
    """One row for each project and year in which it ran."""
    for each in projects:
        for year in years_of(each["started_on"], each["ended_on"], setting.on.year):
            people = each["people_reached"]
            yield {
                **placed(each, "behaviour_projects", year=year),
                "objective": each["objective"],
                "people": None if people is None else Decimal(people),
                "one": Decimal(1),
            }


def promise_rows(
    promises: Iterable[Promise], rows_of: Mapping[int, frozenset[str] | None], setting: TableSetting
) -> Iterator[Prepared]:
    """One row for each promise of which proof was due by the last day, in the year that it was due.

    What came and waits for a judgement is not kept yet; a promise without a day is due in no year.
    """
    for each in promises:
        if each.due_on is not None and each.due_on > setting.on:
            continue
        yield {
            **placed({"authority": each.authority, "id": each.number}, "promises", each.due_on),
            "rows": rows_of.get(each.procurement),
            "is_kept": each.status == "accepted",
            "objectives": frozenset(each.objectives),
        }
