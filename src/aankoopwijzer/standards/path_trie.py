"""Paths in an XML document as data, compiled to a trie that one walk follows.

A reader writes down where things stand (`shape`) apart from what they mean. The compiled trie skips every element that
nothing asks for, so a walk costs about as much as the parse itself; looking each field up by XPath costs several times
that.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree

# What a walk leaves behind: text, lists of text, lists of records; nothing is interpreted yet.
Raw = dict[str, Any]

_TEXT: Final = 0
_TEXTS: Final = 1
_CODED: Final = 2
_GROUP: Final = 3
_PASS: Final = 4
_PARAGRAPHS: Final = 5
_PRESENT: Final = 6
_ATTRIBUTES: Final = 7
_AMOUNT: Final = 8
_MARKED: Final = 9


class Field(NamedTuple):
    """What to do with the element at a path: under which key, in which way, and which attribute belongs to it."""

    way: int
    key: str
    attribute: str = ""
    within: "Shape | None" = None


# Slash-separated paths of prefixed names to what stands there.
Shape = Mapping[str, Field]
Trie = dict[str, tuple[int, str, Any]]


def text(key: str) -> Field:
    """The text of the first such element."""
    return Field(_TEXT, key)


def texts(key: str) -> Field:
    """The texts of all such elements."""
    return Field(_TEXTS, key)


def coded(key: str, attribute: str) -> Field:
    """Pairs of text and attribute (a code and its list, a text and its language) of all such elements."""
    return Field(_CODED, key, attribute)


def marked(key: str, attribute: str) -> Field:
    """Text and attribute of the first such element, even when the text is missing."""
    return Field(_MARKED, key, attribute)


def amount(key: str, attribute: str) -> Field:
    """As `coded`, with the key of the field in front: amounts of several kinds in one list."""
    return Field(_AMOUNT, key, attribute)


def group(key: str, within: Shape) -> Field:
    """A record of its own for each such element; a path `@NAME` inside it is an attribute of the element itself."""
    return Field(_GROUP, key, within=within)


def paragraphs(key: str) -> Field:
    """All text inside each such element, one line per child element."""
    return Field(_PARAGRAPHS, key)


def present(key: str) -> Field:
    """True when there is such an element."""
    return Field(_PRESENT, key)


def attributes(key: str, attribute: str) -> Field:
    """The attribute of all such elements."""
    return Field(_ATTRIBUTES, key, attribute)


def compile_shape(shape: Shape, names: Callable[[str], tuple[str, ...]]) -> Trie:
    """The trie of a shape; `names` turns one step of a path into the qualified element names that may stand there."""
    trie: Trie = {}
    for path, field in shape.items():
        if path.startswith("@"):
            trie.setdefault("@", (_PASS, "", []))[2].append((path[1:], field.key))
            continue
        *above, last = path.split("/")
        tries = [trie]
        for step in above:
            below: list[Trie] = []
            for node in tries:
                for name in names(step):
                    way, _, found = node.setdefault(name, (_PASS, "", {}))
                    if way != _PASS:
                        raise ValueError(f"{path}: another field stands above it")
                    below.append(found)
            tries = below
        extra = compile_shape(field.within, names) if field.within is not None else field.attribute
        for node in tries:
            for name in names(last):
                if name in node:
                    raise ValueError(f"{path} is there twice")
                node[name] = (field.way, field.key, extra)
    return trie


def walk(element: Any, trie: Trie, record: Raw) -> Raw:
    """Fill `record` with what the trie asks for below `element` (of lxml); depth is bounded by the trie."""
    find = trie.get
    # A slice costs a tenth less than iterating: lxml then needs no iterator and tag matcher per element.
    for child in element[:]:
        step = find(child.tag)
        if step is None:
            continue
        way, key, extra = step
        if way == _PASS:
            walk(child, extra, record)
        elif way == _TEXT:
            if key not in record and (content := child.text):
                record[key] = content
        elif way == _CODED:
            if content := child.text:
                pair = (content, child.get(extra))
                if key in record:
                    record[key].append(pair)
                else:
                    record[key] = [pair]
        elif way == _GROUP:
            found = walk(child, extra, {})
            if "@" in extra:
                found.update((name, child.get(attribute)) for attribute, name in extra["@"][2])
            if key in record:
                record[key].append(found)
            else:
                record[key] = [found]
        elif way == _TEXTS:
            if child.text:
                record.setdefault(key, []).append(child.text)
        elif way == _AMOUNT:
            record.setdefault("amounts", []).append((key, child.text, child.get(extra)))
        elif way == _PARAGRAPHS:
            record.setdefault(key, []).append(_joined(child))
        elif way == _MARKED:
            record.setdefault(key, (child.text, child.get(extra)))
        elif way == _ATTRIBUTES:
            value = child.get(extra)
            if value:
                record.setdefault(key, []).append(value)
        else:
            record[key] = True
    return record


def all_text(element: etree._Element) -> str:
    """The text of an element and everything in it, as it stands."""
    return "".join([str(part) for part in element.itertext()]) if len(element) else element.text or ""


def _joined(element: etree._Element) -> str:
    """The text of an element, one line per child."""
    if not len(element):
        return (element.text or "").strip()
    lines = [element.text or ""]
    for child in element:
        lines.append(all_text(child))
        lines.append(child.tail or "")
    return "\n".join(line for line in (line.strip() for line in lines) if line)
