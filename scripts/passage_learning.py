"""How the learned second opinion on passages is made: labelled passages in, weights and balances out.

Three steps, none of which looks at the text of a passage that it is measured on:
1. For each label a linear support vector machine on the traits of the passages.
2. The same with one author left out, for each author: scores of passages by somebody whom the weights never met.
3. A logistic regression on those scores beside what the words of the pack said: how far to trust each.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log, sqrt
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from aankoopwijzer.domain.policy.demands import CheckingRules, PassageKind
from aankoopwijzer.domain.policy.learned import ANY, KIND, PROOF, SANCTION, Balance, LearnedWeights, Trait
from aankoopwijzer.domain.records.passage import Opinions, Passage, ReadPassage
from aankoopwijzer.domain.review.balancing import chance, kind_terms, objective_terms, said_terms
from aankoopwijzer.domain.review.finding import PassageFinding
from aankoopwijzer.domain.review.passages import Reviewer
from aankoopwijzer.language.passages.reading import PassageReader
from aankoopwijzer.language.passages.traits import (
    CUES,
    DEMANDS,
    FAMILIES,
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
from aankoopwijzer.language.passages.words import sentences_of

WEIGHT_OF_FAMILY = {WORDS: 1.0, PAIRS: 1.0, PARTS: 1.4, DEMANDS: 0.5, CUES: 0.2, OPENING: 0.5, FIRST: 0.5}
FEWEST = {WORDS: 2, PAIRS: 2, PARTS: 3, DEMANDS: 2, CUES: 2, OPENING: 2, FIRST: 2}
"""In how many passages a trait must stand to be learned from."""
SMALLEST = 0.08
"""A weight times its rarity below this is left out: it moves nothing."""
STRICTNESS = 2.0
BALANCED_ON = ("A1", "A2", "A3", "A4", "A5", "A6")
"""Authors who wrote after the words of the pack: on A0 the words are always right, and would be trusted too much."""
ALARMS = 0.03
"""Share of passages without an objective that may be said to carry one out."""
KINDS: tuple[PassageKind, ...] = (
    "reserved",
    "award_criterion",
    "selection_criterion",
    "contract_performance_condition",
    "technical_specification",
    "none",
)


@dataclass(frozen=True)
class Labelled:
    """A labelled passage with its author, as the pack's words read it."""

    author: str
    gold: Mapping[str, Any]
    read: ReadPassage
    traits: Mapping[str, Counter[str]] = field(repr=False)

    @property
    def opinions(self) -> Opinions:
        """What was learned of it; raises `ValueError` when it was read by words alone."""
        if self.read.opinions is None:
            raise ValueError(f"passage {self.read.passage.id} was read without learned weights")
        return self.read.opinions

    def has(self, label: str) -> bool:
        """Whether a label is right for it."""
        if label == ANY:
            return bool(self.gold["fulfils"])
        if label == PROOF:
            return bool(self.gold["has_proof"])
        if label == SANCTION:
            return bool(self.gold["has_sanction"])
        if label.startswith(KIND):
            return bool(self.gold["kind"] == label.removeprefix(KIND))
        return label in self.gold["fulfils"]


def read_labelled(labelled: Sequence[Mapping[str, Any]], rules: CheckingRules) -> list[Labelled]:
    """The passages read by the pack's words, with their traits."""
    reader = PassageReader(rules.groups, [(one.id, one.text) for one in rules.clauses])
    found = []
    for gold in labelled:
        read = reader.read(Passage(gold["id"], gold["text"]))
        found.append(Labelled(gold["author"], gold, read, _traits(read)))
    return found


def _traits(read: ReadPassage) -> dict[str, Counter[str]]:
    keys = [keys_of(words) for words in sentences_of(read.passage.text)]
    once = {key for sentence in keys for key in sentence}
    traits = {
        WORDS: Counter(once),
        PAIRS: Counter({pair for sentence in keys for pair in pairs_of(sentence)}),
        PARTS: Counter(part for key in once for part in parts_of(key)),
        OPENING: Counter(set(opening_of(keys[0])) if keys else ()),
        FIRST: Counter(set(keys[0]) if keys else ()),
        DEMANDS: Counter(),
        CUES: Counter(),
    }
    for family, name in groups_in(read.sentences):
        traits[family][name] += 1
    return traits


