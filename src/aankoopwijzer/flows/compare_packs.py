"""Two packs are laid side by side, and every difference is said in a sentence."""

from dataclasses import dataclass
from pathlib import Path

from aankoopwijzer.packs.comparison import Change, compare
from aankoopwijzer.packs.loading import load_pack


@dataclass(frozen=True, slots=True)
class PackComparison:
    """What changed from `old` to `new`; no changes means that they say the same."""

    old_version: str
    new_version: str
    changes: tuple[Change, ...]


def compare_packs(old: Path, new: Path) -> PackComparison:
    """The differences between the packs in two folders. Raises `PackError` when one of them is not sound."""
    before, after = load_pack(old), load_pack(new)
    return PackComparison(before.version, after.version, compare(before, after))
