"""A folder of YAML -> a policy pack, with every error gathered and located."""

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.entries import Located, nearest, read_entry
from aankoopwijzer.packs.kinds import (
    COMPANIONS,
    KEPT_PLAIN,
    KINDS,
    LOOSE_FILES,
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_PACK_BYTES,
    MAX_PROBLEMS,
    Kind,
    Manifest,
    stem_of,
)
from aankoopwijzer.packs.problems import PackError, Problem
from aankoopwijzer.packs.strict_yaml import Tree, read_yaml
from aankoopwijzer.packs.whole import problems_of_whole


@dataclass(slots=True)
class Reading:
    """What came of reading a folder: the pack as far as it could be read, and every problem.

    `pack` is None only when pack.yaml itself cannot be read; with problems it is for looking at, not for advice.
    """

    pack: PolicyPack | None
    problems: tuple[Problem, ...]
    files: dict[str, dict[str, Located[BaseModel]]] = field(default_factory=dict)


def load_pack(folder: Path) -> PolicyPack:
    """The policy pack in a folder. Raises `PackError` with everything that is wrong with it."""
    reading = read_pack(folder)
    if reading.pack is None or reading.problems:
        raise PackError(reading.problems)
    return reading.pack


def read_pack(folder: Path) -> Reading:
    """Reads all it can, and says what is wrong."""
    if not folder.is_dir():
        return Reading(None, (Problem("no-pack", str(folder), details={"what": folder.name}),))
    if not (folder / "pack.yaml").is_file():
        return Reading(None, (Problem("no-pack", str(folder), details={"what": "pack.yaml"}),))
    listing = {name: _listing(folder / name) for name in KINDS}
    refused = _beyond_limits(listing)
    if refused is not None:
        return Reading(None, (refused,))
    problems = list(_strays(folder))
    located_manifest = read_file(folder, "pack.yaml", Manifest)
    problems += located_manifest.problems
    folders: dict[str, dict[str, Located[BaseModel]]] = {name: {} for name in KINDS}
    for name, sizes in listing.items():
        for file in sizes:
            if len(problems) <= MAX_PROBLEMS:
                located = read_file(folder, f"{name}/{file}", KINDS[name].model)
                _take(located, KINDS[name], folders[name], problems)
    manifest = located_manifest.entry
    if manifest is None:
        return Reading(None, _first(problems), folders)
    sound = {
        name: {id: one for id, one in entries.items() if isinstance(one.tree.data, dict)}
        for name, entries in folders.items()
    }
    accepted = {one.file for entries in sound.values() for id, one in entries.items() if _fits(id, one.file)}
    present = {f"{name}/{file}" for name, sizes in listing.items() for file in sizes}
    of_whole = problems_of_whole(sound, manifest, frozenset(present - accepted))
    problems += islice(of_whole, max(0, MAX_PROBLEMS + 1 - len(problems)))
    return Reading(_assembled(manifest, folders), _first(problems), folders)


def _listing(folder: Path) -> dict[str, int]:
    """The YAML files of one folder of a pack with their sizes, by name; a folder that is a link counts as empty."""
    sizes = {}
    for name in _names(folder):
        path = folder / name
        if name.endswith(".yaml"):
            sizes[name] = path.lstat().st_size
    return sizes


