"""A sound pack kept as JSON in the user's cache folder, under the hash of its files and of the code that judged it.

Reading four hundred small files as YAML and checking them against each other takes a moment; reading one JSON file
does not. JSON rather than pickle: a cache file is data, validated again, and can run nothing.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.kinds import KINDS, MAX_FILE_BYTES

KEPT = 4
"""How many packs stay in the cache; the oldest leave."""

_SOURCES = Path(__file__).parents[1]
_JUDGES = ("packs", "domain/policy", "domain/rules", "domain/values")


def user_cache_folder(environment: Mapping[str, str], home: Path) -> Path:
    """Where this user's caches stand (XDG Base Directory specification)."""
    given = environment.get("XDG_CACHE_HOME", "")
    return (Path(given) if os.path.isabs(given) else home / ".cache") / "aankoopwijzer" / "packs"


def load_cached_pack(folder: Path, cache: Path) -> PolicyPack:
    """The pack in `folder`, from the cache when nothing changed since it was found sound.

    A cache that cannot be read or written is no reason to fail. Raises `PackError` as `load_pack` does.
    """
    kept = cache / f"{fingerprint(folder)}.json"
    with suppress(OSError, ValidationError):
        return PolicyPack.model_validate_json(kept.read_bytes())
    from aankoopwijzer.packs.loading import load_pack  # The YAML reader is not needed when the cache holds the pack.

    pack = load_pack(folder)
    with suppress(OSError):
        _keep(pack, kept)
    return pack


def fingerprint(folder: Path) -> str:
    """A hash of every file that makes the pack, and of the code that reads it."""
    digest = hashlib.sha256()
    for source in _JUDGES:
        for path in sorted((_SOURCES / source).glob("*.py")):
            status = path.stat()
            digest.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    for path in _files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder)} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """The files that decide whether a pack is sound; one that is too large or no file makes it unsound anyway."""
    yield from _plain(folder)
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name) if folder.is_dir() else ():
        if entry.name in KINDS and entry.is_dir():
            yield from _plain(Path(entry.path))


def _plain(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_size <= MAX_FILE_BYTES:
            yield Path(entry.path)


def _keep(pack: PolicyPack, kept: Path) -> None:
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=kept.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(pack.model_dump_json(by_alias=True, exclude_unset=True))
        os.replace(name, kept)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    old = sorted(kept.parent.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]
    for path in old:
        path.unlink(missing_ok=True)
