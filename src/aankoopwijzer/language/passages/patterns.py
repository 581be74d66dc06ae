"""Patterns of words made ready: for every word of a text, at once, which patterns can start there.

A pattern is a row of atoms. Each atom is a condition on one word, or a gap. What a word can be is worked out once per
spelling and remembered, so that reading costs the words of the text and not the patterns of the pack.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from aankoopwijzer.language.passages.words import Forms, Word
from aankoopwijzer.language.stems import plain, stem

GAP, WIDE_GAP, OPENS, JOINT = "..", "...", "^", "_"
_OPENING_WORDS = 2
"""How far from the start of a sentence an opening pattern may begin: after an article."""
_GAP_WORDS = {GAP: 4, WIDE_GAP: 9}
_NUMBER = "#"
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern: the group it belongs to, its atoms, and after each atom how many words may be skipped."""

    group: int
    atoms: tuple[int, ...]
    gaps: tuple[int, ...]
    rest: frozenset[int]
    """The atoms but the first: without all of them in the sentence the pattern is nowhere."""
    opens: bool = False
    """Whether the pattern counts only at the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What one word can be: the atoms, and the patterns that may start with it."""

    atoms: frozenset[int]
    rows: tuple[Row, ...]


class Patterns:
    """All patterns of a pack, filed by what their first word can look like."""

    def __init__(self, patterns: Iterable[tuple[int, str]]) -> None:
        self._atoms: dict[str, int] = {}
        self._by_spelling: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._starts: dict[str, list[tuple[str, int]]] = {}
        self._endings: dict[str, list[int]] = {}
        self._inner: list[tuple[str, int]] = []
        self._numbers: list[int] = []
        self._rows: dict[int, list[Row]] = {}
        for group, pattern in patterns:
            for plain_pattern in _without_joints(pattern):
                self._file(group, plain_pattern)
        self._fit_of = lru_cache(maxsize=_REMEMBERED)(self._fit)

    def found_in(self, sentence: list[Word]) -> list[tuple[int, int, int]]:
        """Every place where a pattern stands: its group, its first and its last word."""
        fits = [self._fit_of(word.forms) for word in sentence]
        atoms = [fit.atoms for fit in fits]
        present = frozenset().union(*atoms)
        found = []
        for at, fit in enumerate(fits):
            for row in fit.rows:
                if row.rest <= present and not (row.opens and at >= _OPENING_WORDS):
                    last = _end(row, atoms, at)
                    if last is not None:
                        found.append((row.group, at, last))
        return found

    def _file(self, group: int, pattern: str) -> None:
        atoms: list[int] = []
        gaps: list[int] = []
        pieces = pattern.split()
        opens = pieces[0] == OPENS
        for piece in pieces[opens:]:
            if piece in _GAP_WORDS:
                if not atoms:
                    raise ValueError(f"{pattern!r} begins with a gap: begin with a word")
                gaps[-1] = _GAP_WORDS[piece]
            else:
                atoms.append(self._atom(piece))
                gaps.append(0)
        if not atoms or gaps[-1]:
            raise ValueError(f"{pattern!r} ends with a gap: end with a word")
        self._rows.setdefault(atoms[0], []).append(Row(group, tuple(atoms), tuple(gaps), frozenset(atoms[1:]), opens))

    def _atom(self, piece: str) -> int:
        if piece in self._atoms:
            return self._atoms[piece]
        number = self._atoms[piece] = len(self._atoms)
        for choice in piece.split("|"):
            self._learn(choice, number)
        return number

    def _learn(self, choice: str, atom: int) -> None:
        bare = plain(choice.strip("*=")).replace("-", "")
        if choice == _NUMBER:
            self._numbers.append(atom)
        elif not bare:
            raise ValueError(f"{choice!r} is no word")
        elif choice.startswith("="):
            self._by_spelling.setdefault(bare, []).append(atom)
        elif choice.startswith("*") and choice.endswith("*"):
            self._inner.append((bare, atom))
        elif choice.startswith("*"):
            for ending in {bare, stem(bare)}:
                self._endings.setdefault(ending, []).append(atom)
        elif choice.endswith("*"):
            self._starts.setdefault(bare[:2], []).append((bare, atom))
        else:
            self._by_stem.setdefault(stem(bare), []).append(atom)

    def _fit(self, forms: Forms) -> Fit:
        atoms = self._match(forms)
        return Fit(atoms, tuple(row for atom in atoms for row in self._rows.get(atom, ())))

    def _match(self, forms: Forms) -> frozenset[int]:
        """The atoms that a word can be.

        They are put in one order, whatever the seed of the hashes: what is found first is quoted first.
        """
        found: set[int] = set(self._numbers) if forms.is_number else set()
        for spelling in sorted(forms.spellings):
            found.update(self._by_spelling.get(spelling, ()))
            found.update(atom for start, atom in self._starts.get(spelling[:2], ()) if spelling.startswith(start))
        for key in sorted(forms.stems):
            found.update(self._by_stem.get(key, ()))
        for word in (forms.whole, forms.stem):
            for at in range(len(word)):
                found.update(self._endings.get(word[at:], ()))
        found.update(atom for part, atom in self._inner if part in forms.whole)
        return frozenset(found)


def _without_joints(pattern: str) -> Iterator[str]:
    """The pattern once for each choice of several words: `a|b_c d` as `a d` and `b c d`."""
    pieces = []
    for piece in pattern.split():
        choices = piece.split("|")
        single = "|".join(choice for choice in choices if JOINT not in choice)
        joined = [choice.replace(JOINT, " ") for choice in choices if JOINT in choice]
        pieces.append([*([single] if single else []), *joined])
    return (" ".join(chosen) for chosen in product(*pieces))


def _end(row: Row, atoms: list[frozenset[int]], at: int, step: int = 0) -> int | None:
    """The last word of a pattern that has its `step`-th atom at `at`; None when the rest does not follow."""
    if step == len(row.atoms) - 1:
        return at
    following = row.atoms[step + 1]
    for place in range(at + 1, min(at + 2 + row.gaps[step], len(atoms))):
        if following in atoms[place]:
            last = _end(row, atoms, place, step + 1)
            if last is not None:
                return last
    return None
