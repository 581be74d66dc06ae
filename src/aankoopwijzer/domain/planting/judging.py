"""Whether a plant may be planted in public space: one answer, with the rule and the source that gave it.

The order of the rules is that of the law first: the Union list (Regulation (EU) No 1143/2014, art. 7 and 4), then what
is alien and invasive, what the lists contradict each other on, what is native, and what is merely alien.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from aankoopwijzer.domain.planting.flora import Plant
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text


class PlantStatus(StrEnum):
    """What a plant is for whoever wants to plant it."""

    FORBIDDEN = "forbidden"
    NOT_ALLOWED = "not_allowed"
    DISPUTED = "disputed"
    EXTINCT = "extinct"
    NATIVE = "native"
    NATIVE_CULTIVAR = "native_cultivar"
    NOT_NATIVE = "not_native"
    UNKNOWN = "unknown"

    @property
    def is_refused(self) -> bool:
        """Whether it has to leave the list."""
        return self in (PlantStatus.FORBIDDEN, PlantStatus.NOT_ALLOWED)


Allowed = Literal["yes", "with_motivation", "ask", "no"]
ALLOWED: dict[PlantStatus, Allowed] = {
    PlantStatus.FORBIDDEN: "no",
    PlantStatus.NOT_ALLOWED: "no",
    PlantStatus.DISPUTED: "ask",
    PlantStatus.EXTINCT: "ask",
    PlantStatus.NATIVE: "yes",
    PlantStatus.NATIVE_CULTIVAR: "with_motivation",
    PlantStatus.NOT_NATIVE: "with_motivation",
    PlantStatus.UNKNOWN: "ask",
}

Rule = Literal[
    "on-union-list",
    "alien-and-invasive",
    "in-both-lists",
    "sources-differ",
    "regionally-extinct",
    "native",
    "cultivar-of-native",
    "lower-taxon-of-native",
    "alien",
    "genus-only",
    "garden-form-of-genus",
    "doubtful-name",
    "name-not-found",
    "mixture-without-species",
    "no-name",
]


@dataclass(frozen=True, slots=True)
class PlantVerdict:
    """The answer on one plant. `because` is the pack's own sentence where it has one."""

    status: PlantStatus
    rule: Rule
    source: Source | None = None
    lists: tuple[str, ...] = ()
    """The imported lists that the answer rests on, by kind."""
    because: Text | None = None

    @property
    def allowed(self) -> Allowed:
        """Whether it may be planted."""
        return ALLOWED[self.status]


def judge(plant: Plant, *, cultivar: bool = False, lower_taxon: bool = False) -> PlantVerdict:
    """The answer on a known plant.

    `cultivar`: a garden form of it is meant; `lower_taxon`: a subspecies or variety of it that no list names. What is
    forbidden or invasive is so with everything below it.
    """
    status, rule = _species(plant)
    if status is PlantStatus.NATIVE and lower_taxon:
        status, rule = PlantStatus.UNKNOWN, "lower-taxon-of-native"
    elif status is PlantStatus.NATIVE and cultivar:
        status, rule = PlantStatus.NATIVE_CULTIVAR, "cultivar-of-native"
    taxon = plant.taxon
    return PlantVerdict(
        status,
        rule,
        taxon.ground if taxon is not None else None,
        tuple(sorted(plant.listed_in)),
        taxon.because if taxon is not None else None,
    )


def _species(plant: Plant) -> tuple[PlantStatus, Rule]:
    standing = plant.taxon.standing if plant.taxon is not None else None
    if plant.union_list is not None:
        return PlantStatus.FORBIDDEN, "on-union-list"
    if plant.degree == "invasive":
        return PlantStatus.NOT_ALLOWED, "alien-and-invasive"
    if plant.red_list is not None and plant.degree is not None:
        return PlantStatus.DISPUTED, "in-both-lists"
    if standing == "disputed":
        return PlantStatus.DISPUTED, "in-both-lists" if plant.red_list is not None else "sources-differ"
    if plant.red_list == "RE":
        return PlantStatus.EXTINCT, "regionally-extinct"
    if plant.red_list is not None or standing == "native":
        return PlantStatus.NATIVE, "native"
    return PlantStatus.NOT_NATIVE, "alien"
