"""Whether a clause can be pasted into a tender: short sentences, no words that nobody can check, proof and sanction.

The words are the pack's (`prose/`); this room only finds them. See docs/how-to/write-a-criterion.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.prose import ProseKind, ProseRule, Style
from aankoopwijzer.domain.values.text import Language, Text

Fault = Literal[
    "long-sentence",
    "vague-word",
    "foreign-word",
    "closed-name",
    "equivalent-not-said",
    "undefined-term",
    "undefined-abbreviation",
    "blank-not-declared",
    "parameter-not-used",
    "threshold-not-said",
    "missing-proof",
    "missing-sanction",
    "missing-scoring",
]
Place = Literal["clause", "proof", "sanction", "scoring"]

_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")
_BLANK = re.compile(r"\{(\w+)\}")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+\b")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing in a text that a buyer or bidder will stumble over."""

    fault: Fault
    place: Place
    found: str
    instead: Text | None = None


@dataclass(frozen=True)
class ProseReader:
    """Reads clauses with the word lists of a pack, in one language."""

    style: Style
    language: Language = "nl"

    def remarks(self, criterion: Criterion) -> tuple[Remark, ...]:
        """Everything that is wrong with the texts of a criterion that end up in tender documents."""
        return (
            *(remark for place, text in self._texts(criterion) for remark in self.on_text(text, place)),
            *self._on_names(criterion),
            *self._on_blanks(criterion),
            *self._on_proof(criterion),
        )

    def on_text(self, text: str, place: Place = "clause") -> tuple[Remark, ...]:
        """What is wrong with a text by itself: long sentences, vague or foreign words, terms that nobody explains."""
        return tuple(self._on_text(text, place))

    def terms_in(self, text: str) -> tuple[ProseRule, ...]:
        """The terms that the text uses and the pack gives a meaning, for the definitions of a tender."""
        return tuple(rule for rule, words in self._lists["term"] if rule.means is not None and words.search(text))

    def _on_text(self, text: str, place: Place) -> Iterator[Remark]:
        for sentence in _SENTENCE_END.split(text):
            if len(sentence.split()) > self.style.longest_sentence:
                yield Remark("long-sentence", place, sentence)
        for rule, found in self._found("vague", text):
            yield Remark("vague-word", place, found, rule.instead)
        for rule, found in self._found("foreign", text):
            yield Remark("foreign-word", place, found, rule.instead)
        if not self._has("explanation", text):
            for rule, found in self._found("term", text):
                if rule.means is None:
                    yield Remark("undefined-term", place, found, rule.instead)
        for short in dict.fromkeys(_ABBREVIATION.findall(text)):
            if not (self._has("short", short) or self._has("term", short) or f"({short})" in text):
                yield Remark("undefined-abbreviation", place, short)

    def _on_names(self, criterion: Criterion) -> Iterator[Remark]:
        clause = criterion.clause.in_language(self.language)
        for rule, found in self._found("named", clause):
            if not criterion.or_equivalent:
                yield Remark("closed-name", "clause", found, rule.instead)
        if criterion.or_equivalent and not self._has("equivalent", clause):
            yield Remark("equivalent-not-said", "clause", "")

    def _on_blanks(self, criterion: Criterion) -> Iterator[Remark]:
        declared = {parameter.name for parameter in criterion.parameters}
        used: set[str] = set()
        for place, text in self._texts(criterion):
            blanks = set(_BLANK.findall(text))
            used |= blanks
            for blank in sorted(blanks - declared - {"threshold"}):
                yield Remark("blank-not-declared", place, blank)
        for name in sorted(declared - used):
            yield Remark("parameter-not-used", "clause", name)
        says_threshold = "{threshold}" in criterion.clause.in_language(self.language)
        if says_threshold != (criterion.better != "yes"):
            yield Remark("threshold-not-said", "clause", criterion.subject)

    def _on_proof(self, criterion: Criterion) -> Iterator[Remark]:
        proof, sanction = (text.in_language(self.language) for text in (criterion.proof.what, criterion.sanction))
        if not self._has("paper", proof):
            yield Remark("missing-proof", "proof", proof)
        if not self._has("consequence", sanction):
            yield Remark("missing-sanction", "sanction", sanction)
        if criterion.part == "award_criterion" and (criterion.scoring is None or criterion.scoring_formula is None):
            yield Remark("missing-scoring", "scoring", "")

    def _texts(self, criterion: Criterion) -> Iterator[tuple[Place, str]]:
        yield "clause", criterion.clause.in_language(self.language)
        yield "proof", criterion.proof.what.in_language(self.language)
        yield "sanction", criterion.sanction.in_language(self.language)
        if criterion.scoring is not None:
            yield "scoring", criterion.scoring.in_language(self.language)

    def _found(self, kind: ProseKind, text: str) -> Iterator[tuple[ProseRule, str]]:
        for rule, words in self._lists[kind]:
            for found in dict.fromkeys(each.group() for each in words.finditer(text)):
                yield rule, found

    def _has(self, kind: ProseKind, text: str) -> bool:
        return any(words.search(text) for _, words in self._lists[kind])

    @cached_property
    def _lists(self) -> dict[ProseKind, tuple[tuple[ProseRule, re.Pattern[str]], ...]]:
        kinds: tuple[ProseKind, ...] = (
            "vague",
            "foreign",
            "named",
            "equivalent",
            "term",
            "explanation",
            "paper",
            "consequence",
            "short",
        )
        return {kind: tuple((rule, _pattern(rule)) for rule in self.style.of(kind, self.language)) for kind in kinds}


def alike(criteria: Sequence[Criterion], *, at_least: int) -> Iterator[tuple[Criterion, Criterion]]:
    """The pairs whose clauses say nearly the same, by the edits between them (100 is the same text)."""
    from rapidfuzz import fuzz

    for one, other in combinations(criteria, 2):
        if fuzz.ratio(one.clause.nl, other.clause.nl, score_cutoff=at_least):
            yield one, other


def _pattern(rule: ProseRule) -> re.Pattern[str]:
    """The words of a list; names and abbreviations count only as they are written."""
    phrases = [" ".join(phrase.split()) for phrase in rule.words.split(",")]
    written = "|".join(_phrase(phrase) for phrase in phrases if phrase)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", 0 if rule.kind in ("named", "short") else re.IGNORECASE)


def _phrase(phrase: str) -> str:
    return (
        re.escape(phrase).replace(r"\ \.\.\ ", r"\ (?:[\w%{}]+\ ){0,4}?").replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    )