def _beyond_limits(listing: Mapping[str, Mapping[str, int]]) -> Problem | None:
    """Why a pack is not even read."""
    sizes = [size for files in listing.values() for size in files.values()]
    if len(sizes) > MAX_FILES:
        return Problem("too-many-files", "pack.yaml", details={"limit": str(MAX_FILES)})
    if sum(size for size in sizes if size <= MAX_FILE_BYTES) > MAX_PACK_BYTES:
        return Problem("pack-too-large", "pack.yaml", details={"limit": str(MAX_PACK_BYTES // 1_000_000)})
    return None


def _first(problems: list[Problem]) -> tuple[Problem, ...]:
    """All problems, or as many as anybody will read."""
    if len(problems) <= MAX_PROBLEMS:
        return tuple(problems)
    more = Problem("too-many-problems", "pack.yaml", details={"limit": str(MAX_PROBLEMS)})
    return (*problems[:MAX_PROBLEMS], more)


def read_file(folder: Path, file: str, model: type[BaseModel]) -> Located[Any]:
    """One file of a pack as an entry; `file` is relative to the folder and comes from its listing."""
    path = folder / file
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return _refused(file, "link")
        if status.st_size > MAX_FILE_BYTES:
            return _refused(file, "too-large", limit=str(MAX_FILE_BYTES // 1000))
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _refused(file, "not-utf8", byte=str(error.start + 1))
    except OSError as error:
        return _refused(file, "unreadable", why=error.strerror or type(error).__name__)
    return read_entry(read_yaml(text, file), file, model)


def _refused(file: str, code: str, **details: str) -> Located[Any]:
    problem = Problem(code, file, details=details)
    return Located(file, Tree(problems=[problem]), None, [problem])


def _take(
    located: Located[BaseModel], kind: Kind, entries: dict[str, Located[BaseModel]], problems: list[Problem]
) -> None:
    problems += located.problems
    id = located.id
    if not id:
        return
    name = located.file.rpartition("/")[2]
    if not kind.id_form.pattern.fullmatch(id):
        problems.append(located.problem("id-form", ("id",), id=id, example=kind.id_form.example))
    elif not _fits(id, name):
        problems.append(located.problem("id-not-stem", ("id",), id=id, name=name, expected=f"{stem_of(id)}.yaml"))
    if id in entries:
        problems.append(located.problem("duplicate-id", ("id",), id=id, other=entries[id].file))
        return
    entries[id] = located


def _fits(id: str, file: str) -> bool:
    return file.rpartition("/")[2] == f"{stem_of(id)}.yaml"


def _names(folder: Path) -> list[str]:
    """What stands in a folder; nothing in one that is not there or that is a link to elsewhere."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []


def _strays(folder: Path) -> Iterator[Problem]:
    """Files and folders that nobody would ever read."""
    for name in sorted(path.name for path in folder.iterdir()):
        if (folder / name).is_symlink():
            yield Problem("link", name)
        elif (folder / name).is_dir():
            if name in KINDS:
                yield from _stray_files(folder / name)
            elif name not in COMPANIONS:
                known = (*KINDS, *COMPANIONS)
                near = nearest(name, known)
                details = {"folder": name, "known": ", ".join(known)}
                if near:
                    yield Problem("unknown-folder-near", name, details=details | {"nearest": near})
                else:
                    yield Problem("unknown-folder", name, details=details)
        elif name not in LOOSE_FILES:
            yield Problem("stray-file", name, details={"name": name})


def _stray_files(folder: Path) -> Iterator[Problem]:
    for name in _names(folder):
        if not name.endswith(".yaml") and name != "README.md":
            yield Problem("stray-file", f"{folder.name}/{name}", details={"name": name})


def _assembled(manifest: Manifest, folders: dict[str, dict[str, Located[BaseModel]]]) -> PolicyPack:
    """The pack of all sound entries, in the order in which people list them."""
    entries: dict[str, dict[str, Any]] = {
        folder: {id: located.entry for id, located in located_by_id.items() if located.entry is not None}
        for folder, located_by_id in folders.items()
    }
    plain: Any = {
        folder: {id: located.tree.data for id, located in folders.get(folder, {}).items() if located.entry is not None}
        for folder in KEPT_PLAIN
    }
    ambitions = entries.get("ambitions", {})
    pillar_order = {id: pillar.order for id, pillar in entries.get("pillars", {}).items()}
    ambition_order = {id: (pillar_order.get(one.pillar, 99), one.order) for id, one in ambitions.items()}
    last = (99, 99)

    def place(folder: str, id: str, entry: Any) -> tuple[object, ...]:
        if folder == "ambitions":
            return (*ambition_order[id], id)
        if folder in ("objectives", "rows"):
            number = entry.order if folder == "objectives" else entry.number
            return (*ambition_order.get(entry.ambition, last), number, id)
        return (getattr(entry, "order", 0), id)

    ordered: Any = {
        folder: {id: by_id[id] for id in sorted(by_id, key=lambda id: place(folder, id, by_id[id]))}
        for folder, by_id in entries.items()
        if folder not in KEPT_PLAIN
    }
    return PolicyPack.model_construct(id=manifest.id, name=manifest.name, version=manifest.version, **ordered, **plain)
