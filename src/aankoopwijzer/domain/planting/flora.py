"""All plants that are known, from the pack's own list and from official checklists, each once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.plants import PlantGroup, Taxon, id_of_name
from aankoopwijzer.domain.policy.searching import fold
from aankoopwijzer.domain.records.planting import Checklist, ChecklistKind, ChecklistTaxon, Degree

_RANKS = frozenset(("subsp.", "ssp.", "subsp", "ssp", "var.", "var", "f.", "fo.", "forma", "x", "×"))
_WORDS = re.compile(r"[^\s]+")
_WORST: tuple[Degree, ...] = ("unknown", "casual", "established", "invasive")


@dataclass(frozen=True, slots=True)
class Plant:
    """One plant with everything that is known of it.

    `taxon` is what the pack says; the rest is what lists say, the pack's own included.
    """

    id: str
    name: str
    dutch: tuple[str, ...] = ()
    taxon: Taxon | None = None
    red_list: str | None = None
    degree: Degree | None = None
    union_list: str | None = None
    """The act or the year that put it on the Union list; None when it is not on it."""
    listed_in: frozenset[ChecklistKind] = frozenset()
    """The imported lists that name it."""


@dataclass(frozen=True, slots=True)
class Flora:
    """Plants by id, and the ways to write them: `by_name` and `by_dutch` go from folded names to ids."""

    plants: Mapping[str, Plant]
    by_name: Mapping[str, str]
    by_dutch: Mapping[str, tuple[str, ...]]
    checklists: tuple[Checklist, ...] = ()
    genera: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The plants of each genus, those of the pack first."""
    choices: tuple[Plant, ...] = ()
    """The plants that may be proposed: on the pack's list, and native by every list."""


def is_choice(plant: Plant) -> bool:
    """Whether a plant is native without a doubt, by the pack and by every list."""
    return (
        plant.taxon is not None
        and plant.taxon.standing == "native"
        and plant.red_list != "RE"
        and plant.degree is None
        and plant.union_list is None
    )


def name_key(name: str) -> str:
    """A scientific name as it is looked up: without case, accents, hyphens, rank and the x of a hybrid."""
    words = _WORDS.findall(fold(name).replace("×", " x ").replace("-", " "))
    return " ".join(word for word in words if word not in _RANKS)


def plant_list(pack: PolicyPack) -> dict[str, Taxon]:
    """The plants of a pack by id, in the order of its files."""
    groups = (PlantGroup.model_validate(each) for each in pack.plants.values())
    return {id: taxon for group in groups for id, taxon in group.taxa.items()}


def gather(taxa: Mapping[str, Taxon], checklists: Iterable[Checklist] = ()) -> Flora:
    """One flora of the pack's plants and of official lists; a list's taxon joins the plant that has its name."""
    plants = {id: _of_pack(id, taxon) for id, taxon in taxa.items()}
    by_name: dict[str, str] = {}
    for id, taxon in taxa.items():
        for name in (taxon.name, *taxon.synonyms):
            by_name.setdefault(name_key(name), id)
    lists = tuple(checklists)
    for checklist in lists:
        for entry in checklist.taxa:
            _join(entry, checklist.kind, plants, by_name)
    _add_autonyms(by_name)
    choices = tuple(each for each in plants.values() if is_choice(each))
    return Flora(plants, by_name, _dutch_names(plants.values()), lists, _genera(plants), choices)


def _of_pack(id: str, taxon: Taxon) -> Plant:
    return Plant(
        id,
        taxon.name,
        taxon.dutch,
        taxon,
        red_list=taxon.red_list,
        degree="invasive" if taxon.standing == "invasive" else None,
        union_list=taxon.ground.document if taxon.standing == "forbidden" else None,
    )


def _join(entry: ChecklistTaxon, kind: ChecklistKind, plants: dict[str, Plant], by_name: dict[str, str]) -> None:
    keys = [name_key(name) for name in (entry.name, *entry.synonyms)]
    id = next((by_name[key] for key in keys if key in by_name), None)
    if id is None:
        id = id_of_name(entry.name)
        plants.setdefault(id, Plant(id, entry.name))
    known = plants[id]
    plants[id] = replace(
        known,
        dutch=known.dutch or entry.dutch,
        red_list=entry.red_list or known.red_list,
        degree=_worse(known.degree, entry.degree),
        union_list=known.union_list or ((entry.act or str(entry.year_listed or "")) if kind == "union_list" else None),
        listed_in=known.listed_in | {kind},
    )
    for key in keys:
        by_name.setdefault(key, id)


def _worse(one: Degree | None, other: Degree | None) -> Degree | None:
    """The degree that has come farthest; a taxon may have a line for each region."""
    given = [each for each in (one, other) if each is not None]
    return max(given, key=_WORST.index, default=None)


def _add_autonyms(by_name: dict[str, str]) -> None:
    """ "Bidens frondosa var. frondosa" is found as "Bidens frondosa" too, where nothing else has that name."""
    for key, id in list(by_name.items()):
        words = key.split()
        if len(words) == 3 and words[1] == words[2]:
            by_name.setdefault(" ".join(words[:2]), id)


def _dutch_names(plants: Iterable[Plant]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for plant in plants:
        for name in plant.dutch:
            found.setdefault(dutch_key(name), []).append(plant.id)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def dutch_key(name: str) -> str:
    """A Dutch name as it is looked up: without case, accents and hyphens."""
    return " ".join(fold(name).replace("-", " ").replace("'", "").replace("’", "").split())


def _genera(plants: Mapping[str, Plant]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id, plant in plants.items():
        found.setdefault(name_key(plant.name).split(" ")[0], []).append(id)
    return {genus: tuple(ids) for genus, ids in found.items()}
