"""What the styles of an OpenDocument text say about structure: headings, lists and how they count, page breaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from aankoopwijzer.documents.shown_numbers import counted

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LONGEST_CHAIN: Final = 20
_DEEPEST: Final = 10
_BOLD: Final = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """What a style gives to its text, with what it inherits; `name` is the nearest one that a person sees."""

    name: str = ""
    bold: bool = False
    hidden: bool = False
    breaks_before: bool = False
    breaks_after: bool = False
    list_style: str = ""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts and writes itself."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1
    bullet: bool = False

    def written(self, counts: list[int], formats: list[str]) -> str:
        """The number of an item, with those of the levels above that it repeats."""
        if self.bullet:
            return "•"
        if not self.format:
            return ""
        shown = [counted(value, style) for value, style in zip(counts, formats, strict=True) if style]
        return f"{self.prefix}{'.'.join(shown[-self.shown_levels :])}{self.suffix}".strip()


Levels = Mapping[int, ListLevel]


@dataclass(slots=True)
class OdtStyles:
    """The styles of both parts by name, lists by name, and the numbering of headings."""

    styles: dict[str, OdtStyle] = field(default_factory=dict)
    lists: dict[str, Levels] = field(default_factory=dict)
    outline: Levels = field(default_factory=dict)

    def of(self, name: str | None) -> OdtStyle:
        """A style by name; nothing special for an unknown one."""
        return self.styles.get(name or "", OdtStyle())


@dataclass(slots=True)
class Counter:
    """How far a list, or the outline, has counted."""

    counts: dict[int, int] = field(default_factory=dict)

    def next_number(self, levels: Levels, depth: int, *, start: int | None = None) -> str:
        """Count one more at a depth (1 is the outermost) and give the number as shown."""
        depth = min(depth, _DEEPEST)
        level = levels.get(depth, ListLevel())
        if start is not None:
            self.counts[depth] = start
        else:
            self.counts[depth] = self.counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in self.counts if each > depth]:
            del self.counts[deeper]
        known = [levels.get(at, ListLevel()) for at in range(1, depth + 1)]
        return level.written(
            [self.counts.get(at, known[at - 1].start) for at in range(1, depth + 1)], [each.format for each in known]
        )


def odt_styles(roots: Iterable[etree._Element]) -> OdtStyles:
    """The styles of styles.xml and content.xml."""
    elements: dict[str, etree._Element] = {}
    found = OdtStyles()
    for root in roots:
        for element in root.iter(f"{STYLE}style"):
            elements[element.get(f"{STYLE}name") or ""] = element
        for element in root.iter(f"{TEXT}list-style"):
            found.lists[element.get(f"{STYLE}name") or ""] = _levels(element)
        for element in root.iter(f"{TEXT}outline-style"):
            found.outline = _levels(element)
    found.styles = {name: _resolved(element, elements) for name, element in elements.items()}
    return found


def _resolved(element: etree._Element, elements: Mapping[str, etree._Element]) -> OdtStyle:
    chain = [element]
    while (parent := elements.get(chain[-1].get(f"{STYLE}parent-style-name") or "")) is not None:
        if len(chain) > _LONGEST_CHAIN:
            break
        chain.append(parent)

    def first(group: str, attribute: str) -> str:
        for each in chain:
            properties = each.find(f"{STYLE}{group}-properties")
            if properties is not None and (said := properties.get(attribute)):
                return said
        return ""

    own = chain[0].find(f"{STYLE}paragraph-properties")
    automatic = (chain[0].get(f"{STYLE}name") or "")[:1] == "P" and len(chain) > 1
    named = chain[1] if automatic else chain[0]
    name = named.get(f"{STYLE}display-name") or named.get(f"{STYLE}name") or ""
    return OdtStyle(
        name=name.replace("_20_", " "),
        bold=first("text", f"{FO}font-weight") in _BOLD,
        hidden=first("text", f"{TEXT}display") == "none",
        breaks_before=first("paragraph", f"{FO}break-before") == "page"
        or bool(chain[0].get(f"{STYLE}master-page-name")),
        breaks_after=own is not None and own.get(f"{FO}break-after") == "page",
        list_style=next((said for each in chain if (said := each.get(f"{STYLE}list-style-name"))), ""),
    )


def _levels(parent: etree._Element) -> dict[int, ListLevel]:
    found = {}
    for element in parent:
        depth = _whole(element.get(f"{TEXT}level"), 0)
        if not 1 <= depth <= _DEEPEST:
            continue
        found[depth] = ListLevel(
            format=element.get(f"{STYLE}num-format") or "",
            prefix=element.get(f"{STYLE}num-prefix") or "",
            suffix=element.get(f"{STYLE}num-suffix") or "",
            shown_levels=max(_whole(element.get(f"{TEXT}display-levels"), 1), 1),
            start=_whole(element.get(f"{TEXT}start-value"), 1),
            bullet=element.tag in {f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"},
        )
    return found


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise
