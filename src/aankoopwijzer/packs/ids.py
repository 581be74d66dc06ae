"""Ids through time: none vanishes without a word, none comes back meaning something else.

`ids.txt` (written by the product) lists every id that ever was; `retired.yaml` (written by people) says which of them
are no more, since when and why.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.packs.kinds import KINDS
from aankoopwijzer.packs.loading import Reading, read_file
from aankoopwijzer.packs.problems import Problem

IDS_FILE, RETIRED_FILE = "ids.txt", "retired.yaml"
WITHOUT_IDS = ("vocabulary", "demands", "cues", "risks", "prose", "sections", "aspect_cues", "places")
"""Folders whose ids nobody outside the pack refers to."""

_HEADER = "# Every id that this pack ever had, written by the product. An id is never renumbered or used again.\n"


class Retirement(BaseModel):
    """One id that is no more."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    id: str
    since: dt.date
    reason: str
    replaced_by: str | None = None


class Retired(BaseModel):
    """`retired.yaml`: the ids that are no more."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    retired: tuple[Retirement, ...] = ()


def ids_of(reading: Reading) -> tuple[str, ...]:
    """Every id of a pack as `folder id`, sorted."""
    return tuple(sorted({*_outer_ids(reading), *_inner_ids(reading)}))


def _outer_ids(reading: Reading) -> Iterator[str]:
    for folder, entries in reading.files.items():
        if folder not in WITHOUT_IDS:
            yield from (f"{folder} {id}" for id in entries)


def _inner_ids(reading: Reading) -> Iterator[str]:
    """Ids inside entries, as `key id`: the plants of a group may move to another file, but keep their id."""
    for folder, entries in reading.files.items():
        key = KINDS[folder].inner_ids
        if key is not None:
            for located in entries.values():
                yield from (f"{key} {id}" for id in (located.tree.data or {}).get(key, ()))


def check_ids(folder: Path, reading: Reading) -> Iterator[Problem]:
    """What is wrong with the ids of a pack against those that it had."""
    retired, problems = _retired(folder)
    yield from problems
    listed, present = _listed(folder), ids_of(reading)
    for name in listed:
        if name not in present and name not in retired:
            yield Problem("id-vanished", IDS_FILE, details=_parts(name))
    for name in present:
        if name in retired:
            details = _parts(name) | {"since": str(retired[name].since)}
            yield Problem("id-reused", RETIRED_FILE, details=details)
        elif name not in listed:
            yield Problem("id-not-listed", IDS_FILE, details=_parts(name))


def write_ids(folder: Path, reading: Reading) -> tuple[str, ...]:
    """Adds the ids of a pack to its ids.txt, and says which were new; nothing is ever taken out of it."""
    listed = _listed(folder)
    new = tuple(name for name in ids_of(reading) if name not in listed)
    lines = sorted({*listed, *new})
    path = folder / IDS_FILE
    if path.is_symlink():
        path.unlink()
    path.write_text(_HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return new


def retirements(folder: Path, kind: str) -> tuple[Retirement, ...]:
    """The ids of one kind (a folder's name) that are no more, with when and why; none when the file is unreadable."""
    return tuple(one for one in _retired(folder)[0].values() if one.kind == kind)


def _listed(folder: Path) -> frozenset[str]:
    path = folder / IDS_FILE
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _retired(folder: Path) -> tuple[dict[str, Retirement], tuple[Problem, ...]]:
    if not (folder / RETIRED_FILE).exists():
        return {}, ()
    located = read_file(folder, RETIRED_FILE, Retired)
    if located.entry is None:
        return {}, tuple(located.problems)
    return {f"{one.kind} {one.id}": one for one in located.entry.retired}, ()


def _parts(name: str) -> dict[str, str]:
    kind, _, id = name.partition(" ")
    return {"kind": kind, "id": id}
