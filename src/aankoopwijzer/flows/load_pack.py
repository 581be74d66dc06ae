"""A folder becomes the policy that everything else is judged by."""

from pathlib import Path

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.cache import load_cached_pack
from aankoopwijzer.packs.shipped import shipped_pack


def load_pack(folder: Path | None = None, *, cache: Path | None = None) -> PolicyPack:
    """The pack in `folder`, or the one that ships with the product.

    With a `cache` folder (see `packs.cache.user_cache_folder`) a pack that was found sound before is read from there.
    Raises `PackError` with all that is wrong.
    """
    found = folder or shipped_pack()
    if cache is not None:
        pack = load_cached_pack(found, cache)
    else:
        from aankoopwijzer.packs.loading import load_pack as load  # Brings the YAML reader along.

        pack = load(found)
    return pack.model_copy(update={"folder": str(found)})
