"""Invented works in the public domain and what was planted there: ever less paving, ever more green and water."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from random import Random

from aankoopwijzer.domain.demonstration.marking import IN_WORDS, Sized, cents, invented_row, perhaps
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.planted import Standing

Plants = Mapping[str, tuple[str | None, Standing | None]]
"""Each plant as it is written, with its name and standing; None for both when nobody knows it."""
_WORKS = 3
_KINDS = (
    ("heraanleg van een straat", "K1/5", 2600),
    ("speelplein", "K1/2", 1500),
    ("parking", "K1/1", 2200),
    ("buurtpark", "K1/2", 5200),
    ("grachten en wadi", "K1/3", 900),
)
_NATIVE = ("Quercus robur", "Acer campestre", "Crataegus monogyna", "Corylus avellana", "Tilia cordata", "Salix alba")
_OTHER = (
    "Platanus x hispanica",
    "Acer campestre 'Elsrijk'",
    "Acer pseudoplatanus",
    "Prunus laurocerasus",
    "Lavandula angustifolia",
    "sierheester gemengd",
)
_LABELS = ("Plant van Hier", "Plant van Hier", "handelskwaliteit")


def plants_to_judge() -> tuple[str, ...]:
    """The plants that the invented gardeners plant, as they write them."""
    return _NATIVE + _OTHER


def work_rows(
    random: Random, authorities: Sized, years: Sequence[int], until: dt.date, rows: frozenset[str]
) -> Iterator[Row]:
    """Works per authority and year; `rows` are those that the policy has."""
    line = 0
    for authority, size in authorities:
        for year in years:
            for _ in range(max(1, round(_WORKS * size))):
                name, row, usual = random.choice(_KINDS)
                values = _work(random, year, name, usual)
                delivered = dt.date(year, random.randrange(1, 13), random.randrange(1, 29))
                if delivered > until:
                    continue
                line += 1
                values |= {
                    "number": f"{IN_WORDS}-W{line:04}",
                    "name": f"Verzonnen {name} {line}",
                    "row": row if row in rows else None,
                    "delivered_on": delivered,
                }
                yield invented_row("works", line, authority, values)


def _work(random: Random, year: int, name: str, usual: int) -> dict[str, object]:
    passed = year - 2019
    area = usual * random.lognormvariate(0, 0.5)
    removed = area * min(0.6, 0.08 + 0.03 * passed) * random.uniform(0.4, 1.4)
    added = area * max(0.02, 0.14 - 0.017 * passed) * random.uniform(0.3, 1.5)
    green = area * random.uniform(0.08, 0.35)
    storage = area * 0.004 * (1 + 0.25 * passed) * random.uniform(0, 1.6)
    return {
        "total_area_m2": cents(area),
        "paving_removed_m2": perhaps(random, 0.07, cents(removed)),
        "paving_added_m2": perhaps(random, 0.07, cents(added)),
        "green_before_m2": perhaps(random, 0.12, cents(green)),
        "green_after_m2": perhaps(random, 0.05, cents(max(0.0, min(area, green + removed * 0.85 - added * 0.5)))),
        "rainwater_storage_m3": perhaps(random, 0.1, cents(storage)),
        "infiltration_m3": perhaps(random, 0.1, cents(storage * random.uniform(0.3, 1.8))),
        "rainwater_is_reused": perhaps(random, 0.1, random.random() < 0.12 + 0.07 * passed),
    }


def planting_rows(random: Random, works: Sequence[Row], plants: Plants) -> Iterator[Row]:
    """What was planted at some of the works, on the day that they were delivered."""
    line = 0
    columns = DATASETS["works"].columns
    for work in works:
        of_work = dict(zip(columns, work.values, strict=True))
        day = of_work["delivered_on"]
        if random.random() < 0.25:
            continue
        for taxon in random.sample(plants_to_judge(), random.randrange(2, 5)):
            share = 0.45 + 0.07 * (day.year - 2019)
            written = taxon if (taxon in _NATIVE) == (random.random() < share) else random.choice(_NATIVE)
            name, standing = plants.get(written, (None, None))
            line += 1
            values = {
                "number": f"{IN_WORDS}-P{line:05}",
                "work_number": of_work["number"],
                "place": f"Verzonnen plein {line % 40 + 1}",
                "planted_on": day,
                "taxon": written,
                "name": name,
                "standing": standing,
                "specimens": perhaps(random, 0.08, random.randrange(2, 90)),
                "area_m2": Decimal(random.randrange(5, 60)) if random.random() < 0.2 else None,
                "provenance_label": random.choice(_LABELS) if written in _NATIVE and day.year > 2020 else None,
            }
            yield invented_row("plantings", line, work.authority, values)
