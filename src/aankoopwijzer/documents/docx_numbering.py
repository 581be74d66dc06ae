"""The numbers that Word puts in front of paragraphs: they stand nowhere in the text, only in numbering.xml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from aankoopwijzer.documents.shown_numbers import counted

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts and writes itself; `pattern` as "%1.%2"."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    paragraph_style: str = ""


@dataclass(frozen=True, slots=True)
class _Definition:
    levels: Mapping[int, ListLevel]
    link: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    definition: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted: call `next_number` for each paragraph, in file order."""

    lists: Mapping[str, _List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, list_id: str, depth: int) -> ListLevel | None:
        """A level of a list; None when the list does not exist."""
        known = self.lists.get(list_id)
        return known.levels.get(depth) if known else None

    def depth_of_style(self, list_id: str, style: str) -> int:
        """The level that belongs to a paragraph style, 0 when none says so."""
        known = self.lists.get(list_id)
        levels = known.levels.items() if known else ()
        return next((depth for depth, level in levels if level.paragraph_style == style), 0)

    def next_number(self, list_id: str, depth: int) -> str:
        """Count one more at a level and give the number as shown; a bullet for a bullet, empty when nothing is."""
        known = self.lists.get(list_id)
        level = known.levels.get(depth) if known else None
        if known is None or level is None:
            return ""
        if level.style == "bullet":
            return "•"
        counts = self._counts.setdefault(known.definition, [None] * _LEVELS)
        if (list_id, depth) not in self._begun:
            self._begun.add((list_id, depth))
            if depth in known.starts:
                counts[depth] = known.starts[depth] - 1
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for deeper in range(depth + 1, _LEVELS):
            restart = known.levels[deeper].restart if deeper in known.levels else None
            # "Restart after level n" names levels from 1; 0 means never.
            if restart is None or (restart and depth < restart):
                counts[deeper] = None
        return self._written(known, level, counts)

    @staticmethod
    def _written(known: _List, level: ListLevel, counts: list[int | None]) -> str:
        def one(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            other = known.levels.get(depth, ListLevel())
            value = counts[depth]
            style = "decimal" if level.legal and other.style != "none" else other.style
            return counted(other.start if value is None else value, style)

        return " ".join(_PLACEHOLDER.sub(one, level.pattern).split())


def numbering_in(root: etree._Element | None, numbering_styles: Mapping[str, str]) -> Numbering:
    """The lists of numbering.xml; `numbering_styles` gives the list of each numbering style (id to list id)."""
    if root is None:
        return Numbering()
    definitions: dict[str, _Definition] = {}
    for element in root.iterfind(f"{W}abstractNum"):
        link = element.find(f"{W}numStyleLink")
        definitions[_value(element, "abstractNumId")] = _Definition(
            _levels(element), "" if link is None else _value(link, "val")
        )
    of_list = {_value(number, "numId"): _child(number, "abstractNumId") for number in root.iterfind(f"{W}num")}
    lists: dict[str, _List] = {}
    for number in root.iterfind(f"{W}num"):
        target = of_list[_value(number, "numId")]
        known = definitions.get(target, _Definition({}))
        if known.link:
            target = of_list.get(numbering_styles.get(known.link, ""), target)
            known = definitions.get(target, known)
        levels, starts = dict(known.levels), {}
        for override in number.iterfind(f"{W}lvlOverride"):
            depth = _whole(_value(override, "ilvl"), 0)
            levels |= _levels(override)
            if start := _child(override, "startOverride"):
                starts[depth] = _whole(start, 1)
        lists[_value(number, "numId")] = _List(target, levels, starts)
    return Numbering(lists)


def _levels(parent: etree._Element) -> dict[int, ListLevel]:
    found = {}
    for element in parent.iterfind(f"{W}lvl"):
        depth = _whole(_value(element, "ilvl"), 0)
        if not 0 <= depth < _LEVELS:
            continue
        restart, legal = _child(element, "lvlRestart"), element.find(f"{W}isLgl")
        found[depth] = ListLevel(
            start=_whole(_child(element, "start"), 1),
            style=_child(element, "numFmt") or "decimal",
            pattern=_child(element, "lvlText"),
            restart=_whole(restart, 0) if restart else None,
            legal=legal is not None and _value(legal, "val") not in {"0", "false", "off"},
            paragraph_style=_child(element, "pStyle"),
        )
    return found


def _value(element: etree._Element, name: str) -> str:
    return element.get(f"{W}{name}") or ""


def _child(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else _value(child, "val")


def _whole(text: str, otherwise: int) -> int:
    """A count as the file gives it; nonsense and absurd numbers count as not given."""
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise
