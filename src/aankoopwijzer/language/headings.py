"""Headings of a document in, which of them is which section of a tender out."""

from collections.abc import Mapping, Sequence

from aankoopwijzer.domain.policy.demands import Words, patterns
from aankoopwijzer.language.passages.patterns import Patterns
from aankoopwijzer.language.passages.words import sentences_of

HEADING_READ = 300
"""Characters of one heading that are read; a longer one is no heading."""


class HeadingReader:
    """Knows the words of each section's heading, the surest first. Safe to share between threads."""

    def __init__(self, sections: Mapping[str, Words], language: str = "nl") -> None:
        self._order = [
            (id, pattern)
            for id, words in sections.items()
            for written_in, pattern in patterns(words)
            if written_in == language
        ]
        self._patterns = Patterns((number, pattern) for number, (_, pattern) in enumerate(self._order))

    def find(self, headings: Sequence[str]) -> dict[str, int]:
        """Per section the place of the heading that is it, for the sections that were found.

        The surest words decide; then the heading that says least beside them; then the first.
        """
        best: dict[str, tuple[int, int, int]] = {}
        for place, heading in enumerate(headings):
            for words in sentences_of(heading[:HEADING_READ]):
                for number, first, last in self._patterns.found_in(words):
                    section = self._order[number][0]
                    found = (number, len(words) - (last - first + 1), place)
                    best[section] = min(best.get(section, found), found)
        return {section: place for section, (_, _, place) in best.items()}