class Lesson:
    """The traits of many passages as one matrix, from which any part of them can be learned."""

    def __init__(self, passages: Sequence[Labelled], labels: Sequence[str]) -> None:
        self.passages = passages
        self.labels = tuple(labels)
        self.gold = np.array([[one.has(label) for label in labels] for one in passages])
        self.authors = np.array([one.author for one in passages])

    @cached_property
    def all_authors(self) -> list[str]:
        """Every author, in order."""
        return sorted(set(self.authors))

    def learned_from(self, chosen: np.ndarray) -> LearnedWeights:
        """The weights of some of the passages, without balances."""
        passages = [one for one, is_chosen in zip(self.passages, chosen, strict=True) if is_chosen]
        rarity = _rarity(passages)
        names = sorted(rarity)
        matrix = _matrix(passages, names, rarity)
        gold = self.gold[chosen]
        rows: list[np.ndarray] = []
        biases: list[float] = []
        for number in range(len(self.labels)):
            balanced = None if self.labels[number].startswith(KIND) else "balanced"
            machine = LinearSVC(C=STRICTNESS, class_weight=balanced, random_state=0)
            machine.fit(matrix, gold[:, number])
            rows.append(machine.coef_[0])
            biases.append(float(machine.intercept_[0]))
        weights = np.array(rows)
        rarities = np.array([rarity[name] for name in names])
        strong = np.abs(weights) * rarities >= SMALLEST
        traits = {
            name: Trait(
                round(rarity[name], 2),
                tuple((int(label), round(float(weights[label, at]), 2)) for label in np.flatnonzero(strong[:, at])),
            )
            for at, name in enumerate(names)
        }
        return LearnedWeights(self.labels, tuple(round(bias, 2) for bias in biases), WEIGHT_OF_FAMILY, traits, {})


def _rarity(passages: Sequence[Labelled]) -> dict[str, float]:
    found: Counter[str] = Counter()
    for one in passages:
        for family in FAMILIES:
            found.update(f"{family}:{name}" for name in one.traits[family])
    return {
        name: round(log((1 + len(passages)) / (1 + count)) + 1, 2)
        for name, count in found.items()
        if count >= FEWEST[name.partition(":")[0]]
    }


def _matrix(passages: Sequence[Labelled], names: Sequence[str], rarity: Mapping[str, float]) -> csr_matrix:
    place = {name: number for number, name in enumerate(names)}
    rows, columns, values = [], [], []
    for number, one in enumerate(passages):
        for family in FAMILIES:
            known = [(f"{family}:{name}", count) for name, count in one.traits[family].items()]
            known = [(name, count) for name, count in known if name in place]
            size = sqrt(sum(count * rarity[name] ** 2 for name, count in known))
            for name, count in known:
                rows.append(number)
                columns.append(place[name])
                values.append(WEIGHT_OF_FAMILY[family] * count * rarity[name] / size)
    return csr_matrix((values, (rows, columns)), shape=(len(passages), len(names)))


def labels_of(passages: Sequence[Mapping[str, Any]]) -> list[str]:
    """Every label, objectives first."""
    codes = sorted({code for one in passages for code in one["fulfils"]})
    return [*codes, ANY, PROOF, SANCTION, *(KIND + kind for kind in KINDS)]


@dataclass
class OutOfFold:
    """The passages with the opinions of weights that never met their author."""

    passages: list[Labelled]
    weights: dict[str, LearnedWeights]
    """By the author who was left out."""


def opinions_out_of_fold(lesson: Lesson, rules: CheckingRules) -> OutOfFold:
    """Each author read by what the others taught."""
    passages: list[Labelled] = []
    weights = {}
    for author in lesson.all_authors:
        weights[author] = lesson.learned_from(lesson.authors != author)
        reader = PassageReader(rules.groups, [(one.id, one.text) for one in rules.clauses], learned=weights[author])
        passages += [
            replace(one, read=reader.read(one.read.passage)) for one in lesson.passages if one.author == author
        ]
    return OutOfFold(passages, weights)


