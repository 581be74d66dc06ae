"""Passages in, the same passages with what they name out."""

from collections.abc import Iterable, Sequence

from aankoopwijzer.domain.policy.demands import Words, patterns
from aankoopwijzer.domain.policy.learned import LearnedWeights
from aankoopwijzer.domain.records.passage import Mention, Passage, ReadPassage, ReadSentence
from aankoopwijzer.language.passages.clauses import ClauseReader
from aankoopwijzer.language.passages.opinion import OpinionReader
from aankoopwijzer.language.passages.patterns import Patterns
from aankoopwijzer.language.passages.words import sentences_of

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
        sentences = []
        written = sentences_of(text)
        for words in written:
            mentions: dict[str, list[Mention]] = {}
            for group, first, last in self._patterns.found_in(words):
                start, end = words[first].start, words[last].end
                mentions.setdefault(self._names[group], []).append(Mention(text[start:end], start, end))
            kept = {name: tuple(found) for name, found in mentions.items()}
            sentences.append(ReadSentence(words[0].start, words[-1].end, kept))
        opinions = self._opinions.read(written, sentences, text) if self._opinions else {}
        return ReadPassage(passage, tuple(sentences), self._clauses.read(written, text), opinions)
