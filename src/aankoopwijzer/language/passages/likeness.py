"""How much of one text's words stand in another: for telling which clause a passage is about."""

import re
from functools import lru_cache

from aankoopwijzer.language.passages.words import sentences_of

_SHORT = 4
_BLANK = re.compile(r"\{\w+\}")


def likeness(clause: str, passage: str) -> float:
    """The share of the passage's longer words that the clause has too, 0 to 1; figures and short words do not count."""
    asked, said = _stems(clause), _stems(passage)
    return len(asked & said) / len(said) if said else 0.0


@lru_cache(maxsize=2_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        min(word.forms.stems, key=len)
        for words in sentences_of(_BLANK.sub(" ", text))
        for word in words
        if not word.forms.is_number and len(word.forms.whole) >= _SHORT
    )
