"""Passages in another language than the one that is read, told by their smallest words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from aankoopwijzer.domain.values.text import Language
from aankoopwijzer.language.stems import plain

_WORD = re.compile(r"[^\W\d_]+")
_SMALL: Mapping[Language, frozenset[str]] = {
    "nl": frozenset(
        "de het een en van in op te dat die is zijn wordt worden met voor door aan bij niet of als uit om tot naar "
        "over deze dit ook hij zij per moet minstens".split()
    ),
    "fr": frozenset(
        "le la les un une et de des du en dans sur que qui est sont sera seront avec pour par au aux ne pas ou se ce "
        "cette ces il elle doit moins l d".split()
    ),
    "en": frozenset(
        "the a an and of in on to that which is are be shall will with for by at not or as from this these it must "
        "least their its".split()
    ),
    "de": frozenset(
        "der die das ein eine und von im auf zu dass ist sind wird werden mit fur durch an bei nicht oder als aus um "
        "bis nach uber diese dieser muss mindestens den dem des".split()
    ),
}
_FEWEST_WORDS, _FEWEST_HITS = 8, 3


def languages_of(texts: Iterable[str], *, read: Language = "nl") -> Counter[str]:
    """How many of the texts are in each language but the one that is read; short texts and even votes count nowhere."""
    found: Counter[str] = Counter()
    for text in texts:
        words = _WORD.findall(plain(text))
        if len(words) < _FEWEST_WORDS:
            continue
        votes = {language: sum(map(small.__contains__, words)) for language, small in _SMALL.items()}
        best = max(votes, key=lambda language: votes[language])
        if best != read and votes[best] >= _FEWEST_HITS and votes[best] > 1.5 * votes[read]:
            found[best] += 1
    return found
