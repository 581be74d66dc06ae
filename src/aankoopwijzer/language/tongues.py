"""In which language a text is written, as far as its words tell.

"Recherche" is research in French and the detective department in Dutch. So a text is read in its own language; where
two languages are nearly even ("Catering - Restauration"), in both.
"""

import re
from collections import Counter

from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.domain.values.text import LANGUAGES, Language
from aankoopwijzer.language.stems import plain

_WORD = re.compile(r"[^\W\d_]+")
_READ = 600
_NEARLY_EVEN = 0.7
_TOO_FEW = 2


class Tongues:
    """Knows the words of each language as the vocabulary writes them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
        for entry in vocabulary.entries:
            for language, text in entry.terms.items():
                self._words[language].update(_WORD.findall(plain(text)))

    def of(self, text: str, otherwise: tuple[Language, ...] = ()) -> tuple[Language, ...]:
        """The languages to read a text in, strongest first; Dutch, or `otherwise`, when its words say nothing."""
        votes: Counter[Language] = Counter()
        for word in set(_WORD.findall(plain(text[:_READ]))):
            for language, words in self._words.items():
                votes[language] += word in words
        most = max(votes.values(), default=0)
        if not most:
            return otherwise or LANGUAGES[:1]
        first = next(language for language in LANGUAGES if votes[language] == most)
        nearly = [
            language
            for language in LANGUAGES
            if language != first and votes[language] >= max(_TOO_FEW, _NEARLY_EVEN * most)
        ]
        return (first, *nearly)