def balances_of(passages: Sequence[Labelled], labels: Sequence[str], rules: CheckingRules) -> dict[str, Balance]:
    """How far to trust words and learned opinion, from passages with opinions of weights that never met them."""
    reviewer = Reviewer(rules)
    found = [reviewer.by_words(one.read) for one in passages]
    codes = [label for label in labels if "." in label]
    kind = _fitted(
        [
            (kind_terms(one.opinions, each, said.kind if said.kind_because else None), one.gold["kind"] == each)
            for one, said in zip(passages, found, strict=True)
            for each in KINDS
        ]
    )
    rows = [list(_objective_rows(one, said, codes, reviewer)) for one, said in zip(passages, found, strict=True)]
    objective = _fitted([row for of_passage in rows for row in of_passage])
    spoken = {
        label: _fitted(
            [
                (said_terms(one.opinions, label, mentions(said)), one.has(label))
                for one, said in zip(passages, found, strict=True)
            ]
        )
        for label, mentions in ((PROOF, lambda said: said.proof), (SANCTION, lambda said: said.sanction))
    }
    return {"objective": _thresholds(objective, rows), "kind": kind, **spoken}


def _objective_rows(
    one: Labelled, said: PassageFinding, codes: Collection[str], reviewer: Reviewer
) -> Iterator[tuple[dict[str, float], bool]]:
    heard = reviewer.hear(one.read)
    silenced = reviewer.silenced(heard, said.kind)
    by_words = {claim.objective for claim in said.fulfils}
    highest = max(one.opinions.scores[code] for code in codes)
    for code in codes:
        terms = objective_terms(
            one.opinions,
            code,
            highest,
            by_words=by_words,
            silenced=silenced,
            is_set_aside=bool(said.set_aside),
            is_idle=heard.is_idle(),
        )
        yield terms, one.has(code)


def _fitted(rows: Sequence[tuple[Mapping[str, float], bool]]) -> Balance:
    names = sorted(rows[0][0])
    machine = LogisticRegression(C=10.0, max_iter=2000)
    machine.fit(np.array([[terms[name] for name in names] for terms, _ in rows]), np.array([true for _, true in rows]))
    terms = {name: round(float(figure), 3) for name, figure in zip(names, machine.coef_[0], strict=True)}
    return Balance(round(float(machine.intercept_[0]), 3), terms)


def _thresholds(balance: Balance, rows: Sequence[Sequence[tuple[Mapping[str, float], bool]]]) -> Balance:
    """The chance from which it pays to say so, with few false alarms; and that from which to abstain."""
    chances = np.array([[chance(balance, terms) for terms, _ in row] for row in rows])
    gold = np.array([[true for _, true in row] for row in rows])
    empty = ~gold.any(axis=1)
    best, yes = -1.0, 0.5
    for step in range(20, 96):
        said = chances >= step / 100
        right = int((said & gold).sum())
        f1 = 2 * right / (said.sum() + gold.sum())
        alarms = (said.any(axis=1) & empty).sum() / empty.sum()
        worth = f1 - max(0.0, alarms - ALARMS)
        if worth > best:
            best, yes = worth, step / 100
    return replace(balance, yes=yes, unsure=round(min(yes, max(0.15, yes / 2)), 2))


def taught(labelled: Sequence[Mapping[str, Any]], rules: CheckingRules) -> LearnedWeights:
    """The weights of all passages, with balances from each author left out in turn."""
    labels = labels_of(labelled)
    lesson = Lesson(read_labelled(labelled, rules), labels)
    apart = opinions_out_of_fold(lesson, rules)
    balances = balances_of([one for one in apart.passages if one.author in BALANCED_ON], labels, rules)
    return replace(lesson.learned_from(np.ones(len(lesson.passages), dtype=bool)), balances=balances)


def left_out(
    labelled: Sequence[Mapping[str, Any]], rules: CheckingRules
) -> list[tuple[Mapping[str, Any], PassageFinding]]:
    """Each passage judged by weights and balances that its author had no part in."""
    labels = labels_of(labelled)
    lesson = Lesson(read_labelled(labelled, rules), labels)
    apart = opinions_out_of_fold(lesson, rules)
    found: list[tuple[Mapping[str, Any], PassageFinding]] = []
    for author in lesson.all_authors:
        others = [one for one in apart.passages if one.author in BALANCED_ON and one.author != author]
        reviewer = Reviewer(rules, replace(apart.weights[author], balances=balances_of(others, labels, rules)))
        found += [(one.gold, reviewer.review(one.read)) for one in apart.passages if one.author == author]
    return found
