"""Which paragraph of its part an element is, without keeping all of them in memory."""

from collections.abc import Iterator

from lxml import etree


class ParagraphOrder:
    """Counts paragraphs in file order. Asking in that order costs nothing; asking for one that is past starts again."""

    def __init__(self, root: etree._Element, *tags: str) -> None:
        self._root, self._tags = root, tags
        self._rest = self._all()
        self._last: tuple[int, etree._Element] | None = None

    def of(self, paragraph: etree._Element) -> int:
        """The number of a paragraph, from 0."""
        if self._last is not None and self._last[1] is paragraph:
            return self._last[0]
        for index, each in self._rest:
            if each is paragraph:
                self._last = index, each
                return index
        self._rest = self._all()
        return next((index for index, each in self._all() if each is paragraph), 0)

    def _all(self) -> Iterator[tuple[int, etree._Element]]:
        return enumerate(self._root.iter(*self._tags))
