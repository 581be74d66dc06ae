"""Finds criteria in the library by words and by what they are."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from aankoopwijzer.domain.policy.criteria import Additionality, Criterion, Part
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.text import LANGUAGES, Text

Order = Literal["pack", "best", "title", "review", "burden"]
"""As the pack has them, the best fitting first, by title, what is to be reviewed first, the least work first."""
MOST_WORDS = 12
"""More words than this say nothing more; the rest is not looked for."""
SHORT = 3
"""Letters of a word that is looked for at the beginning of words only: "led" is not in "bekleding"."""
_WORD = re.compile(r"[^\W_]+")
_BURDENS = ("light", "medium", "heavy")


@dataclass(frozen=True, slots=True)
class CriteriaWish:
    """What somebody looks for; what is None or empty does not narrow the search.

    `serves` is the code of an ambition or of an objective.
    """

    words: str = ""
    row: str | None = None
    serves: str | None = None
    part: Part | None = None
    level: Level | None = None
    additionality: Additionality | None = None
    only_stale: bool = False
    order: Order = "best"


@dataclass(frozen=True, slots=True)
class FoundCriteria:
    """The criteria that fit, in the order that was asked, and how many each further choice would leave.

    `counts` has a counter for `row`, `serves`, `part`, `level`, `additionality` and `stale`. Each counts under all
    wishes but its own, so that a choice can be changed for another.
    """

    criteria: tuple[Criterion, ...]
    counts: Mapping[str, Counter[str]]


class CriteriaSearch:
    """The criteria of a pack, made ready to be searched."""

    def __init__(self, criteria: Iterable[Criterion]) -> None:
        self._criteria = tuple(criteria)
        self._titles = {each.id: _spaced(f"{each.id} {_folded(each.title)}") for each in self._criteria}
        self._texts = {
            each.id: _spaced(f"{self._titles[each.id]} {_folded(each.motive)} {_folded(each.clause)}")
            for each in self._criteria
        }

    def find(self, wish: CriteriaWish, *, language: str, on: dt.date) -> FoundCriteria:
        """Everything that holds all the words, in any language of the pack, and is what was wished.

        A word stands anywhere in another, as Dutch compounds have it; one of at most `SHORT` letters begins one. A
        criterion is stale when `review_by` lies before the day `on`. The best come first: all the words begin words of
        the title, stand in the title, begin words of the texts, stand in the texts.
        """
        words = _spaced(fold(wish.words)).split()[:MOST_WORDS]
        holding = [each for each in self._criteria if _holds(self._texts[each.id], words)]
        found = [each for each in holding if _is(each, wish, on)]
        if wish.order != "pack":
            found.sort(key=self._sort_key(wish.order, words, language))
        return FoundCriteria(tuple(found), _counts(holding, wish, on))

    def _sort_key(self, order: Order, words: list[str], language: str) -> Callable[[Criterion], tuple[object, ...]]:
        def key(criterion: Criterion) -> tuple[object, ...]:
            title = fold(criterion.title.in_language(language))
            first = {
                "best": self._distance(criterion, words),
                "review": criterion.review_by,
                "burden": _BURDENS.index(criterion.burden),
            }.get(order)
            return (first, title, criterion.id)

        return key

    def _distance(self, criterion: Criterion, words: list[str]) -> int:
        """How far the words are from being what the criterion is about: 0 is nearest."""
        title, text = self._titles[criterion.id], self._texts[criterion.id]
        if all(f" {word}" in title for word in words):
            return 0
        if _holds(title, words):
            return 1
        return 2 if all(f" {word}" in text for word in words) else 3


def _holds(text: str, words: list[str]) -> bool:
    return all((word if len(word) > SHORT else f" {word}") in text for word in words)


def _spaced(text: str) -> str:
    """The text with one space before each word and nothing else between them, so that a word's beginning is seen."""
    return " " + " ".join(_WORD.findall(text))


def is_stale(criterion: Criterion, *, on: dt.date) -> bool:
    """Whether a criterion should have been looked at again before this day."""
    return criterion.review_by < on


def fold(text: str) -> str:
    """The text without case and accents, so that "energie-efficiënt" is found by "efficient"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _folded(text: Text) -> str:
    return fold(" ".join(getattr(text, language) or "" for language in LANGUAGES))


def _is(criterion: Criterion, wish: CriteriaWish, on: dt.date) -> bool:
    return (
        (wish.row is None or wish.row in criterion.rows)
        and (wish.serves is None or wish.serves in _served(criterion))
        and (wish.part is None or wish.part == criterion.part)
        and (wish.level is None or wish.level in criterion.levels)
        and (wish.additionality is None or wish.additionality in _additionalities(criterion))
        and (not wish.only_stale or is_stale(criterion, on=on))
    )


def _served(criterion: Criterion) -> frozenset[str]:
    """The objectives and the ambitions that they belong to."""
    return frozenset(criterion.objectives) | {code.partition(".")[0] for code in criterion.objectives}


def _additionalities(criterion: Criterion) -> frozenset[str]:
    return frozenset(each.additionality for each in criterion.levels.values())


def _counts(holding: list[Criterion], wish: CriteriaWish, on: dt.date) -> dict[str, Counter[str]]:
    def counted(others: CriteriaWish, values: Callable[[Criterion], Collection[str]]) -> Counter[str]:
        return Counter(value for each in holding if _is(each, others, on) for value in values(each))

    return {
        "row": counted(replace(wish, row=None), lambda each: each.rows),
        "serves": counted(replace(wish, serves=None), _served),
        "part": counted(replace(wish, part=None), lambda each: (each.part,)),
        "level": counted(replace(wish, level=None), lambda each: tuple(level.value for level in each.levels)),
        "additionality": counted(replace(wish, additionality=None), _additionalities),
        "stale": counted(replace(wish, only_stale=False), lambda each: ("stale",) if is_stale(each, on=on) else ()),
    }
