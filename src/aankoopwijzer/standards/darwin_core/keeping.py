"""Imported checklists kept beside the product, one file for each kind.

The same files give the same answers everywhere, nothing needs a database, and taking a list away is deleting its file.
"""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from aankoopwijzer.domain.records.planting import CHECKLIST_KINDS, Checklist, ChecklistKind

_AS_KEPT = TypeAdapter(Checklist)


def checklist_folder(environment: Mapping[str, str], home: Path) -> Path:
    """Where this user's checklists stand, beside other data (XDG Base Directory specification)."""
    data = environment.get("XDG_DATA_HOME", "")
    return (Path(data) if os.path.isabs(data) else home / ".local" / "share") / "aankoopwijzer" / "checklists"


def kept_checklists(folder: Path) -> tuple[Checklist, ...]:
    """The lists that were imported before; a file that somebody damaged counts as absent."""
    found = []
    for kind in CHECKLIST_KINDS:
        with suppress(OSError, ValidationError):
            found.append(_AS_KEPT.validate_json((folder / f"{kind}.json").read_bytes()))
    return tuple(found)


def changed_at(folder: Path) -> tuple[int, ...]:
    """When each kept list was written last (nanoseconds, 0 when there is none), to know whether to read them again."""
    return tuple(_written(folder / f"{kind}.json") for kind in CHECKLIST_KINDS)


def as_kept(checklist: Checklist) -> bytes:
    """The list as it is kept in a file."""
    return _AS_KEPT.dump_json(checklist)


def from_kept(content: str) -> Checklist:
    """The list that was kept as this text."""
    return _AS_KEPT.validate_json(content)


def drop_checklist(kind: ChecklistKind, folder: Path) -> None:
    """Keep no list of that kind any more."""
    (folder / f"{kind}.json").unlink(missing_ok=True)


def keep_checklist(checklist: Checklist, folder: Path) -> None:
    """Keep a list in the place of the one of its kind. Written beside it first: a reader never sees half a list."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(as_kept(checklist))
        Path(name).replace(folder / f"{checklist.kind}.json")
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _written(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
