"""Planting lists and official checklists as records: what somebody wants to plant, and what is known to grow where."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

PlantUnit = Literal["pieces", "m2", "kg", "g", "percent"]
ChecklistKind = Literal["red_list", "alien", "union_list"]
CHECKLIST_KINDS: tuple[ChecklistKind, ...] = ("red_list", "alien", "union_list")
Degree = Literal["casual", "established", "invasive", "unknown"]
"""How far an alien plant has come: seen now and then, keeps itself going, spreads and harms, or not said."""

_UNITS: dict[str, PlantUnit] = {
    **dict.fromkeys(("m²", "m2", "vierkante meter"), "m2"),
    **dict.fromkeys(("kg", "kilo", "kilogram"), "kg"),
    **dict.fromkeys(("g", "gr", "gram"), "g"),
    **dict.fromkeys(("%", "procent", "percent"), "percent"),
}


def plant_unit(text: str) -> PlantUnit:
    """What a count of plants is in; whatever is no area, weight or share counts pieces."""
    return _UNITS.get(text.strip().casefold().rstrip("."), "pieces")


@dataclass(frozen=True, slots=True)
class PlantingLine:
    """One line of a planting list: its number in the file, the plant as written, and how much of it."""

    line: int
    text: str
    quantity: Decimal | None = None
    unit: PlantUnit | None = None


@dataclass(frozen=True, slots=True)
class ChecklistTaxon:
    """What one official list says of one taxon; only what that list is about is filled in."""

    name: str
    """Canonical scientific name, a hybrid with a plain x."""
    synonyms: tuple[str, ...] = ()
    dutch: tuple[str, ...] = ()
    red_list: str | None = None
    degree: Degree | None = None
    year_listed: int | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """An official list as it was read: what it is about, where it came from and when, and its taxa."""

    kind: ChecklistKind
    source: str
    """What the file says of its origin (a DOI or a title), else the file's name."""
    licence: str
    files: tuple[str, ...]
    sha256: str
    """Of the files together, in the order given: the same list gives the same figure."""
    imported_on: dt.date
    taxa: tuple[ChecklistTaxon, ...]
