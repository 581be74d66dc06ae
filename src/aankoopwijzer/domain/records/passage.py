"""A piece of tender prose, and what reading it brought up: the words that may decide, each with its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

PassageForm = Literal["paragraph", "list_item", "table_row", "footnote"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, list item or table row, with where it stands; `page` and `heading` where they are known.

    `heading` is the nearest heading as its reader sees it ("2. Technische eisen"), `article` the number of the article
    that the passage belongs to ("2.1").
    """

    id: str
    text: str
    heading: str | None = None
    page: int | None = None
    article: str = ""
    form: PassageForm = "paragraph"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a passage that mean something to the pack; `start` and `end` count characters of the passage's text."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """One sentence: its place in the passage, and per group of words of the pack where it names them.

    A group of words is called `demand:K1.2:rainwater`, `cue:wish` or `risk:distance-rule:distance`.
    """

    start: int
    end: int
    mentions: Mapping[str, tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class KnownClause:
    """A clause of the pack's own library that a passage repeats: its id, and the words of the passage that do so."""

    id: str
    words: Mention


@dataclass(frozen=True, slots=True)
class Opinions:
    """What a learned weighing says: a score per label, above nought speaks for it.

    `because` finds the words that weighed most for a label, none for what is far from being said; it takes time, so ask
    it only of what is told.
    """

    scores: Mapping[str, float]
    because: Callable[[str], tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage with its sentences in order, and the clauses of the library that it repeats.

    `opinions` are the learned ones, where the pack has any; see `domain.policy.learned`.
    """

    passage: Passage
    sentences: tuple[ReadSentence, ...]
    clauses: tuple[KnownClause, ...] = ()
    opinions: Opinions | None = None
