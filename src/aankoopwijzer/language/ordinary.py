"""Whether a word is an ordinary word of a language, and so no typing error for one of ours.

The dictionary of simplemma takes a quarter of a second to load. It is asked only when a word that the vocabulary does
not know looks much like one that it does; who reads much has it loaded before he begins.
"""

from functools import lru_cache


def load_ordinary(language: str) -> None:
    """Load the dictionary of a language, once per process, so that the first question does not wait for it."""
    is_ordinary("de", language)


@lru_cache(maxsize=20_000)
def is_ordinary(word: str, language: str) -> bool:
    """Whether a dictionary of the language (nl, en, fr, de) knows the word as it is written."""
    import simplemma  # Slow to load, seldom needed.

    return bool(simplemma.is_known(word, lang=language))
