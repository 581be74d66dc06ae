"""The traits of a passage that a learned opinion weighs: words, pairs, parts of words, and the groups that were found.

A trait is called by its family and itself: `w:hemelwater`, `b:niet_beoordeeld`, `c:water`, `m:demand:K1.2:reuse`.
"""

from collections.abc import Iterator, Sequence

from aankoopwijzer.domain.records.passage import ReadSentence
from aankoopwijzer.language.passages.words import Forms, Word

WORDS, PAIRS, PARTS, DEMANDS, CUES, OPENING, FIRST = "w", "b", "c", "m", "q", "o", "f"
FAMILIES = (WORDS, PAIRS, PARTS, DEMANDS, CUES, OPENING, FIRST)
START = "^"
NUMBER = "#"
_PARTS = (4, 5, 6)
_SHORTEST = 4
_OPENING_WORDS = 3


def key_of(forms: Forms) -> str:
    """A word as traits name it: its stem, every figure alike."""
    return NUMBER if forms.is_number else forms.stem


def parts_of(key: str) -> Iterator[str]:
    """The parts of one word, each once: what compounds share."""
    if len(key) < _SHORTEST:
        return
    marked = f"<{key}>"
    sizes = [size for size in _PARTS if size < len(marked)]
    yield from sorted({marked[at : at + size] for size in sizes for at in range(len(marked) - size + 1)})


def pairs_of(keys: Sequence[str]) -> Iterator[str]:
    """Every word of a sentence with the one before it."""
    return map("_".join, zip((START, *keys), keys, strict=False))


def opening_of(keys: Sequence[str]) -> Iterator[str]:
    """How a passage begins: its first word, first two, first three."""
    for size in range(1, min(_OPENING_WORDS, len(keys)) + 1):
        yield "_".join(keys[:size])


def keys_of(words: Sequence[Word]) -> list[str]:
    """The keys of the words of one sentence."""
    return [key_of(word.forms) for word in words]


def groups_in(sentences: Sequence[ReadSentence]) -> Iterator[tuple[str, str]]:
    """The family and name of each group of words that was found, once."""
    for name in sorted({name for sentence in sentences for name in sentence.mentions}):
        if name.startswith("demand:"):
            yield DEMANDS, name
        elif name.startswith("cue:"):
            yield CUES, name
