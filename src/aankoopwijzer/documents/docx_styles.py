"""What the styles of a Word file say about structure: which is a heading, a title, an entry of the contents, a list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from aankoopwijzer.documents.docx_numbering import W

_HEADING_NAME: Final = re.compile(r"^(?:heading|kop|titre|überschrift)\s*([1-9])$", re.IGNORECASE)
_CONTENTS_NAME: Final = re.compile(r"^(?:toc|inhopg|tm|verzeichnis)\s*[1-9]$", re.IGNORECASE)
_TITLE_NAMES: Final = {"title", "titel", "titre"}
_OFF: Final = {"0", "false", "off", "none"}
_LONGEST_CHAIN: Final = 20


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style gives to its paragraphs, with what it inherits. `outline` is 1 to 9, 0 for running text."""

    outline: int = 0
    is_title: bool = False
    is_contents: bool = False
    bold: bool = False
    hidden: bool = False
    list_id: str = ""
    depth: int | None = None
    breaks_page: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles by id, the numbering styles by id, the name of each style, the declared language."""

    paragraph: Mapping[str, ParagraphStyle] = field(default_factory=dict)
    numbering: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    hidden_runs: frozenset[str] = frozenset()
    language: str = ""

    def of(self, style_id: str) -> ParagraphStyle:
        """A style by id; the default style for an empty or unknown id."""
        return self.paragraph.get(style_id) or self.paragraph.get(self.default) or ParagraphStyle()


def styles_in(root: etree._Element | None) -> Styles:
    """The styles of styles.xml."""
    if root is None:
        return Styles()
    elements = {value(each, "styleId"): each for each in root.iterfind(f"{W}style")}
    of_type = {
        kind: {style_id: each for style_id, each in elements.items() if value(each, "type") == kind}
        for kind in ("paragraph", "numbering", "character")
    }
    language = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    numbering = {}
    for style_id, each in of_type["numbering"].items():
        number = each.find(f"{W}pPr/{W}numPr/{W}numId")
        numbering[style_id] = "" if number is None else value(number, "val")
    return Styles(
        paragraph={style_id: _resolved(style_id, elements) for style_id in of_type["paragraph"]},
        numbering=numbering,
        names={style_id: child(each, "name") for style_id, each in elements.items()},
        default=next((key for key, each in of_type["paragraph"].items() if is_on(each.get(f"{W}default"))), ""),
        hidden_runs=frozenset(key for key, each in of_type["character"].items() if switch(each, f"{W}rPr/{W}vanish")),
        language="" if language is None else value(language, "val"),
    )


def _resolved(style_id: str, elements: Mapping[str, etree._Element]) -> ParagraphStyle:
    """A style with everything that it takes from the styles it is based on; circles end."""
    chain: list[etree._Element] = []
    at = style_id
    while at in elements and len(chain) < _LONGEST_CHAIN:
        chain.append(elements[at])
        at = child(elements[at], "basedOn")
    outline: int | None = None
    list_id, depth = "", None
    names = [child(each, "name").strip() for each in chain]
    for each, name in zip(chain, names, strict=True):
        properties = each.find(f"{W}pPr")
        if properties is None:
            continue
        if outline is None and (level := child(properties, "outlineLvl")):
            outline = int(level) + 1 if level in set("012345678") else 0
        if outline is None and (heading := _HEADING_NAME.match(name)):
            outline = int(heading[1])
        number = properties.find(f"{W}numPr")
        if number is not None and not list_id:
            list_id = child(number, "numId")
            level = child(number, "ilvl")
            depth = int(level) if depth is None and level in set("012345678") else depth
    if outline is None:
        outline = next((int(heading[1]) for name in names if (heading := _HEADING_NAME.match(name))), 0)
    first = names[0].casefold() if names else ""
    return ParagraphStyle(
        outline=outline,
        is_title=first in _TITLE_NAMES,
        is_contents=any(_CONTENTS_NAME.match(name) for name in names),
        bold=_inherited(chain, f"{W}rPr/{W}b"),
        hidden=_inherited(chain, f"{W}rPr/{W}vanish"),
        list_id=list_id,
        depth=depth,
        breaks_page=_inherited(chain, f"{W}pPr/{W}pageBreakBefore"),
    )


def _inherited(chain: list[etree._Element], path: str) -> bool:
    found = next((said for each in chain if (said := each.find(path)) is not None), None)
    return found is not None and is_on(found.get(f"{W}val", "1"))


def value(element: etree._Element, name: str) -> str:
    """An attribute in Word's namespace; empty when it is not there."""
    return element.get(f"{W}{name}") or ""


def child(element: etree._Element, name: str) -> str:
    """The value of a child element; empty when it is not there."""
    found = element.find(f"{W}{name}")
    return "" if found is None else value(found, "val")


def is_on(said: str | None) -> bool:
    """Whether a switch is on; one that is not there is off."""
    return said is not None and said.lower() not in _OFF


def switch(element: etree._Element, path: str) -> bool:
    """Whether the switch at a path is on: there, and not said to be off."""
    found = element.find(path)
    return found is not None and is_on(found.get(f"{W}val", "1"))
