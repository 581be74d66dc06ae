"""The framework is laid out, or one code of it with everything that hangs on it."""

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.showing import Found, PillarOverview, find, overview


def show_framework(pack: PolicyPack) -> tuple[PillarOverview, ...]:
    """Pillars with their ambitions, objectives, rows and targets, in printed order."""
    return overview(pack)


def show_code(pack: PolicyPack, code: str) -> Found:
    """One entry by its code, printed code or id. Raises `NotInPack`, which knows what was probably meant."""
    return find(pack, code)
