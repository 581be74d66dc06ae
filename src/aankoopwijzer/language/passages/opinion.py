"""A passage weighed by what was learned: per label a score, and the words that weighed most."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt

from aankoopwijzer.domain.policy.learned import ANY, KIND, LearnedWeights, Trait
from aankoopwijzer.domain.records.passage import Mention, Opinion, ReadSentence
from aankoopwijzer.language.passages.traits import (
    CUES,
    DEMANDS,
    FIRST,
    OPENING,
    PAIRS,
    PARTS,
    WORDS,
    groups_in,
    keys_of,
    opening_of,
    pairs_of,
    parts_of,
)
from aankoopwijzer.language.passages.words import Word

WINDOW = 4
"""Sentences that are weighed together: as many as the passages had that the weights come from."""
_STEP = 2
_SHOWN = 4
_FLOOR, _FLOOR_OF_KINDS = -0.6, -0.2
_REMEMBERED = 20_000

Vector = list[float]


class OpinionReader:
    """Weighs passages by one set of learned weights. Safe to share between threads."""

    def __init__(self, learned: LearnedWeights) -> None:
        self._learned = learned
        self._traits = learned.traits
        self._size = len(learned.labels)
        self._word = lru_cache(maxsize=_REMEMBERED)(self._of_word)

    def read(self, words: Sequence[Sequence[Word]], sentences: Sequence[ReadSentence], text: str) -> dict[str, Opinion]:
        """The opinion on each label; of a long passage that of the part which speaks most for it."""
        found: dict[str, Opinion] = {}
        for start in range(0, max(1, len(words) - WINDOW + _STEP), _STEP):
            part = slice(start, start + WINDOW)
            for label, opinion in self._weigh(words[part], sentences[part], text).items():
                if label not in found or opinion.score > found[label].score:
                    found[label] = opinion
        return found

    def _weigh(
        self, words: Sequence[Sequence[Word]], sentences: Sequence[ReadSentence], text: str
    ) -> dict[str, Opinion]:
        keys = [keys_of(sentence) for sentence in words]
        known = [self._word(key) for key in sorted({key for sentence in keys for key in sentence})]
        total: Iterable[float] = self._learned.biases
        scales = {}
        for family, found in ((WORDS, [one[:2] for one in known]), (PARTS, [one[2:] for one in known])):
            total, scales[family] = self._with_known(total, family, found)
        sums = list(total)
        scales[PAIRS] = self._add(sums, PAIRS, {pair for sentence in keys for pair in pairs_of(sentence)})
        groups = list(groups_in(sentences))
        for family in (DEMANDS, CUES):
            self._add(sums, family, {name for one, name in groups if one == family})
        if keys:
            self._add(sums, OPENING, set(opening_of(keys[0])))
            self._add(sums, FIRST, set(keys[0]))
        return {
            label: Opinion(
                score, self._because(number, words, keys, scales, text) if self._is_asked(label, score) else ()
            )
            for number, (label, score) in enumerate(zip(self._learned.labels, sums, strict=True))
        }

    @staticmethod
    def _is_asked(label: str, score: float) -> bool:
        """Whether anybody may want to know why: not of what is far from being said."""
        return label != ANY and score > (_FLOOR_OF_KINDS if label.startswith(KIND) else _FLOOR)

    def _of_word(self, key: str) -> tuple[Vector | None, float, Vector | None, float]:
        """What a word adds by itself and by its parts: the weights, and the square of the size of each."""
        return (
            *self._summed(f"{WORDS}:{key}" for key in (key,)),
            *self._summed(f"{PARTS}:{one}" for one in parts_of(key)),
        )

    def _summed(self, names: Iterable[str]) -> tuple[Vector | None, float]:
        vector: Vector | None = None
        square = 0.0
        for name in names:
            trait = self._traits.get(name)
            if trait is None:
                continue
            if vector is None:
                vector = [0.0] * self._size
            rarity = trait.rarity
            square += rarity * rarity
            for label, weight in trait.weights:
                vector[label] += rarity * weight
        return vector, square

    def _with_known(
        self, total: Iterable[float], family: str, found: Sequence[tuple[Vector | None, float]]
    ) -> tuple[Iterable[float], float]:
        square = sum(one for _, one in found)
        if not square:
            return total, 0.0
        scale = self._learned.families[family] / sqrt(square)
        sums = map(sum, zip(*(vector for vector, _ in found if vector is not None), strict=True))
        return [start + scale * added for start, added in zip(total, sums, strict=True)], scale

    def _add(self, total: Vector, family: str, names: set[str]) -> float:
        found = [trait for name in sorted(names) if (trait := self._traits.get(f"{family}:{name}")) is not None]
        square = sum(trait.rarity * trait.rarity for trait in found)
        if not square:
            return 0.0
        scale = self._learned.families[family] / sqrt(square)
        for trait in found:
            share = scale * trait.rarity
            for label, weight in trait.weights:
                total[label] += share * weight
        return scale

    def _because(
        self,
        label: int,
        words: Sequence[Sequence[Word]],
        keys: Sequence[Sequence[str]],
        scales: dict[str, float],
        text: str,
    ) -> tuple[Mention, ...]:
        """The words that speak most for a label, in the order of the text; words side by side are one."""
        weighed: list[tuple[float, int, int]] = []
        for place, (sentence, sentence_keys) in enumerate(zip(words, keys, strict=True)):
            shares = [self._share(label, key, scales) for key in sentence_keys]
            for number, pair in enumerate(pairs_of(sentence_keys)):
                trait = self._traits.get(f"{PAIRS}:{pair}")
                before = _weight(trait, label) * trait.rarity * scales[PAIRS] / 2 if trait else 0.0
                shares[number] += before
                if number:
                    shares[number - 1] += before
            weighed += [(share, place, number) for number, share in enumerate(shares) if share > 0 and sentence]
        best = sorted(weighed, key=lambda one: (-one[0], one[1:]))[:_SHOWN]
        return tuple(_joined(sorted((place, number) for _, place, number in best), words, text))

    def _share(self, label: int, key: str, scales: dict[str, float]) -> float:
        word, _, parts, _ = self._word(key)
        return (word[label] * scales[WORDS] if word else 0.0) + (parts[label] * scales[PARTS] if parts else 0.0)


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


def _weight(trait: Trait, label: int) -> float:
    return next((weight for one, weight in trait.weights if one == label), 0.0)
