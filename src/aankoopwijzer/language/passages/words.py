"""A passage as sentences of words, each word with its place and the forms that patterns are held against."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from aankoopwijzer.language.stems import plain, stem

_TOKEN = re.compile(r"[^\W_]+(?:(?:[-'’/][^\W_]+)|(?:[.,]\d+))*[-²³]?|[.!?;:()\n%€|]")
_MARKS = frozenset(".!?;:()\n|")
_ABBREVIATED = frozenset(
    "art nr nrs bv bvb incl excl max min ca cf resp par enz evt o.a o.m m.i.v d.w.z i.v.m t.e.m st dhr mevr afd".split()
)
_SEEN = re.compile(r"\s*(\S)")
# What French writes onto the next word: "l'environnement" is the word "environnement" too.
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu)'(?=\w{2})")
_LONGEST = 60
_REMEMBERED = 50_000


class Word(NamedTuple):
    """One word: `start` and `end` in the text, and its forms in plain letters."""

    start: int
    end: int
    forms: "Forms"


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The plain spellings of a word: in one piece, cut at its hyphens, and the stems of all of them.

    There is one of these per word as written, so what follows from it is remembered by identity.
    """

    whole: str
    stem: str
    """The stem of the word in one piece."""
    spellings: frozenset[str]
    stems: frozenset[str]
    is_number: bool


@lru_cache(maxsize=_REMEMBERED)
def forms_of(written: str) -> Forms:
    """The forms of a word as it is written."""
    letters = plain(written[:_LONGEST]).replace("’", "'").replace("²", "2").replace("³", "3")
    whole = letters.replace("-", "")
    parts = [part for part in re.split("[-/]", letters) if part]
    spellings = frozenset((whole, *parts, *(_ELIDED.sub("", part) for part in parts)))
    return Forms(whole, stem(whole), spellings, frozenset(map(stem, spellings)), written[:1].isdigit())


def sentences_of(text: str) -> list[list[Word]]:
    """The words of a text, sentence by sentence; sentences without words are left out."""
    found: list[list[Word]] = []
    words: list[Word] = []
    before = ""
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark not in _MARKS:
            words.append(Word(token.start(), token.end(), forms_of(mark)))
        elif mark in "!?\n|" or (mark == "." and _ends(before, text, token.end())):
            if words:
                found.append(words)
            words = []
        before = mark
    if words:
        found.append(words)
    return found


def _ends(before: str, text: str, at: int) -> bool:
    """Whether a full stop ends its sentence: not after an abbreviation, not before a small letter."""
    following = _SEEN.match(text, at)
    if following is None:
        return True
    letter = following[1]
    return before.lower() not in _ABBREVIATED and not letter.islower() and not (before.isdigit() and letter.isdigit())
