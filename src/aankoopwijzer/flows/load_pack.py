"""A folder becomes the policy that everything else is judged by."""

from pathlib import Path

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.loading import load_pack as load
from aankoopwijzer.packs.shipped import shipped_pack


def load_pack(folder: Path | None = None) -> PolicyPack:
    """The pack in `folder`, or the one that ships with the product. Raises `PackError` with all that is wrong."""
    return load(folder or shipped_pack())
