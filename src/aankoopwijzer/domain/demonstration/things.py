"""Invented vehicles, trips, lamps, appliances, buildings and materials, with the trends that a region hopes for."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random

from aankoopwijzer.domain.demonstration.marking import IN_WORDS, Sized, cents, invented_row, perhaps
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.equipment import ICT_KINDS

_VEHICLES, _TRIPS, _CIRCUITS, _APPLIANCES, _BUILDINGS = 14, 25, 30, 18, 6
_APPLIANCE_KINDS = (
    ("laptop", 45, "B"),
    ("monitor", 60, "C"),
    ("refrigerator", 160, "B"),
    ("dishwasher", 240, "C"),
    ("mower", 900, ""),
    ("sweeper", 5200, ""),
)
_EMISSION_CLASSES = (
    (dt.date(2021, 1, 1), "euro_6d"),
    (dt.date(2019, 9, 1), "euro_6d_temp"),
    (dt.date(2015, 9, 1), "euro_6b"),
    (dt.date(2011, 1, 1), "euro_5"),
    (dt.date.min, "euro_4"),
)
"""From which day all new cars had to have which class."""
_APPLIANCE_YEARS = 4
_LABEL_NAMES = ("tco_certified", "energy_star", "epeat", None)
_MATERIALS = (
    ("beton", "m3", 2400, "C1/2", "m2", 1100),
    ("asfalt", "ton", 1000, "S2/1", "m2", 350),
    ("gipsplaat", "plaat", 24, "C1/1", "m2", 22),
    ("isolatie", "m3", 30, "C1/3", "m2", 6),
    ("dozen", "stuk", 0.4, "C1/4", "kg", 0.08),
    ("deelgereedschap", "stuk", 9, "C1/5", "item", 9),
    ("leidingen", "stuk", 12, "C1/6", "item", 12),
    ("meubilair", "stuk", 28, "C1/7", "workplace", 32),
)
"""What it is, its unit, kilograms a unit, its product group, what it is for and kilograms of it for each of those."""


def vehicle_rows(random: Random, authorities: Sized, years: Sequence[int], until: dt.date) -> Iterator[Row]:
    """Vehicles: each year some are replaced, ever more often by an electric one; so the fleet's CO2 falls."""
    line = 0
    for authority, size in authorities:
        for place in range(round(_VEHICLES * size)):
            bought = years[0] - random.randrange(1, 9)
            before = None
            while bought <= years[-1]:
                line += 1
                gone = bought + random.randrange(7, 11)
                values = _vehicle(random, line, place, bought, gone, until) | {"replaces": before}
                yield invented_row("vehicles", line, authority, values)
                before, bought = values["number"], gone


def _vehicle(random: Random, line: int, place: int, bought: int, gone: int, until: dt.date) -> dict[str, object]:
    first = dt.date(bought, 1 + random.randrange(12), 15)
    first = min(first, until)
    is_electric = random.random() < max(0.0, 0.12 * (bought - 2018))
    energy = "electric" if is_electric else random.choice(("diesel", "diesel", "petrol", "hybrid_petrol"))
    usual = {"electric": 0, "diesel": 150, "petrol": 138, "hybrid_petrol": 108}[energy]
    co2 = round(usual * random.uniform(0.88, 1.15)) if usual else 0
    is_van = place % 3 == 0
    ended = dt.date(gone, 1, 31)
    return {
        "number": f"{IN_WORDS}-V{line:04}",
        "make": "Fictie",
        "model": "Bestel" if is_van else "Stad",
        "vehicle_class": "n1" if is_van else "m1",
        "energy": energy,
        "co2_g_per_km": None if line % 23 == 0 else Decimal(co2 + (35 if is_van and co2 else 0)),
        "co2_method": "wltp" if bought >= 2018 else "nedc",
        "emission_class": "none" if is_electric else None if line % 19 == 0 else _emission_class(first),
        "first_use": first,
        "last_use": ended if ended <= until else None,
        "km_per_year": None if line % 29 == 0 else Decimal(random.randrange(4_000, 19_000, 100)),
        "is_in_use": ended > until,
        "remark": "verzonnen gegevens",
    }


