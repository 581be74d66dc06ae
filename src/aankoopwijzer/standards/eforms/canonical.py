"""What differs between two XML documents, apart from layout and notation."""

from collections import Counter
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from lxml import etree

from aankoopwijzer.standards.safe_xml import parse


class Change(NamedTuple):
    """An element that is only in one of the documents, or whose own text or attributes differ.

    `path` names the elements from the root with their position among siblings of that name; `xml` is what was added or
    removed (the new one when it changed).
    """

    kind: Literal["added", "removed", "changed"]
    path: str
    xml: str


def canonical_diff(before: bytes, after: bytes) -> tuple[Change, ...]:
    """The differences in canonical XML, blanks between elements aside; empty when the documents say the same.

    Raises `NoticeError` when either is not XML that we trust.
    """
    old = parse(before, name="before", keep="all")
    new = parse(after, name="after", keep="all")
    return tuple(_compare(old, new, f"/{_name(new)}"))


def _compare(old: etree._Element, new: etree._Element, path: str) -> list[Change]:
    """The differences in and below two elements that stand in the same place."""
    if _head(old) != _head(new):
        return [Change("changed", path, _shown(new))]
    found: list[Change] = []
    places = _places(new, path)
    before, after = list(old), list(new)
    matcher = SequenceMatcher(
        None, [_canonical(child) for child in before], [_canonical(child) for child in after], False
    )
    for kind, first, last, start, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        left = before[first:last]
        for child in after[start:stop]:
            here = places[child]
            if left and left[0].tag == child.tag:
                found.extend(_compare(left.pop(0), child, here))
            else:
                found.append(Change("added", here, _shown(child)))
        found.extend(Change("removed", f"{path}/{_name(child)}", _shown(child)) for child in left)
    return found


def _places(parent: etree._Element, path: str) -> dict[etree._Element, str]:
    """The path of each child: its name and its position among those of that name."""
    counted: Counter[str] = Counter()
    places = {}
    for child in parent:
        counted[_name(child)] += 1
        places[child] = f"{path}/{_name(child)}[{counted[_name(child)]}]"
    return places


def _head(element: etree._Element) -> tuple[object, ...]:
    """What an element says itself: name, attributes and text that is not only layout."""
    texts = [text for text in (element.text, *(child.tail for child in element)) if text and text.strip()]
    own = tuple(text.strip() if len(element) else text for text in texts)
    return str(element.tag), tuple(sorted((str(key), str(value)) for key, value in element.attrib.items())), own


def _name(element: etree._Element) -> str:
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "comment()"


def _canonical(element: etree._Element) -> str:
    """Everything C14N keeps of an element and what is in it, as one text to compare.

    Not libxml2's own C14N: that refuses documents with a relative namespace and crashes on a lone comment.
    """
    children = "".join(f"{_canonical(child)}{child.tail or ''}" for child in element)
    return (
        f"<{element.prefix}|{element.tag}{sorted(map(str, element.attrib.items()))!r}>{element.text or ''}{children}</>"
    )


def _shown(element: etree._Element) -> str:
    """The element as XML, with the namespaces it needs."""
    return etree.tostring(element, encoding="unicode", with_tail=False)
