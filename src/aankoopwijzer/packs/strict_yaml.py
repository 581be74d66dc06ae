"""YAML as a pack writes it: text, whole numbers, true and false, days, lists and mappings. Nothing else.

What YAML 1.1 quietly turns into something else (12.10, NO, 12:30, a bare `on:`) is refused with a way out, and so is
all that makes a small file large (aliases, merges, tags). It reads events, so nothing is built before it is judged.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from aankoopwijzer.packs.problems import Problem, clipped

MAX_DEPTH = 24
MAX_PARTS = 60_000

Path = tuple[str | int, ...]
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WHOLE = re.compile(r"-?(0|[1-9]\d*)$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_FLOAT = re.compile(r"[-+]?(\d[\d_]*\.[\d_]*|\.\d+|\d[\d_]*(\.\d*)?[eE][-+]?\d+)$")
_SIXTY = re.compile(r"[-+]?\d+(:[0-5]?\d)+(\.\d*)?$")
_OTHER_NUMBER = re.compile(r"[-+]?(0[xXbBoO]?[\dA-Fa-f_]+|\d[\d_]*|\.(inf|Inf|INF|nan|NaN|NAN))$")
_MOMENT = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([Tt ]|$)")
_TRUE = frozenset(("yes", "y", "on", "true"))
_FALSE = frozenset(("no", "n", "off", "false"))


@dataclass(slots=True)
class Tree:
    """Plain data with the line of every part; `problems` says what was refused on the way, `refused` where."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)

    def line(self, path: Path) -> int:
        """The line of a part, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Refused(Exception):
    """Stops reading: what follows cannot be understood or would cost too much."""


def read_yaml(text: str, file: str) -> Tree:
    """The data of one YAML document; every trap found is a problem of the tree, never an exception."""
    tree = Tree()
    reader = _Reader(tree, file)
    try:
        reader.document(yaml.parse(text, Loader=_PARSER))
    except _Refused:
        tree.data = None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reader.note("not-yaml", mark.line if mark else 0, why=error.problem or "it ends too soon")
        tree.data = None
    except yaml.YAMLError as error:
        reader.note("not-yaml", 0, why=str(error).splitlines()[0])
        tree.data = None
    return tree


class _Reader:
    def __init__(self, tree: Tree, file: str) -> None:
        self.tree = tree
        self.file = file
        self.parts = 0

    def note(self, code: str, line: int, **details: object) -> None:
        texts = {name: clipped(value) for name, value in details.items()}
        self.tree.problems.append(Problem(code, self.file, line + 1, details=texts))

    def stop(self, code: str, line: int, **details: object) -> _Refused:
        self.note(code, line, **details)
        return _Refused()

    def document(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    line = event.start_mark.line if event.start_mark else 0
                    raise self.stop("not-one-document", line)
            elif isinstance(event, yaml.NodeEvent):
                self.tree.data = self.node(event, events, ())

    def node(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        line = event.start_mark.line
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise self.stop("too-many-parts", line, limit=MAX_PARTS)
        if len(path) > MAX_DEPTH:
            raise self.stop("too-deep", line, limit=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent):
            raise self.stop("alias", line, mark=f"*{event.anchor}")
        if event.anchor is not None:
            raise self.stop("alias", line, mark=f"&{event.anchor}")
        if event.tag is not None:
            raise self.stop("tag", line, tag=event.tag)
        self.tree.lines.setdefault(path, line + 1)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        if event.style:
            return event.value
        before = len(self.tree.problems)
        value = self.plain(event.value, line, path)
        if len(self.tree.problems) > before:
            self.tree.refused.add(path)
        return value

    def mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, path)
            line = event.start_mark.line
            inside = (*path, key)
            if key in found:
                self.note("duplicate-key", line, key=key, first=self.tree.lines[inside])
            else:
                self.tree.lines[inside] = line + 1
            value = self.node(next(events), events, inside)
            found.setdefault(key, value)
        return found

    def key(self, event: Any, path: Path) -> str:
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.stop("alias", line, mark=event.anchor)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.stop("key-not-simple", line)
        if event.tag is not None:
            raise self.stop("tag", line, tag=event.tag)
        text: str = event.value
        if event.style:
            return text
        if text == "<<":
            raise self.stop("merge-key", line)
        read_as = _not_text(text)
        if read_as:
            self.note("key-not-text", line, key=text, read_as=read_as)
            self.tree.refused.add((*path, text))
        return text

    def sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        found: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self.node(event, events, (*path, len(found))))
        return found

    def plain(self, text: str, line: int, path: Path) -> Any:
        """What an unquoted word stands for; a trap is noted and read as the text that was probably meant."""
        lower = text.lower()
        if text in ("true", "false"):
            return text == "true"
        if lower in _TRUE or lower in _FALSE:
            self.note("looks-boolean", line, text=text, read_as="true" if lower in _TRUE else "false")
        elif lower in ("", "~", "null"):
            self.note("empty-value", line, key=_name(path))
        elif _WHOLE.match(text):
            if len(text) > 30:
                self.note("looks-number", line, text=f"{text[:12]}…")
                return text
            return int(text)
        elif _DAY.match(text):
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                self.note("no-such-day", line, text=text)
        elif text[:1] in "-+.0123456789" and len(text) < 80:
            self.number_like(text, line)
        return text

    def number_like(self, text: str, line: int) -> None:
        if _FLOAT.match(text):
            self.note("float", line, text=text, read_as=repr(float(text.replace("_", ""))))
        elif _SIXTY.match(text):
            self.note("looks-sixty", line, text=text, read_as=_sixty(text))
        elif _MOMENT.match(text):
            self.note("looks-time", line, text=text)
        elif _OTHER_NUMBER.match(text):
            self.note("looks-number", line, text=text)


def _name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "the file")


def _not_text(text: str) -> str:
    """What YAML 1.1 makes of an unquoted key; empty when it stays text."""
    lower = text.lower()
    if lower in ("yes", "on", "true"):
        return "true"
    if lower in ("no", "off", "false"):
        return "false"
    if lower in ("", "~", "null"):
        return "nothing"
    if _WHOLE.match(text) or _FLOAT.match(text) or _SIXTY.match(text) or _OTHER_NUMBER.match(text):
        return "a number"
    return "a day" if _MOMENT.match(text) else ""


def _sixty(text: str) -> str:
    """12:30 as YAML 1.1 reads it: twelve sixties and thirty."""
    total = 0.0
    for part in text.lstrip("+-").split(":"):
        total = total * 60 + float(part)
    return str(int(total)) if total.is_integer() else str(total)