def _emission_class(first: dt.date) -> str:
    """The class that every new car had to have on its first day (Regulation (EC) 715/2007 and what followed)."""
    return next(code for since, code in _EMISSION_CLASSES if first >= since)


def trip_rows(random: Random, authorities: Sized, years: Sequence[int], until: dt.date) -> Iterator[Row]:
    """Duty trips: short ones go ever more by bike."""
    line = 0
    for authority, size in authorities:
        for year in years:
            for _ in range(round(_TRIPS * size)):
                day = dt.date(year, 1, 1) + dt.timedelta(days=random.randrange(364))
                distance = round(random.lognormvariate(1.3, 0.8), 1)
                by_bike = random.random() < (0.25 + 0.06 * (year - 2019)) * (1 if distance < 3 else 0.3)
                if day > until:
                    continue
                line += 1
                values = {
                    "number": f"{IN_WORDS}-R{line:05}",
                    "date": day,
                    "department": "verzonnen dienst",
                    "mode": "bike" if by_bike else "car",
                    "distance_km": Decimal(str(distance)),
                    "purpose": "werkbezoek",
                }
                yield invented_row("duty_trips", line, authority, values)


def light_rows(random: Random, authorities: Sized, years: Sequence[int]) -> Iterator[Row]:
    """Circuits of light points: of the old ones some remain, all new ones since 2021 are LED."""
    line = 0
    for authority, size in authorities:
        for _ in range(round(_CIRCUITS * size)):
            line += 1
            year = random.randrange(years[0] - 14, years[-1] + 1)
            is_led = year >= 2021 or random.random() < max(0.0, 0.15 * (year - 2014))
            points = random.randrange(12, 90)
            watt = random.randrange(22, 55) if is_led else random.randrange(70, 155)
            values = {
                "number": f"{IN_WORDS}-K{line:04}",
                "place": f"Verzonnen straat {line}",
                "technology": "led" if is_led else random.choice(("sodium_high", "metal_halide", "fluorescent")),
                "points": points,
                "watt_per_point": Decimal(watt),
                "kwh_per_year": cents(points * watt * 4.0),
                "installed_in": year,
            }
            yield invented_row("light_circuits", line, authority, values)


def luminaire_rows(random: Random, circuits: Sequence[Row]) -> Iterator[Row]:
    """The luminaires of one circuit in three: those that it has, and of an old one some LED in their place."""
    line, columns = 0, DATASETS["light_circuits"].columns
    for row in circuits[::3]:
        circuit = dict(zip(columns, row.values, strict=True))
        is_led, points = circuit["technology"] == "led", circuit["points"]
        new = 0 if is_led else min(points - 1, random.randrange(0, 9))
        year = max(2021, circuit["installed_in"])
        kinds = [
            ("LED" if is_led else "klassiek", circuit["technology"], points - new, circuit["watt_per_point"]),
            ("LED", "led", new, Decimal(random.randrange(22, 55))),
        ]
        for at, (model, source, pieces, watt) in enumerate(kinds):
            if not pieces:
                continue
            line += 1
            values = {
                "number": f"{IN_WORDS}-A{line:04}",
                "circuit": circuit["number"],
                "place": circuit["place"],
                "model": f"{model} ({IN_WORDS})",
                "light_source": source,
                "pieces": pieces,
                "watt": watt,
                "is_dimmable": perhaps(random, 0.15, source == "led" and random.random() < 0.6),
                "installed_in": year if at else circuit["installed_in"],
            }
            yield invented_row("luminaires", line, row.authority, values)


