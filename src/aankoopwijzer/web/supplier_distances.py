"""How far a supplier is from each authority, as its page tells it."""

from dataclasses import dataclass

from aankoopwijzer.domain.guidance.distances import distances
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.registered_supplier import RegisteredSupplier
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.reports.distance_words import distance_in_words, from_where
from aankoopwijzer.reports.speech import Speech


@dataclass(frozen=True, slots=True)
class ToldDistances:
    """Each authority with how far it is, nearest first; from where that was measured, or why nobody can say."""

    of: tuple[tuple[str, str], ...]
    from_where: str
    source: Source | None


def distances_of(supplier: RegisteredSupplier, pack: PolicyPack, told: Speech) -> ToldDistances:
    """The distances in words."""
    found = distances(supplier, pack.authorities.values(), pack.places)
    said = tuple((pack.authorities[each.authority].name, distance_in_words(each, told)) for each in found.of)
    return ToldDistances(said, from_where(found, told), found.source)
