"""A passage weighed by what was learned: per label a score, and the words that weighed most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import sqrt

import numpy as np

from aankoopwijzer.domain.policy.learned import ANY, KIND, LearnedWeights
from aankoopwijzer.domain.records.passage import Mention, Opinions, ReadSentence
from aankoopwijzer.language.passages.traits import (
    CUES,
    DEMANDS,
    FAMILIES,
    FIRST,
    OPENING,
    PAIRS,
    PARTS,
    WORDS,
    keys_of,
    opening_of,
    pairs_of,
    parts_of,
)
from aankoopwijzer.language.passages.words import Word, sentences_of

WINDOW = 4
"""Sentences that are weighed together: as many as the passages had that the weights come from."""
_STEP = 2
_SHOWN = 4
_FLOOR, _FLOOR_OF_KINDS = -0.6, -0.2
_REMEMBERED = 20_000

Added = tuple[np.ndarray | None, float]
"""What a trait adds to every label, weighed by its rarity (None: it was never met), and the square of its rarity."""
_NOTHING: Added = (None, 0.0)


@dataclass(frozen=True, slots=True)
class _Part:
    """Sentences that were weighed together, from which on: the score per label, and the scale of each family.

    The words themselves are not kept: reading again the little that is quoted costs less than holding a whole draft.
    """

    start: int
    scores: tuple[float, ...]
    scales: tuple[float, float, float]
    """Of words, parts and pairs."""


class OpinionReader:
    """Weighs passages by one set of learned weights. Safe to share between threads."""

    def __init__(self, learned: LearnedWeights) -> None:
        self._learned = learned
        self._numbers = {label: number for number, label in enumerate(learned.labels)}
        self._rows = np.zeros((len(learned.traits), len(learned.labels)))
        self._squares = np.array([trait.rarity * trait.rarity for trait in learned.traits.values()])
        self._parts: dict[str, int] = {}
        self._added: dict[str, dict[str, Added]] = {family: {} for family in FAMILIES}
        for row, (called, trait) in enumerate(learned.traits.items()):
            family, _, name = called.partition(":")
            for label, weight in trait.weights:
                self._rows[row, label] = trait.rarity * weight
            if family == PARTS:
                self._parts[name] = row
            else:
                self._added[family][name] = self._rows[row], trait.rarity * trait.rarity
        self._word = lru_cache(maxsize=_REMEMBERED)(self._of_word)

    def read(self, words: Sequence[Sequence[Word]], sentences: Sequence[ReadSentence], text: str) -> Opinions:
        """The opinion on each label; of a long passage that of the part which speaks most for it."""
        starts = range(0, max(1, len(words) - WINDOW + _STEP), _STEP)
        parts = tuple([self._weigh(at, words[at : at + WINDOW], sentences[at : at + WINDOW]) for at in starts])
        scores = map(max, zip(*(part.scores for part in parts), strict=True)) if len(parts) > 1 else parts[0].scores
        return Opinions(dict(zip(self._learned.labels, scores, strict=True)), partial(self._because, parts, text))

    def _weigh(self, start: int, words: Sequence[Sequence[Word]], sentences: Sequence[ReadSentence]) -> _Part:
        keys = [keys_of(sentence) for sentence in words]
        known = [self._word(key) for key in sorted({key for sentence in keys for key in sentence})]
        groups = frozenset().union(*(sentence.mentions for sentence in sentences))
        total = _Total(self._learned)
        scales = (
            total.add(WORDS, [word for word, _ in known]),
            total.add(PARTS, [parts for _, parts in known]),
            total.add(PAIRS, self._named(PAIRS, [pair for sentence in keys for pair in pairs_of(sentence)])),
        )
        for family in (DEMANDS, CUES):
            total.add(family, self._named(family, groups))
        if keys:
            total.add(OPENING, self._named(OPENING, opening_of(keys[0])))
            total.add(FIRST, self._named(FIRST, keys[0]))
        return _Part(start, total.scores(), scales)

    def _of_word(self, key: str) -> tuple[Added, Added]:
        """What a word adds by itself, and by its parts."""
        rows = [self._parts[part] for part in parts_of(key) if part in self._parts]
        by_parts = (self._rows[rows].sum(axis=0), float(self._squares[rows].sum())) if rows else _NOTHING
        return self._added[WORDS].get(key, _NOTHING), by_parts

    def _named(self, family: str, names: Iterable[str]) -> list[Added]:
        """What the traits of these names add, each once and always in one order."""
        added = self._added[family]
        return [added[name] for name in sorted(added.keys() & names)]

    def _because(self, parts: Sequence[_Part], text: str, label: str) -> tuple[Mention, ...]:
        """The words that speak most for a label, in the order of the text; words side by side are one."""
        number = self._numbers.get(label)
        if number is None:
            return ()
        part = max(parts, key=lambda one: one.scores[number])
        if label == ANY or part.scores[number] <= (_FLOOR_OF_KINDS if label.startswith(KIND) else _FLOOR):
            return ()
        weighed: list[tuple[float, int, int]] = []
        words = sentences_of(text)[part.start : part.start + WINDOW]
        for place, sentence in enumerate(words):
            shares = self._shares(number, keys_of(sentence), part.scales)
            weighed += [(-share, place, word) for word, share in enumerate(shares) if share > 0]
        best = sorted((place, word) for _, place, word in sorted(weighed)[:_SHOWN])
        return tuple(_joined(best, words, text))

    def _shares(self, label: int, keys: Sequence[str], scales: tuple[float, float, float]) -> list[float]:
        """What each word of a sentence adds to a label, by itself, by its parts and in its pairs."""
        own, by_parts, in_pairs = scales
        shares = [
            _share(word, label, own) + _share(parts, label, by_parts) for (word, _), (parts, _) in map(self._word, keys)
        ]
        for number, pair in enumerate(pairs_of(keys)):
            vector, _ = self._added[PAIRS].get(pair, (None, 0.0))
            if vector is not None:
                added = _share(vector, label, in_pairs / 2)
                shares[number] += added
                if number:
                    shares[number - 1] += added
        return shares


class _Total:
    """The sum of what was found, family after family, made in one go: always in one order, so always the same."""

    def __init__(self, learned: LearnedWeights) -> None:
        self._learned = learned
        self._vectors: list[np.ndarray] = []
        self._starts: list[int] = []
        self._scales: list[float] = []

    def add(self, family: str, found: Sequence[Added]) -> float:
        """Add what was found of a family; its scale."""
        square = sum([one for _, one in found])
        if not square:
            return 0.0
        scale = self._learned.families[family] / sqrt(square)
        self._starts.append(len(self._vectors))
        self._scales.append(scale)
        self._vectors += [vector for vector, _ in found if vector is not None]
        return scale

    def scores(self) -> tuple[float, ...]:
        """The score per label."""
        if not self._vectors:
            return self._learned.biases
        rows = np.concatenate(self._vectors).reshape(len(self._vectors), -1)
        sums = np.add.reduceat(rows, self._starts, axis=0) * np.array(self._scales)[:, np.newaxis]
        return tuple(np.add(self._learned.biases, sums.sum(axis=0)).tolist())


def _share(vector: np.ndarray | None, label: int, scale: float) -> float:
    return 0.0 if vector is None else float(vector[label]) * scale


def _joined(places: Sequence[tuple[int, int]], words: Sequence[Sequence[Word]], text: str) -> Iterable[Mention]:
    """The places as mentions, neighbours together."""
    row: list[tuple[int, int]] = []
    for here in places:
        if row and here != (row[-1][0], row[-1][1] + 1):
            yield _mention(row, words, text)
            row = []
        row.append(here)
    if row:
        yield _mention(row, words, text)


def _mention(row: Sequence[tuple[int, int]], words: Sequence[Sequence[Word]], text: str) -> Mention:
    (place, first), (_, last) = row[0], row[-1]
    start, end = words[place][first].start, words[place][last].end
    return Mention(text[start:end], start, end)