def appliance_rows(random: Random, authorities: Sized, years: Sequence[int]) -> Iterator[Row]:
    """Appliances and machines, each with the use of the one before it; later ones save more."""
    line = 0
    for authority, size in authorities:
        in_use: dict[str, list[tuple[int, str]]] = {}
        for year in years:
            for _ in range(max(1, round(_APPLIANCES * size / 4))):
                line += 1
                kind, usual, label = random.choice(_APPLIANCE_KINDS)
                of_kind = in_use.setdefault(kind, [])
                is_old = of_kind and year - of_kind[0][0] >= _APPLIANCE_YEARS
                replaced = of_kind.pop(0)[1] if is_old else None
                of_kind.append((year, f"{IN_WORDS}-T{line:04}"))
                before = usual * random.uniform(1.1, 1.7)
                saved = min(0.6, 0.15 + 0.05 * (year - 2019)) * random.uniform(0.6, 1.3)
                is_best = random.random() < 0.2 + 0.08 * (year - 2019)
                values = {
                    "number": f"{IN_WORDS}-T{line:04}",
                    "kind": kind,
                    "bought_in": year,
                    "energy_label": ("A" if is_best else label) if label else None,
                    "kwh_per_year": cents(before * (1 - saved)),
                    "replaced_kwh_per_year": None if line % 7 == 0 else cents(before),
                    "has_spare_parts": random.random() < 0.35 + 0.07 * (year - 2019),
                    "energy_scale_top": ("A" if line % 5 else None) if label else None,
                    "label_name": _LABEL_NAMES[line % 4] if kind in ICT_KINDS else None,
                    "replaces": replaced,
                }
                yield invented_row("appliances", line, authority, values)


def building_rows(random: Random, authorities: Sized, years: Sequence[int]) -> Iterator[Row]:
    """Buildings; those that were renovated lately use less and were asked GRO and total costs."""
    line = 0
    for authority, size in authorities:
        for _ in range(max(2, round(_BUILDINGS * size))):
            line += 1
            area = random.randrange(300, 5200, 50)
            renovated = random.choice((None, None, *years))
            use = 0.55 if renovated else 1.0
            is_asked = renovated is not None and random.random() < 0.3 + 0.09 * (renovated - 2019)
            values = {
                "number": f"{IN_WORDS}-G{line:03}",
                "name": f"Verzonnen gebouw {line}",
                "built_in": random.randrange(1930, 2015),
                "renovated_in": renovated,
                "area_m2": Decimal(area),
                "gas_kwh": cents(area * 130 * use * random.uniform(0.8, 1.2)),
                "electricity_kwh": cents(area * 42 * random.uniform(0.8, 1.2)),
                "roof_m2": Decimal(area // 2),
                "rainwater_tank_m3": Decimal(random.choice((0, 5, 10, 20))),
                "has_gro": is_asked if renovated else None,
                "has_tco": random.random() < 0.5 if is_asked else (False if renovated else None),
                "totem_score": Decimal(random.randrange(35, 90)) if is_asked else None,
            }
            yield invented_row("buildings", line, authority, values)


def material_rows(random: Random, authorities: Sized, years: Sequence[int], rows: frozenset[str]) -> Iterator[Row]:
    """Materials per year: less of them, more of it reused or recycled, more of it from nearby."""
    line = 0
    for authority, size in authorities:
        for year in years:
            for material, unit, kg, row, purpose, each in _MATERIALS:
                line += 1
                passed = year - 2019
                weight = kg * size * random.uniform(30, 60) * 0.975**passed
                near = random.random() < 0.35 + 0.04 * passed
                values = {
                    "number": f"{IN_WORDS}-M{line:04}",
                    "year": year,
                    "material": material,
                    "unit": unit,
                    "weight_kg": cents(weight),
                    "packaging_kg": cents(weight * 0.02 * 0.95**passed),
                    "reused_share": cents(min(0.9, 0.04 + 0.015 * passed)),
                    "recycled_share": cents(min(0.9, 0.15 + 0.03 * passed + random.uniform(0, 0.05))),
                    "origin": "local" if near else random.choice(("eu", "eu", "outside_eu")),
                    "amount_excl_vat": cents(weight * random.uniform(0.1, 0.4)),
                    "row": row if row in rows else None,
                    "functional_units": perhaps(random, 0.08, cents(weight / (each * 0.965**passed))),
                    "functional_unit": purpose,
                    "is_locally_recycled": perhaps(random, 0.2, near and random.random() < 0.3 + 0.05 * passed),
                }
                yield invented_row("material_flows", line, authority, values)
