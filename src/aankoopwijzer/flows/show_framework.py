"""The framework of a policy pack is laid out."""

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.showing import PillarOverview, overview


def show_framework(pack: PolicyPack) -> tuple[PillarOverview, ...]:
    """Pillars with their ambitions, objectives, rows and targets, in printed order."""
    return overview(pack)
