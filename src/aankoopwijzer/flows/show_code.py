"""One code of a policy pack is looked up, with everything that hangs on it."""

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.showing import Found, find


def show_code(pack: PolicyPack, code: str) -> Found:
    """One entry by its code, printed code or id. Raises `NotInPack`, which knows what was probably meant."""
    return find(pack, code)
