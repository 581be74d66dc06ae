"""Invented lives of products since 2005, and what is shared instead of bought."""

import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random

from aankoopwijzer.domain.demonstration.marking import IN_WORDS, Sized, cents, invented_row, perhaps
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.records.product_life import ProductClass

FIRST_LIFE = 2005
"""Lives begin long before the rest: a life is only known when it is over."""
_A_YEAR = 1.6
_CLASSES: tuple[tuple[ProductClass, str, str, float, tuple[str, ...]], ...] = (
    ("furniture", "C2/1", "bureaustoel", 9.0, ("broken", "outdated", "sold", "worn")),
    ("new_building", "C2/2", "paviljoen", 45.0, ("demolished", "outdated")),
    ("renovation", "C2/3", "afwerking van een zaal", 14.0, ("outdated", "worn")),
    ("machine", "C2/4", "grasmaaier", 7.0, ("broken", "not_repairable", "too_costly", "sold")),
    ("installation", "C2/5", "ketel", 13.0, ("broken", "too_costly", "outdated")),
    ("daily_use", "C2/6", "werkschoenen", 2.2, ("worn", "lost", "broken")),
)
_SHARED = (("car", 160), ("bike", 420), ("bike", 380), ("cargo_bike", 120), ("machine", 35), ("other", 20))
_PROVIDERS = ("Verzonnen Delen", "Verzonnen Fietsbank", "Verzonnen Uitleendienst")


def life_rows(
    random: Random, authorities: Sized, years: Sequence[int], until: dt.date, rows: frozenset[str]
) -> Iterator[Row]:
    """Lives per authority, class and year; since 2020 things break less and are repaired more."""
    line = 0
    for authority, size in authorities:
        for product_class, row, what, usual, reasons in _CLASSES:
            for year in range(FIRST_LIFE, years[-1] + 1):
                for _ in range(max(1, round(_A_YEAR * size))):
                    begins = dt.date(year, 1, 1) + dt.timedelta(days=random.randrange(364))
                    ended = _end(random, begins, usual, until)
                    if begins > until:
                        continue
                    line += 1
                    values = {
                        "number": f"{IN_WORDS}-L{line:05}",
                        "product_class": product_class,
                        "row": row if row in rows else None,
                        "name": f"verzonnen {what} {line}",
                        "in_use_from": perhaps(random, 0.02, begins),
                        "out_of_use_on": ended,
                        "times_repaired": perhaps(random, 0.15, _repaired(random, begins, ended or until)),
                        "out_of_use_reason": perhaps(random, 0.1, random.choice(reasons)) if ended else None,
                    }
                    yield invented_row("product_lives", line, authority, values)


def _end(random: Random, begins: dt.date, usual: float, until: dt.date) -> dt.date | None:
    """Quarter by quarter it may break, likelier as it ages, less likely as policy helps; None when it still works.

    Without policy a Weibull life of shape 2 and scale `usual` years.
    """
    day, age = begins, 0.0
    while day <= until:
        day, age = day + dt.timedelta(days=91), age + 0.25
        care = 0.94 ** max(0, day.year - 2019)
        if random.random() < 0.25 * care * 2 * age / usual**2:
            return day if day <= until else None
    return None


def _repaired(random: Random, begins: dt.date, ends: dt.date) -> int:
    a_year = 0.06 + 0.02 * max(0, ends.year - 2019)
    return sum(random.random() < a_year for _ in range(max(0, ends.year - begins.year)))


def shared_rows(random: Random, authorities: Sized, years: Sequence[int], until: dt.date) -> Iterator[Row]:
    """What comes to be shared: something more every year, and some of it stops again."""
    line = 0
    for authority, size in authorities:
        for year in years:
            for _ in range(max(1, round((0.8 + 0.35 * (year - 2019)) * size))):
                kind, uses = random.choice(_SHARED)
                begins = dt.date(year, random.randrange(1, 13), 1)
                ends = begins + dt.timedelta(days=random.randrange(500, 1500)) if random.random() < 0.2 else None
                if begins > until:
                    continue
                line += 1
                values = {
                    "number": f"{IN_WORDS}-D{line:04}",
                    "kind": kind,
                    "available_from": begins,
                    "available_until": ends,
                    "is_instead_of_purchase": perhaps(random, 0.2, random.random() < 0.5),
                    "uses_per_year": perhaps(random, 0.15, cents(uses * random.uniform(0.4, 1.5))),
                    "provider": random.choice(_PROVIDERS),
                }
                yield invented_row("shared_assets", line, authority, values)
