"""Clauses of the pack's library, recognised in a passage although figures were filled in and words were changed."""

from collections import Counter
from collections.abc import Iterable, Sequence

from aankoopwijzer.domain.records.passage import KnownClause, Mention
from aankoopwijzer.language.passages.words import Word, sentences_of

_RUN = 3
"""Words in a row that count as one run."""
_ENOUGH = 0.6
"""Share of a clause's runs that a passage must hold to be that clause."""
_FEWEST_RUNS = 8

Run = tuple[str, ...]


class ClauseReader:
    """Knows the runs of words of every clause; blanks ({threshold}) and figures part runs. Safe to share."""

    def __init__(self, clauses: Iterable[tuple[str, str]]) -> None:
        self._sizes: dict[str, int] = {}
        self._holders: dict[Run, list[str]] = {}
        for id, text in clauses:
            runs = _runs(sentences_of(text.replace("{", " 0").replace("}", " ")))
            if len(runs) < _FEWEST_RUNS:
                continue
            self._sizes[id] = len(runs)
            for run in runs:
                self._holders.setdefault(run, []).append(id)

    def read(self, sentences: Sequence[Sequence[Word]], text: str) -> tuple[KnownClause, ...]:
        """The clauses that these sentences repeat, best match first."""
        if not self._sizes:
            return ()
        runs = _runs(sentences)
        shared = Counter(id for run in runs for id in self._holders.get(run, ()))
        found = [(count / self._sizes[id], id) for id, count in shared.items() if count >= _ENOUGH * self._sizes[id]]
        return tuple(KnownClause(id, self._place(id, runs, text)) for _, id in sorted(found, reverse=True))

    def _place(self, id: str, runs: dict[Run, tuple[int, int]], text: str) -> Mention:
        places = [place for run, place in runs.items() if id in self._holders.get(run, ())]
        start, end = min(start for start, _ in places), max(end for _, end in places)
        return Mention(text[start:end], start, end)


def _runs(sentences: Sequence[Sequence[Word]]) -> dict[Run, tuple[int, int]]:
    """Every run of words without figures, with the place where it stands first."""
    found: dict[Run, tuple[int, int]] = {}
    for words in sentences:
        for at in range(len(words) - _RUN + 1):
            run = words[at : at + _RUN]
            if not any(word.forms.is_number for word in run):
                found.setdefault(tuple(word.forms.whole for word in run), (run[0].start, run[-1].end))
    return found
