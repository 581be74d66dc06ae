"""A planting list after the check: each plant with its answer, and how native the whole is."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from aankoopwijzer.domain.planting.alternatives import Alternative
from aankoopwijzer.domain.planting.flora import Plant
from aankoopwijzer.domain.planting.judging import PlantVerdict
from aankoopwijzer.domain.planting.share import NativeShare
from aankoopwijzer.domain.records.planting import PlantUnit

Certainty = Literal["exact", "corrected", "doubtful", "genus", "none"]
"""How a name was found: as written; with a typing error mended; not sure enough to take; only the genus; not at all."""


@dataclass(frozen=True, slots=True)
class CheckedPlant:
    """One plant of a list. A line that names several plants gives one of these for each, `part` counting from 1."""

    line: int
    part: int
    text: str
    verdict: PlantVerdict
    certainty: Certainty
    confidence: float
    """How sure the name is, 0 to 1."""
    plant: Plant | None = None
    cultivar: str | None = None
    candidates: tuple[Plant, ...] = ()
    """What may be meant, where the name is doubtful or only a genus; the likeliest first."""
    alternatives: tuple[Alternative, ...] = ()
    quantity: Decimal | None = None
    unit: PlantUnit | None = None

    @property
    def may_be_forbidden(self) -> bool:
        """Whether one of the plants that may be meant is on the Union list."""
        return any(each.union_list is not None for each in self.candidates)


@dataclass(frozen=True, slots=True)
class PlantingCheck:
    """All plants of a list in its order, and the share of natives. `skipped` counts lines that name nothing."""

    plants: tuple[CheckedPlant, ...]
    share: NativeShare
    skipped: int = 0
    is_cut: bool = False
    """Whether so many names were not known that the last ones were only looked up as written."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing on it is forbidden or not allowed."""
        return not any(each.verdict.status.is_refused for each in self.plants)
