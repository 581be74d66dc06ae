"""The plants of a pack and the official lists that a user imported are made ready to check planting lists with."""

from collections.abc import Iterable
from dataclasses import dataclass

from aankoopwijzer.domain.planting.flora import Flora, gather, plant_list
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.planting import Checklist
from aankoopwijzer.language.plant_names.matching import NameMatcher


@dataclass(frozen=True, slots=True)
class PlantAdviser:
    """What is known of plants, and the way from written names to it; safe to share between threads."""

    flora: Flora
    matcher: NameMatcher


def prepare_plants(pack: PolicyPack, checklists: Iterable[Checklist] = ()) -> PlantAdviser:
    """The pack's plants joined with the lists; where they differ, `judge` says which goes first."""
    flora = gather(plant_list(pack), checklists)
    return PlantAdviser(flora, NameMatcher(flora))
