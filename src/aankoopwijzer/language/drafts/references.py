"""References to articles of the same draft: "zie artikel 4.2", "de artikelen 3 tot 5 en 8"."""

import re
from collections.abc import Iterator

_NUMBER = r"(?:[IVX]{1,4}\.)?\d{1,3}(?:\.\d{1,3})*"
_WORD = r"(?:artikel(?:en)?|art\.|artt?\b|§|punt(?:en)?|hoofdstuk(?:ken)?|rubriek(?:en)?)"
_LIST = re.compile(
    rf"\b{_WORD}\s*(?P<numbers>{_NUMBER}"
    rf"(?:\s*(?:,|en|of|tot en met|t\.e\.m\.|t/m|tot|-|–)\s*(?:{_WORD}\s*)?{_NUMBER})*)",
    re.IGNORECASE,
)
_OF_A_LAW = re.compile(
    r"\s*(?:,?\s*(?:§|lid|al\.)\s*\d+)*[^.;]{0,12}?\b(?:van|uit)\s+(?:de|het|voormelde?)\s+"
    r"(?:wet|kb|koninklijk|decreet|verordening|richtlijn|besluit|vlarem|codex|wetboek|overheidsopdrachtenwet)",
    re.IGNORECASE,
)
_BEFORE_A_LAW = re.compile(r"(?:\bwet|\bkb|decreet|verordening|richtlijn|wetboek)\W+(?:\w+\W+){0,6}$", re.IGNORECASE)
_ITEM = re.compile(rf"(?P<to>tot en met|t\.e\.m\.|t/m|tot|-|–)?\s*(?:{_WORD}\s*)?(?P<number>{_NUMBER})", re.IGNORECASE)
_LONGEST_RANGE = 30


def articles_in(text: str) -> tuple[str, ...]:
    """The numbers of the articles of this draft that a text refers to; articles of laws are left out."""
    found: dict[str, None] = {}
    for reference in _LIST.finditer(text):
        if _OF_A_LAW.match(text, reference.end()) or _BEFORE_A_LAW.search(text[: reference.start()]):
            continue
        found.update(dict.fromkeys(_numbers(reference["numbers"])))
    return tuple(found)


def _numbers(listed: str) -> Iterator[str]:
    last = ""
    for item in _ITEM.finditer(listed):
        number = item["number"]
        if item["to"] and last:
            yield from _between(last, number)
        yield number
        last = number


def _between(first: str, last: str) -> Iterator[str]:
    """What a range leaves out: "2.1 tot 2.4" has 2.2 and 2.3 in between."""
    head, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if head == other and low.isdigit() and high.isdigit() and 0 < int(high) - int(low) < _LONGEST_RANGE:
        for number in range(int(low) + 1, int(high)):
            yield f"{head}.{number}" if head else str(number)
