"""One file of a pack -> one typed entry, or everything that is wrong with it."""

import datetime as dt
import difflib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from aankoopwijzer.domain.policy import vocabulary
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.packs.problems import Problem, clipped
from aankoopwijzer.packs.strict_yaml import Path, Tree

M = TypeVar("M", bound=BaseModel)


@dataclass(slots=True)
class Located(Generic[M]):
    """An entry with the file and the lines it came from."""

    file: str
    tree: Tree
    entry: M | None
    problems: list[Problem]

    @property
    def id(self) -> str:
        """The id as written, or empty."""
        data = self.tree.data
        id = data.get("id") if isinstance(data, dict) else None
        return id if isinstance(id, str) else ""

    def problem(self, code: str, path: Path, **details: str) -> Problem:
        """A problem at one place of this file."""
        texts = {name: clipped(text) for name, text in details.items()}
        return Problem(code, self.file, self.tree.line(path), clipped(self.id), texts)


def read_entry(tree: Tree, file: str, model: type[M]) -> Located[M]:
    """The entry of a tree; `entry` is None when anything in the file is wrong."""
    located: Located[M] = Located(file, tree, None, [])
    located.problems = [
        Problem(problem.code, problem.file, problem.line, clipped(located.id), problem.details)
        for problem in tree.problems
    ]
    if tree.data is None and tree.problems:
        return located
    if not isinstance(tree.data, dict):
        stem = file.rpartition("/")[2].removesuffix(".yaml")
        located.problems.append(located.problem("not-a-mapping", (), id=stem))
        return located
    located.problems += _overlaps(located)
    try:
        entry = model.model_validate(tree.data)
    except ValidationError as error:
        located.problems += _explained(error.errors(include_url=False), located, model)
        return located
    located.problems += [
        located.problem(code, path, key=key_of(path), found=shown(found))
        for code, path, found in _loose(entry, tree.data, ())
    ]
    if not located.problems:
        located.entry = entry
    return located


def key_of(path: Path) -> str:
    """The path as people write it: levels.basis.value, values[2].from."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def shown(value: object) -> str:
    """A value as it stands in the file, short enough for a message."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case str():
            return f"'{value[:40]}…'" if len(value) > 41 else f"'{value}'"
        case _:
            return str(value)


_WORD_MOST, _KNOWN_MOST = 80, 2_000


def nearest(word: str, known: Mapping[str, object] | frozenset[str] | list[str] | tuple[str, ...]) -> str | None:
    """The known word that was probably meant."""
    found = difflib.get_close_matches(word[:_WORD_MOST], list(known)[:_KNOWN_MOST], n=1, cutoff=0.7)
    return found[0] if found else None


# From pydantic's errors to ours.

_ABOUT: Mapping[type[BaseModel], Path] = {Criterion: ("levels",), vocabulary.Entry: ("kind",)}
"""Where the rules over a whole entry point to."""

_MUST_BE = {
    "bool": "must-be-yes-no",
    "int": "must-be-whole",
    "decimal": "must-be-figure",
    "date": "must-be-day",
    "tuple": "must-be-list",
    "list": "must-be-list",
    "dict": "must-be-group",
    "mapping": "must-be-group",
    "model": "must-be-group",
}


def _explained(errors: list[ErrorDetails], located: Located[M], model: type[M]) -> Iterator[Problem]:
    """One problem for each place; a value that fits no branch of a union is one problem, not several."""
    told: set[Path] = set()
    overlapping = any(problem.code == "period-overlap" for problem in located.problems)
    for error in errors:
        path = _path(error["loc"], located.tree.data)
        missing = error["type"] == "missing"
        place = (*path, str(error["loc"][-1])) if missing else path
        echo = place in told or place in located.tree.refused or (overlapping and error["type"] == "value_error")
        if echo or (error["type"] == "too_short" and error["input"]):
            continue
        told.add(place)
        yield _problem(error, place, path, located, model)


def _path(loc: tuple[int | str, ...], data: Any) -> Path:
    """The part of an error's location that exists in the file; names of union branches fall out."""
    path: Path = ()
    for part in loc:
        is_key = isinstance(data, dict) and part in data
        if is_key or (isinstance(data, list) and isinstance(part, int) and part < len(data)):
            data = data[part]
            path = (*path, part)
    return path


