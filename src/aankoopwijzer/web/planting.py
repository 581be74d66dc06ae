"""The plants that this site knows, the words for them, and lists of plants that a visitor hands over."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from django.conf import settings
from django.core import signing
from django.http import Http404, QueryDict

from aankoopwijzer.domain.planting.judging import PlantStatus
from aankoopwijzer.domain.planting.searching import PlantOrder, PlantWish
from aankoopwijzer.domain.policy.plants import Form, Light, Soil, Use
from aankoopwijzer.domain.records.planting import PlantingLine, PlantUnit
from aankoopwijzer.flows.prepare_plants import PlantAdviser, prepare_plants
from aankoopwijzer.reports.planting_words import PlantingWords
from aankoopwijzer.standards.darwin_core.keeping import changed_at, kept_checklists
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording

MOST_LINES = 1000
"""Lines of one list; the command line takes more."""
MOST_SEARCHES = 1500
"""Names that are compared with all others for one visitor: some seconds at most."""
LONGEST_WORDS = 100
HEIGHTS = (50, 100, 200, 500, 1000, 2000)
"""Bounds to choose from, in centimetres."""
GRADES = ("drought", "heat", "waterlogging", "salt", "pollinators", "hosts", "birds")
GOOD = 2
"""A tick beside a grade asks at least this much."""
SIGNS = {
    PlantStatus.FORBIDDEN: "missed",
    PlantStatus.NOT_ALLOWED: "behind",
    PlantStatus.DISPUTED: "ask",
    PlantStatus.EXTINCT: "ask",
    PlantStatus.NATIVE: "reached",
    PlantStatus.NATIVE_CULTIVAR: "on_track",
    PlantStatus.NOT_NATIVE: "on_track",
    PlantStatus.UNKNOWN: "ask",
}
"""The shape beside each status; the word stands there too."""
_SALT = "planting/1"
_UNITS = frozenset(get_args(PlantUnit))


class UnreadableList(Exception):
    """A carried list that was cut off, changed by hand, or signed by another installation."""


def plant_adviser() -> PlantAdviser:
    """The plants of this site's pack and of its imported checklists; made anew when a list changes."""
    folder: Path = settings.CHECKLIST_FOLDER
    return _adviser(folder, changed_at(folder))


@lru_cache(maxsize=1)
def _adviser(folder: Path, changed: tuple[int, ...]) -> PlantAdviser:
    return prepare_plants(policy(), kept_checklists(folder))


def plant_words() -> PlantingWords:
    """The sentences about plants in the language of this page."""
    return PlantingWords(wording())


def wish_in(asked: QueryDict) -> PlantWish:
    """What an address asks for. Raises `Http404` for a choice that does not exist."""

    def one(name: str, known: tuple[Any, ...]) -> Any:
        value = asked.get(name, "")
        if value and value not in known:
            raise Http404
        return value or None

    status = one("status", (*(each.value for each in PlantStatus), "alle"))
    height = one("hoogte", tuple(str(each) for each in HEIGHTS))
    wish = PlantWish(
        words=asked.get("q", "").strip()[:LONGEST_WORDS],
        status=None if status == "alle" else PlantStatus(status or "native"),
        use=one("gebruik", get_args(Use)),
        form=one("vorm", get_args(Form)),
        light=one("licht", get_args(Light)),
        soil=one("bodem", get_args(Soil)),
        highest_cm=int(height) if height else None,
        without_poison="zonder-gif" in asked,
        order=one("orde", get_args(PlantOrder)) or "name",
    )
    grades: dict[str, Any] = {grade: GOOD for grade in GRADES if grade in asked}
    return replace(wish, **grades)


def carried(lines: tuple[PlantingLine, ...]) -> str:
    """The lines as a signed piece of a form, so that a download needs nothing to be kept."""
    cells = [[each.line, each.text, None if each.quantity is None else str(each.quantity), each.unit] for each in lines]
    return signing.dumps(cells, salt=_SALT, compress=True)


def carried_back(text: str) -> tuple[PlantingLine, ...]:
    """The lines from a form. Raises `UnreadableList`."""
    try:
        cells = signing.loads(text, salt=_SALT)
        return tuple(
            PlantingLine(
                int(line), str(name), None if count is None else Decimal(count), unit if unit in _UNITS else None
            )
            for line, name, count, unit in cells
        )
    except (signing.BadSignature, InvalidOperation, TypeError, ValueError) as problem:
        raise UnreadableList from problem
