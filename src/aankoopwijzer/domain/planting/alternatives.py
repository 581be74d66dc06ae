"""Native plants that do the same work as one that is not allowed, best first, each with why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from aankoopwijzer.domain.planting.flora import Flora, Plant
from aankoopwijzer.domain.policy.plants import Taxon

AlternativeReason = Literal[
    "same-species", "chosen", "same-use", "same-height", "same-light", "same-moisture", "stands-drought", "rich"
]
MOST = 3
_RICH = 6
"""From this total of the three grades (0 to 9) on, a plant is worth a word for what it feeds."""
_STRONG = 2
_HARMFUL = 3
_CHOSEN, _FIRST = 100, 1000
"""What somebody chose goes before what is ranked, and the wild species itself before everything."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One native plant to take instead; `uses` are those that both have."""

    plant: Plant
    score: int
    uses: tuple[str, ...]
    reasons: tuple[AlternativeReason, ...]


def alternatives_for(plant: Plant, flora: Flora, *, most: int = MOST) -> tuple[Alternative, ...]:
    """At most `most` native plants of equal use; empty when nothing is known of what the plant is used for."""
    wanted = plant.taxon
    if wanted is None:
        return ()
    scored = [found for each in flora.choices if (found := _compared(wanted, each)) is not None]
    return tuple(sorted(scored, key=lambda each: (-each.score, each.plant.name))[:most])


def _compared(wanted: Taxon, choice: Plant) -> Alternative | None:
    """How well a native plant takes the place; None when it has no use in common, or quite another form."""
    taxon = choice.taxon
    if taxon is None:
        return None
    uses = tuple(use for use in wanted.uses if use in taxon.uses)
    if taxon is wanted:
        return Alternative(choice, _FIRST, uses, ("same-species",))
    chosen = choice.id in wanted.alternatives
    if not chosen and (not uses or not _alike(wanted.form, taxon.form)):
        return None
    reasons: list[AlternativeReason] = ["chosen"] if chosen else []
    score = _CHOSEN * chosen + 3 * (wanted.form == taxon.form) + 4 * (bool(uses) and wanted.uses[0] == uses[0])
    if uses:
        reasons.append("same-use")
        score += 2 * len(uses)
    if (height := _overlap(wanted.height_cm, taxon.height_cm)) > 0:
        score += round(4 * height)
        if height >= 0.3:
            reasons.append("same-height")
    if wanted.light and set(wanted.light) <= set(taxon.light):
        reasons.append("same-light")
        score += 2
    if wanted.moisture and (shared := len(set(wanted.moisture) & set(taxon.moisture))):
        score += shared
        if set(wanted.moisture) <= set(taxon.moisture):
            reasons.append("same-moisture")
    if "dry" in wanted.moisture and taxon.tolerance is not None and taxon.tolerance.drought >= _STRONG:
        reasons.append("stands-drought")
        score += 2
    if taxon.biodiversity is not None:
        score += taxon.biodiversity.total // 3
        if taxon.biodiversity.total >= _RICH:
            reasons.append("rich")
    if taxon.toxicity == _HARMFUL:
        score -= 3
    return Alternative(choice, score, uses, tuple(reasons))


def _alike(one: str, other: str) -> bool:
    """Woody plants replace woody plants, herbs replace herbs; a climber only a climber or what covers the ground."""
    woody = ("tree", "shrub")
    if one in woody or other in woody:
        return one in woody and other in woody
    if "climber" in (one, other):
        return one == other
    return True


def _overlap(one: Iterable[int] | None, other: Iterable[int] | None) -> float:
    """The part of the two heights together that they share, 0 to 1."""
    if one is None or other is None:
        return 0.0
    (least, most), (low, high) = one, other
    together = max(most, high) - min(least, low)
    return max(0, min(most, high) - max(least, low)) / together if together else 1.0
