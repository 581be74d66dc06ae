"""Whether a word is an ordinary word of a language, and so no typing error for one of ours.

The dictionary of simplemma takes a quarter of a second to load. It is asked only when a word that the vocabulary does
not know looks much like one that it does.
"""

from functools import lru_cache


@lru_cache(maxsize=20_000)
def is_ordinary(word: str, language: str) -> bool:
    """Whether a dictionary of the language (nl, en, fr, de) knows the word as it is written."""
    import simplemma  # Slow to load, seldom needed.

    return bool(simplemma.is_known(word, lang=language))
