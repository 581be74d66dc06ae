"""Passages in, the same passages with what they name out."""

from collections.abc import Iterable, Sequence

from aankoopwijzer.domain.policy.demands import Words, patterns
from aankoopwijzer.domain.policy.learned import LearnedWeights
from aankoopwijzer.domain.records.passage import Mention, Passage, ReadPassage, ReadSentence
from aankoopwijzer.language.passages.clauses import ClauseReader
from aankoopwijzer.language.passages.opinion import OpinionReader
from aankoopwijzer.language.passages.patterns import Patterns
from aankoopwijzer.language.passages.words import Word, sentences_of

TEXT_READ = 20_000
"""Characters of one passage that are read; nobody writes a longer paragraph."""


class PassageReader:
    """Finds the groups of words and the clauses of a pack in passages. Safe to share between threads."""

    def __init__(
        self,
        groups: Sequence[tuple[str, Words]],
        clauses: Iterable[tuple[str, str]] = (),
        language: str = "nl",
        learned: LearnedWeights | None = None,
    ) -> None:
        self._names = [name for name, _ in groups]
        self._clauses = ClauseReader(clauses)
        self._opinions = OpinionReader(learned) if learned else None
        self._patterns = Patterns(
            (number, pattern)
            for number, (_, words) in enumerate(groups)
            for written_in, pattern in patterns(words)
            if written_in == language
        )

    def read(self, passage: Passage) -> ReadPassage:
        """The passage with every mention, sentence by sentence."""
        text = passage.text[:TEXT_READ]
        written = sentences_of(text)
        sentences = self._sentences(written, text)
        opinions = self._opinions.read(written, sentences, text) if self._opinions else None
        return ReadPassage(passage, sentences, self._clauses.read(written, text), opinions)

    def mentions_in(self, text: str) -> tuple[ReadSentence, ...]:
        """The sentences of a text that is no passage, as a heading, with what they name."""
        text = text[:TEXT_READ]
        return self._sentences(sentences_of(text), text)

    def _sentences(self, written: Sequence[list[Word]], text: str) -> tuple[ReadSentence, ...]:
        sentences = []
        for words in written:
            mentions: dict[str, tuple[Mention, ...]] = {}
            at: dict[tuple[int, int], tuple[Mention]] = {}  # One for all groups that name the same words.
            for group, first, last in self._patterns.found_in(words):
                found = at.get((first, last))
                if found is None:
                    start, end = words[first].start, words[last].end
                    found = at[first, last] = (Mention(text[start:end], start, end),)
                name = self._names[group]
                mentions[name] = mentions[name] + found if name in mentions else found
            sentences.append(ReadSentence(words[0].start, words[-1].end, mentions))
        return tuple(sentences)