def _problem(error: ErrorDetails, place: Path, path: Path, located: Located[M], model: type[M]) -> Problem:
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if not place and kind == "value_error":
        path = place = _ABOUT.get(model, ())
    key = key_of(place) or located.file.rpartition("/")[2]
    if kind == "missing":
        return located.problem("missing-key", path, key=key)
    if kind == "extra_forbidden":
        name = str(place[-1])
        known = _keys_at(model, error["loc"][:-1])
        near = nearest(name, known)
        if near:
            return located.problem("unknown-key-near", path, key=key, nearest=near)
        return located.problem("unknown-key", path, key=key, known=", ".join(known))
    if kind in ("literal_error", "enum"):
        return located.problem(
            "not-a-choice", path, key=key, found=shown(given), expected=context["expected"].replace(" or ", ", ")
        )
    if kind == "string_pattern_mismatch":
        return located.problem("wrong-form", path, key=key, found=shown(given), expected=context["pattern"])
    if kind in ("too_short", "string_too_short"):
        return located.problem("too-few", path, key=key, minimum=str(context.get("min_length", 1)))
    if kind == "string_type":
        if isinstance(given, (int, dt.date)) and not isinstance(given, bool):
            return located.problem("must-be-text", path, key=key, found=str(given))
        return located.problem("must-be-one-text", path, key=key, found=shown(given))
    code = _MUST_BE.get(kind.partition("_")[0])
    if code:
        return located.problem(code, path, key=key, found=shown(given))
    why = str(context["error"]) if isinstance(context.get("error"), ValueError) else error["msg"]
    return located.problem("invalid", path, key=key, why=why)


def _keys_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that may stand at a location."""
    here: list[type[BaseModel]] = [model]
    for part in loc:
        deeper = [
            found
            for each in here
            for name, info in each.model_fields.items()
            if part in (name, info.alias)
            for found in _models_in(info.annotation)
        ]
        here = deeper or here
    return list(dict.fromkeys(info.alias or name for each in here for name, info in each.model_fields.items()))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models_in(part)]


# What pydantic lets through and we do not.


def _loose(value: object, data: Any, path: Path) -> Iterator[tuple[str, Path, object]]:
    """What was read with too much good will: a bare figure (the next may be 12.10), "off" as false, 2026 as a day."""
    if isinstance(value, BaseModel) and isinstance(data, dict):
        for name, info in type(value).model_fields.items():
            key = info.alias if info.alias in data else name
            if key in data:
                yield from _loose(getattr(value, name), data[key], (*path, str(key)))
    elif isinstance(value, Mapping) and isinstance(data, dict):
        for key, inner in data.items():
            yield from _loose(value.get(key), inner, (*path, key))
    elif isinstance(value, tuple) and isinstance(data, list):
        for index, (one, inner) in enumerate(zip(value, data, strict=False)):
            yield from _loose(one, inner, (*path, index))
    elif isinstance(value, Decimal) and isinstance(data, int):
        yield "not-quoted", path, data
    elif isinstance(value, bool) != isinstance(data, bool):
        yield "must-be-yes-no" if isinstance(value, bool) else "must-be-whole", path, data
    elif isinstance(value, int) and isinstance(data, str):
        yield "must-be-whole", path, data
    elif isinstance(value, dt.date) and isinstance(data, int):
        yield "must-be-day", path, data


def _overlaps(located: Located[M]) -> Iterator[Problem]:
    """Dated values that run into each other, wherever they stand in the file."""
    for path, values in _lists(located.tree.data, ()):
        dated = [(index, value) for index, value in enumerate(values) if isinstance(value, dict) and "from" in value]
        for (_, earlier), (index, later) in itertools.pairwise(dated):
            start, until, follows = earlier["from"], earlier.get("until"), later["from"]
            if not isinstance(start, dt.date) or not isinstance(follows, dt.date):
                continue
            if until is None or (isinstance(until, dt.date) and until >= follows):
                yield located.problem("period-overlap", (*path, index, "from"), earlier=str(start), later=str(follows))


def _lists(data: Any, path: Path) -> Iterator[tuple[Path, list[Any]]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, (*path, key))
    elif isinstance(data, list):
        yield path, data
        for index, value in enumerate(data):
            yield from _lists(value, (*path, index))
