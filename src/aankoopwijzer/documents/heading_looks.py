"""Whether a line is a heading by its looks, where no style says so."""

import re
from typing import Final

_LONGEST: Final = 110
_ENDS_A_SENTENCE: Final = re.compile(r"[.;:,?!…]$")
_LETTERS: Final = re.compile(r"[^\W\d_]")
# A sentence that happens to be bold is no heading: it has a verb that demands, early in the line.
_SENTENCE: Final = re.compile(
    r"\b(?:is|zijn|wordt|worden|moet|moeten|mag|mogen|dient|dienen|kan|kunnen|heeft|hebben|geldt|gelden|"
    r"est|sont|doit|doivent|must|shall)\b"
)


def looks_like_heading(text: str, sort: str, *, bold: bool) -> bool:
    """Whether a short line reads as a heading: bold or capitals, or "Artikel 12 - ...", and no sentence.

    `sort` is the kind of number in front of it, as `typed_number` tells; a bullet is never a heading.
    """
    if sort in {"bullet", "ordinal"} or len(text) > _LONGEST:
        return False
    if not text:
        return sort == "named"
    if _ENDS_A_SENTENCE.search(text) or not (letters := _LETTERS.findall(text)):
        return False
    if sort == "named":
        return not _SENTENCE.search(text)
    if len(letters) < 3 or text[0].islower() or _SENTENCE.search(text):
        return False
    capitals = len(letters) > 5 and len(text.split()) <= 10 and all(letter.isupper() for letter in letters)
    return bold or (capitals and sort != "letter")
