"""What must hold between the files of a pack: every name leads somewhere, every row has a target."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from aankoopwijzer.domain.measures.withholding import CAN_TELL_OF_A_PERSON
from aankoopwijzer.domain.policy.indicators import RECORDS
from aankoopwijzer.domain.values.text import LANGUAGES
from aankoopwijzer.packs.columns_asked import asked_of, columns_of
from aankoopwijzer.packs.entries import Located, key_of, nearest
from aankoopwijzer.packs.facts import Nature, natures
from aankoopwijzer.packs.kinds import KINDS, Kind, Manifest, target_file
from aankoopwijzer.packs.problems import Problem
from aankoopwijzer.packs.strict_yaml import Path

Folders = Mapping[str, Mapping[str, Located[BaseModel]]]
"""Per folder, the entries by id."""

Raw = Mapping[str, Mapping[str, Any]]
"""Per folder, what stands in the files by id."""

_BLANK = re.compile(r"\{([^{}]*)\}")
_SENTENCE_BLANKS = ("rows", "value", "threshold", "period", "date")
_SOURCE_KEYS = frozenset(("document", "locator", "verified"))


def problems_of_whole(folders: Folders, manifest: Manifest, doubtful: frozenset[str]) -> Iterator[Problem]:
    """Everything that is wrong between the files, in the order of the folders.

    `doubtful` holds the files that could not be read or have a wrong id: nothing is said about names that lead there.
    """
    data = {folder: {id: located.tree.data for id, located in folders.get(folder, {}).items()} for folder in KINDS}
    known_facts = natures(data)
    targeted = {row for target in data["targets"].values() for row in _strings(target.get("rows"))}
    unsure_targets = any(file.startswith("targets/") for file in doubtful)
    for folder, entries in folders.items():
        kind = KINDS[folder]
        for id, located in entries.items():
            yield from _dangling(located, kind, data, doubtful)
            yield from _texts(located, kind, manifest)
            if folder == "indicators":
                yield from columns_of(located)
            facts = known_facts if folder != "indicators" else asked_of(located)
            for path, node in _mappings(located.tree.data, ()):
                if "fact" in node and facts:
                    yield from _condition(located, path, node, facts, data, doubtful)
            if folder == "rows":
                yield from _row(located, id, id in targeted or unsure_targets)
            if folder == "authorities":
                yield from _merged(located, id, data[folder])
            if folder == "benchmarks":
                yield from _beside(located, data["indicators"])
            if folder == "branches":
                yield from _branch(located)
            if folder in ("obligations", "branches", "criteria"):
                yield from _blanks(located, folder)
        yield from _same_place(entries, folder)
        if kind.inner_ids:
            yield from _inner_ids_twice(entries, kind.inner_ids)


def _dangling(located: Located[BaseModel], kind: Kind, data: Raw, doubtful: frozenset[str]) -> Iterator[Problem]:
    for pattern, folder in kind.points_to.items():
        for path, name in _at(located.tree.data, pattern.split("."), ()):
            if isinstance(name, str):
                yield from _missing(located, path, name, folder, data, doubtful)
    if kind.folder == "vocabulary":
        return
    for path, node in _mappings(located.tree.data, ()):
        if "document" in node and _SOURCE_KEYS.issuperset(node) and isinstance(node["document"], str):
            yield from _missing(located, (*path, "document"), node["document"], "sources", data, doubtful)


def _missing(
    located: Located[BaseModel], path: Path, name: str, folder: str, data: Raw, doubtful: frozenset[str]
) -> Iterator[Problem]:
    target = target_file(folder, name)
    if name in data[folder] or target in doubtful:
        return
    near = nearest(name, data[folder])
    if near:
        yield located.problem("dangling-near", path, key=key_of(path), id=name, target=target, nearest=near)
    else:
        yield located.problem("dangling", path, key=key_of(path), id=name, target=target)


def _condition(
    located: Located[BaseModel],
    path: Path,
    node: dict[str, Any],
    known: Mapping[str, Nature],
    data: Raw,
    doubtful: frozenset[str],
) -> Iterator[Problem]:
    """One comparison: its fact exists, the operator works on it, and what it is held against can occur."""
    fact = node["fact"]
    if not isinstance(fact, str):
        return
    nature = known.get(fact)
    if nature is None:
        family, _, id = fact.partition(".")
        if family == "text" and any(file.startswith("vocabulary/") for file in doubtful):
            return
        if target_file({"answers": "questions", "branch": "branches"}.get(family, family), id) in doubtful:
            return
        yield _no_such_fact(located, (*path, "fact"), fact, known)
        return
    for operator, against in node.items():
        if operator == "fact":
            continue
        inside = (*path, operator)
        if operator not in nature.operators:
            yield located.problem(
                "wrong-operator", inside, operator=operator, fact=fact, allowed=", ".join(nature.operators)
            )
        elif nature.is_number:
            yield from _figure(located, inside, fact, against, data, doubtful)
        elif nature.is_yes_no:
            if not isinstance(against, bool):
                yield located.problem("wrong-word", inside, fact=fact, word=str(against), allowed="true, false")
        elif nature.words is not None:
            for word in _strings(against):
                if word not in nature.words:
                    yield located.problem("wrong-word", inside, fact=fact, word=word, allowed=_some(nature.words, word))


def _figure(
    located: Located[BaseModel], path: Path, fact: str, against: object, data: Raw, doubtful: frozenset[str]
) -> Iterator[Problem]:
    if not isinstance(against, dict) or not isinstance(against.get("parameter"), str):
        return
    id = against["parameter"]
    if id not in data["parameters"]:
        yield from _missing(located, (*path, "parameter"), id, "parameters", data, doubtful)
        return
    values = data["parameters"][id].get("values", ())
    if any(not _is_figure(value.get("value")) for value in values if isinstance(value, dict)):
        yield located.problem("not-a-number", (*path, "parameter"), fact=fact, id=id)


def _no_such_fact(located: Located[BaseModel], path: Path, fact: str, known: Mapping[str, Nature]) -> Problem:
    near = nearest(fact, known)
    if near:
        return located.problem("unknown-fact-near", path, fact=fact, nearest=near)
    family = fact.partition(".")[0] + "."
    listed = [name for name in known if name.startswith(family)] or list(known)
    return located.problem("unknown-fact", path, fact=fact, known=_some(tuple(listed), fact))


def _texts(located: Located[BaseModel], kind: Kind, manifest: Manifest) -> Iterator[Problem]:
    if kind.folder == "vocabulary":
        return
    for path, node in _mappings(located.tree.data, ()):
        if not node or not frozenset(LANGUAGES).issuperset(node):
            continue
        if kind.for_tender and path[0] not in ("title", "motive", "changes", *kind.names):
            continue
        is_name = len(path) == 1 and path[0] in kind.names
        missing = [
            language
            for language in (manifest.names_in if is_name else manifest.texts_in)
            if not str(node.get(language, "")).strip()
        ]
        if missing:
            yield located.problem("text-missing", path, key=key_of(path), languages=", ".join(missing))


def _row(located: Located[BaseModel], id: str, has_target: bool) -> Iterator[Problem]:
    data = located.tree.data
    expected = f"{data.get('ambition')}/{data.get('number')}"
    if id != expected:
        yield located.problem("row-code", ("id",), id=id, expected=expected)
    if not has_target:
        yield located.problem("row-without-target", ())


def _merged(located: Located[BaseModel], id: str, authorities: Mapping[str, Any]) -> Iterator[Problem]:
    """What became part of an authority is no more, and became part of one only."""
    for old in _strings(located.tree.data.get("merged_from")):
        if old in authorities:
            yield located.problem("merged-still-there", ("merged_from",), id=old, file=target_file("authorities", old))
        for other, entry in authorities.items():
            if other < id and isinstance(entry, dict) and old in _strings(entry.get("merged_from")):
                yield located.problem("merged-twice", ("merged_from",), id=old, other=other)


def _beside(located: Located[BaseModel], indicators: Mapping[str, Any]) -> Iterator[Problem]:
    """What stands beside a share of notices is a share of records, as it is, that everybody may see whole."""
    name = located.tree.data.get("beside")
    found = indicators.get(name) if isinstance(name, str) else None
    if not isinstance(found, dict):
        return
    measures = found.get("measures")
    main = next(iter(measures.values()), None) if isinstance(measures, dict) else None
    is_share = isinstance(main, dict) and main.get("share") == RECORDS
    is_as_it_is = found.get("against_base", "none") == "none"
    if not is_share or not is_as_it_is or str(found.get("table")) in CAN_TELL_OF_A_PERSON:
        tables = ", ".join(sorted(CAN_TELL_OF_A_PERSON))
        yield located.problem("beside-unfit", ("beside",), id=name, tables=tables)


def _branch(located: Located[BaseModel]) -> Iterator[Problem]:
    """A fork says what each of its outcomes means, and names each of its modes."""
    data = located.tree.data
    thresholds, modes, outcomes = (
        found if isinstance(found := data.get(key), dict) else {} for key in ("thresholds", "modes", "outcomes")
    )
    for mode in dict.fromkeys((*thresholds, *modes, *_strings(data.get("default_mode")))):
        if mode not in modes:
            yield located.problem("branch-mode", ("thresholds", mode), mode=mode, one="thresholds", other="modes")
        elif mode not in thresholds:
            yield located.problem("branch-mode", ("modes", mode), mode=mode, one="modes", other="thresholds")
    for outcome in (*_strings(data.get("below")), *_strings(data.get("at_least")), "none", "unknown"):
        if outcome not in outcomes:
            yield located.problem("branch-outcome", ("outcomes",), outcome=outcome)


def _blanks(located: Located[BaseModel], folder: str) -> Iterator[Problem]:
    """The {blanks} of sentences that the product fills."""
    data = located.tree.data
    allowed: tuple[str, ...] = _SENTENCE_BLANKS
    places: tuple[str, ...] = ("because", "because_not", "because_unknown")
    if folder == "branches":
        places = tuple(f"outcomes.{name}" for name in data.get("outcomes", ()))
    elif folder == "criteria":
        places = ("clause",)
        given = [part.get("name") for part in data.get("parameters", ()) if isinstance(part, dict)]
        allowed = ("threshold", *(name for name in given if isinstance(name, str)))
    for place in places:
        for path, text in _at(data, [*place.split("."), "*"], ()):
            for blank in _BLANK.findall(text) if isinstance(text, str) else ():
                if blank not in allowed:
                    yield located.problem(
                        "unknown-blank", path, key=key_of(path), blank=blank, allowed=", ".join(allowed)
                    )


def _same_place(entries: Mapping[str, Located[BaseModel]], folder: str) -> Iterator[Problem]:
    """Two entries with one place in the order of their family."""
    family = {"pillars": None, "stakeholders": None, "ambitions": "pillar", "objectives": "ambition"}
    if folder not in family:
        return
    taken: dict[tuple[object, object], str] = {}
    for id, located in entries.items():
        data = located.tree.data
        place = (data.get(family[folder] or ""), data.get("order"))
        if place in taken:
            yield located.problem("same-place", ("order",), key="order", value=str(place[1]), other=taken[place])
        taken.setdefault(place, id)


def _inner_ids_twice(entries: Mapping[str, Located[BaseModel]], key: str) -> Iterator[Problem]:
    """An id inside one entry that another entry of the folder has too."""
    taken: dict[str, str] = {}
    for located in entries.values():
        inner = located.tree.data.get(key)
        for id in inner if isinstance(inner, dict) else ():
            if id in taken:
                yield located.problem("duplicate-id", (key, id), id=id, other=taken[id])
            taken.setdefault(id, located.file)


# Walking plain data.


def _mappings(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            yield from _mappings(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _mappings(value, (*path, index))


def _at(data: Any, pattern: list[str], path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value (or, for a last "@", every key) at a path pattern."""
    if not pattern:
        yield path, data
        return
    step, *rest = pattern
    if step == "*" and isinstance(data, list):
        for index, value in enumerate(data):
            yield from _at(value, rest, (*path, index))
    elif step == "*" and isinstance(data, dict):
        for key, value in data.items():
            yield from _at(value, rest, (*path, key))
    elif step == "@" and isinstance(data, dict):
        for key in data:
            yield (*path, key), key
    elif isinstance(data, dict) and step in data:
        yield from _at(data[step], rest, (*path, step))


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _is_figure(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value) is not None


def _some(words: tuple[str, ...], near: str) -> str:
    """At most eight words, the nearest first."""
    close = nearest(near, words)
    ordered = ([close] if close else []) + [word for word in words if word != close]
    return ", ".join(ordered[:8]) + (", …" if len(ordered) > 8 else "")
