"""Lines of a page put together to running text again."""

import re
from collections.abc import Collection, Sequence
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD: Final = re.compile(r"^([^\W\d_]+)")
# "groen- en blauwaders": the hyphen stands for a word to come.
_AND: Final = re.compile(r"^(?:en|of|et|ou|and|or|und|oder|tot|als|noch)\b")
_KEEPS_ITS_HYPHEN: Final = frozenset({"niet", "non", "ex", "oud", "pro", "anti", "e", "co"})


def joined(lines: Sequence[str], hyphenated: Collection[str] = ()) -> str:
    """The lines as one text. A word that was cut at the end of a line becomes whole.

    `hyphenated` are the words that carry a hyphen elsewhere in the document, in small letters: they keep it.
    """
    text = ""
    for line in lines:
        text = _join(text, line, hyphenated) if text else line
    return text


def hyphenated_words(lines: Sequence[str]) -> frozenset[str]:
    """The words with a hyphen inside a line, in small letters."""
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line))


def _join(text: str, line: str, hyphenated: Collection[str]) -> str:
    if not text.endswith("-") or text.endswith((" -", "--")):
        return f"{text} {line}"
    if _AND.match(line):
        return f"{text} {line}"
    last, first = _LAST_WORD.search(text[-60:]), _FIRST_WORD.match(line[:60])
    if last is None or first is None or line[0].isupper():
        return f"{text}{line}"  # a figure, an abbreviation or a name: its own hyphen
    whole = f"{last[1]}-{first[1]}".casefold()
    keeps = last[1].casefold() in _KEEPS_ITS_HYPHEN or (last[1].isupper() and len(last[1]) > 1) or whole in hyphenated
    return f"{text}{line}" if keeps else f"{text[:-1]}{line}"
