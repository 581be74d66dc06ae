"""Clauses of the pack's library, recognised in a passage although figures were filled in and words were changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from aankoopwijzer.domain.records.passage import KnownClause, Mention
from aankoopwijzer.language.passages.words import Word, sentences_of

_RUN = 3
"""Words in a row that count as one run."""
_ENOUGH = 0.6
"""Share of a clause's runs that a passage must hold to be that clause."""
_FEWEST_RUNS = 8

Run = tuple[str | None, ...]


class ClauseReader:
    """Knows the runs of words of every clause; blanks ({threshold}) and figures part runs. Safe to share."""

    def __init__(self, clauses: Iterable[tuple[str, str]]) -> None:
        self._sizes: dict[str, int] = {}
        self._holders: dict[Run, list[str]] = {}
        for id, text in clauses:
            sentences = sentences_of(text.replace("{", " 0").replace("}", " "))
            runs = dict.fromkeys(run for words in sentences for run in _runs(words) if None not in run)
            if len(runs) < _FEWEST_RUNS:
                continue
            self._sizes[id] = len(runs)
            for run in runs:
                self._holders.setdefault(run, []).append(id)

    def read(self, sentences: Sequence[Sequence[Word]], text: str) -> tuple[KnownClause, ...]:
        """The clauses that these sentences repeat, best match first."""
        if not self._sizes:
            return ()
        runs: dict[Run, tuple[int, int]] = {}
        for words in sentences:
            for at, run in enumerate(_runs(words)):
                if run in self._holders:
                    runs.setdefault(run, (words[at].start, words[at + _RUN - 1].end))
        shared = Counter(id for run in runs for id in self._holders[run])
        found = [(count / self._sizes[id], id) for id, count in shared.items() if count >= _ENOUGH * self._sizes[id]]
        return tuple(KnownClause(id, self._place(id, runs, text)) for _, id in sorted(found, reverse=True))

    def _place(self, id: str, runs: dict[Run, tuple[int, int]], text: str) -> Mention:
        places = [place for run, place in runs.items() if id in self._holders[run]]
        start, end = min(start for start, _ in places), max(end for _, end in places)
        return Mention(text[start:end], start, end)


def _runs(words: Sequence[Word]) -> Iterator[Run]:
    """Every run of words of a sentence by its first word; a figure is None."""
    wholes = [None if word.forms.is_number else word.forms.whole for word in words]
    return zip(*(wholes[start:] for start in range(_RUN)), strict=False)
