"""Where the command line keeps packs that were found sound, so that the next start is quick."""

import os
from pathlib import Path

from aankoopwijzer.packs.cache import user_cache_folder


def pack_cache() -> Path | None:
    """The user's own cache folder for packs; None for a user without a home."""
    try:
        return user_cache_folder(os.environ, Path.home())
    except RuntimeError:
        return None
