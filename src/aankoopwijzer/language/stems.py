"""One spelling for the forms of a word, so that singular and plural meet.

The same cuts are made in the vocabulary and in the purchase; the result is a key, not a word. The rules are those of
Dutch spelling (vowel and consonant doubling, v/f and z/s at the end), and they also level the plurals and feminine
forms of French, English and German well enough for keys.
"""

import unicodedata

_SHORTEST = 3
_VOWELS = frozenset("aeiouy")
_LONG_VOWELS = ("aa", "ee", "oo", "uu")
_DIMINUTIVES = ("je", "tje", "pje", "etje")


def plain(text: str) -> str:
    """Lower case without accents: "Één Café" and "een cafe" read alike."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    lowered = lowered.replace("ß", "ss").replace("œ", "oe").replace("’", "'").replace("‘", "'")
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stem(word: str) -> str:
    """The key of one plain word: "bomen" and "boom", "fietsen" and "fiets", "véhicules" and "véhicule" meet."""
    if len(word) <= _SHORTEST:
        return word
    key = word.replace("'", "")
    key = _without_s(key)
    if key.endswith("en") and not key.endswith("een") and len(key) > _SHORTEST + 1:
        key = _closed(key[:-2])
        key = _without_s(key)
    elif key.endswith("e") and len(key) > _SHORTEST + 1:
        key = _closed(key[:-1])
        key = _without_s(key)
    return _short_vowel(key)


def undiminished(word: str) -> tuple[str, ...]:
    """What a diminutive may be the small form of, likeliest first: "tentje" gives "tent" and "ten", "fiets" nothing."""
    bare = word.removesuffix("s")
    return tuple(
        bare[: -len(ending)]
        for ending in _DIMINUTIVES
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST
    )


def _without_s(key: str) -> str:
    bare = key.rstrip("s")
    if len(bare) < _SHORTEST or bare == key or bare.endswith(_LONG_VOWELS):
        return key
    return bare


def _closed(key: str) -> str:
    """End of a stem after a cut: double consonant single, v to f, z to s."""
    if len(key) > _SHORTEST and key[-1] == key[-2] and key[-1] not in _VOWELS:
        key = key[:-1]
    if key.endswith("v"):
        return key[:-1] + "f"
    if key.endswith("z"):
        return key[:-1] + "s"
    return key


def _short_vowel(key: str) -> str:
    if len(key) > _SHORTEST and key[-3:-1] in _LONG_VOWELS and key[-1] not in _VOWELS:
        return key[:-2] + key[-1]
    return key
