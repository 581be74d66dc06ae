"""What differs between two XML documents, apart from layout and notation."""

from collections import Counter, deque
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

    Raises `NoticeError` when either is not XML that we trust. Time and memory grow with the size of the documents only.
    """
    comparison = _Comparison(parse(before, name="before", keep="all"), parse(after, name="after", keep="all"))
    return tuple(comparison.changes)


class _Comparison:
    """Every element gets a number that it shares with all elements that say the same, so that equality is cheap.

    Not libxml2's C14N: that refuses documents with a relative namespace and crashes on a lone comment.
    """

    def __init__(self, old: etree._Element, new: etree._Element) -> None:
        self._numbers: dict[object, int] = {}
        self._of: dict[etree._Element, int] = {}
        self._number(old)
        self._number(new)
        self.changes: list[Change] = []
        self._compare(old, new, f"/{_name(new)}")

    def _number(self, element: etree._Element) -> int:
        """The number of an element, by all that C14N keeps of it; blanks between elements aside."""
        children = list(element)
        inside = tuple((self._number(child), _words(child.tail)) for child in children)
        says = (element.prefix, *_own(element), _words(element.text) if children else element.text, inside)
        number = self._of[element] = self._numbers.setdefault(says, len(self._numbers))
        return number

    def _compare(self, old: etree._Element, new: etree._Element, path: str) -> None:
        """The differences in and below two elements that stand in the same place."""
        if self._of[old] == self._of[new]:
            return
        if _head(old) != _head(new):
            self.changes.append(Change("changed", path, _shown(new)))
            return
        places = _places(new, path)
        rest = deque(old)
        ahead = Counter(self._of[child] for child in new)
        names = Counter(child.tag for child in new)
        for child in new:
            while rest and not names[rest[0].tag]:
                self._remove(rest.popleft(), path)
            if rest and self._of[rest[0]] == self._of[child]:
                rest.popleft()
            elif rest and rest[0].tag == child.tag and not ahead[self._of[rest[0]]]:
                self._compare(rest.popleft(), child, places[child])
            else:
                self.changes.append(Change("added", places[child], _shown(child)))
            ahead[self._of[child]] -= 1
            names[child.tag] -= 1
        for child in rest:
            self._remove(child, path)

    def _remove(self, child: etree._Element, path: str) -> None:
        self.changes.append(Change("removed", f"{path}/{_name(child)}", _shown(child)))


def _places(parent: etree._Element, path: str) -> dict[etree._Element, str]:
    """The path of each child: its name and its position among those of that name."""
    counted: Counter[str] = Counter()
    places = {}
    for child in parent:
        counted[_name(child)] += 1
        places[child] = f"{path}/{_name(child)}[{counted[_name(child)]}]"
    return places


def _head(element: etree._Element) -> tuple[object, ...]:
    """What an element says itself: name, attributes and words."""
    words = [_words(text) for text in (element.text, *(child.tail for child in element))]
    return (*_own(element), tuple(word for word in words if word))


def _own(element: etree._Element) -> tuple[object, ...]:
    """Name and attributes."""
    return str(element.tag), tuple(sorted((str(key), str(value)) for key, value in element.attrib.items()))


def _words(text: str | None) -> str:
    """Text without the blanks around it that lay a document out."""
    return (text or "").strip()


def _name(element: etree._Element) -> str:
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else "comment()"


def _shown(element: etree._Element) -> str:
    """The element as XML, with the namespaces it needs."""
    return etree.tostring(element, encoding="unicode", with_tail=False)
