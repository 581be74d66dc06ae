"""Invented social performance under contracts, and projects that change behaviour."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random

from aankoopwijzer.domain.demonstration.marking import IN_WORDS, Sized, invented_row, perhaps
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.records.procurement import Procurement

_LEAST = Decimal(143_000)
"""Contracts that promise something are large; no statement of law."""
_HOUR = Decimal(28)
_KINDS = ("employment", "work_experience", "work_experience", "training", "subcontracting")
_PROJECTS = (
    ("Minder printen", "C1.4"),
    ("Eigen drinkbus", "C1.4"),
    ("Ruilkast voor materiaal", "C1.3"),
    ("Met de fiets naar de vergadering", "K2.2"),
    ("Restjes zonder verpakking", "C1.4"),
)
_EFFECTS = ("12 % minder papier", "een derde minder wegwerpbekers", "nog niet gemeten", None)


def performance_rows(
    random: Random, bought: Sequence[Procurement], authorities: Sized, until: dt.date
) -> Iterator[Row]:
    """Per large contract and year what was promised and delivered; ever more of it is delivered."""
    reporting = {authority for authority, _ in authorities}
    line = 0
    for each in bought:
        if each.authority not in reporting or each.starts_on is None or (each.value_awarded or 0) < _LEAST:
            continue
        if each.contract_type == "supplies" or random.random() < 0.35:
            continue
        ends = min(each.ends_on or until, until)
        for year in range(each.starts_on.year, ends.year + 1):
            line += 1
            hours = Decimal(random.randrange(40, 900, 10))
            kept = Decimal(str(round(min(1.15, random.uniform(0.5, 1.0) + 0.04 * (year - 2019)), 2)))
            is_over = dt.date(year, 12, 31) <= until
            delivered = perhaps(random, 0.12, (hours * kept).quantize(Decimal(1))) if is_over else None
            values = {
                "number": f"{IN_WORDS}-S{line:04}",
                "contract_reference": each.contract_reference,
                "year": year,
                "promised_hours": hours,
                "delivered_hours": delivered,
                "promised_eur": hours * _HOUR,
                "delivered_eur": None if delivered is None else delivered * _HOUR,
                "kind": random.choice(_KINDS),
            }
            yield invented_row("social_performances", line, each.authority, values)


def project_rows(
    random: Random, authorities: Sized, years: Sequence[int], until: dt.date, objectives: frozenset[str]
) -> Iterator[Row]:
    """Projects per authority: not every year, and more people each time; `objectives` are those of the policy."""
    line = 0
    for authority, size in authorities:
        for year in years:
            if random.random() > 0.35 + 0.07 * (year - 2019):
                continue
            name, objective = random.choice(_PROJECTS)
            begins = dt.date(year, random.randrange(1, 13), 1)
            ends = begins + dt.timedelta(days=random.randrange(120, 700))
            if begins > until:
                continue
            line += 1
            values = {
                "number": f"{IN_WORDS}-G{line:04}",
                "name": f"{name} ({IN_WORDS})",
                "objective": objective if objective in objectives else None,
                "started_on": begins,
                "ended_on": ends if ends <= until else None,
                "people_reached": perhaps(random, 0.2, round(size * random.randrange(40, 320) * 1.12 ** (year - 2019))),
                "effect": random.choice(_EFFECTS),
            }
            yield invented_row("behaviour_projects", line, authority, values)
