"""The vocabulary made ready for reading: which entries one word, compound or phrase can mean.

Dutch glues words together and the last part says what the whole is: "schoolmeubilair" is furniture, "fietshelm" is no
bicycle. A word that is not in the vocabulary is therefore split into known parts; the last part counts fully, the
parts before it count as much as their head lets through (all of it under an activity or a carrier: "fietsonderhoud",
"verfmateriaal"; little under another thing).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from aankoopwijzer.domain.policy.vocabulary import Entry, Kind, Vocabulary
from aankoopwijzer.domain.values.text import Language
from aankoopwijzer.language.ordinary import is_ordinary
from aankoopwijzer.language.stems import plain, stem, undiminished

Form = Literal["word", "compound", "modifier", "typo"]

_PARTS_AT_MOST = 4
_PART_SHORTEST = 3
_UNKNOWN_LEFT_HEAD = 5
_SHORT_STEM = 3
_TYPO_SHORTEST = 7
_TWO_TYPOS_FROM = 11
_WORD_LONGEST = 60
_REMEMBERED = 20_000

_GLUING: tuple[Language, ...] = ("nl", "de")
"""Languages that write compounds as one word."""
_LENDER: Language = "en"
_CAPITALISING: Language = "de"
_ALIKE = frozenset("dt ck sz fv iy gh ea ie uo ei ou qk bp mn".split())
"""Letters that sound alike or are mistaken for each other."""
_NEVER_HIDDEN: frozenset[Kind] = frozenset({"sign", "cue"})
"""Kinds that a word keeps when another entry claims it as written."""
_PREFIXES = frozenset("aan door her mis onder ont over toe uit ver voor weg aus ein ent vor con dis pre pro".split())
"""What makes another word of a word without being a part of a compound."""

_SEEN_THROUGH: dict[Kind, float] = {"activity": 0.95, "carrier": 0.95, "subject": 0.3, "outside": 0.3, "setting": 0.3}
_OPAQUE = 0.25
_ACTIVITY_BEFORE_HEAD = 0.7
_UNKNOWN_LEFT = 0.7
_UNKNOWN_HEAD = 0.2
_MISSPELT = 0.85


@dataclass(frozen=True, slots=True)
class Sense:
    """One entry that a word can mean, with how much of the word's weight it gets."""

    entry: Entry
    share: float
    form: Form


class Lexicon:
    """Looks words and phrases of one language up in a vocabulary; reads no purchase and decides nothing.

    English words count in every language: buyers borrow them.
    """

    def __init__(self, vocabulary: Vocabulary, language: Language) -> None:
        self._language = language
        self._glues = language in _GLUING
        self.capitalises = language == _CAPITALISING
        self._verbatim: dict[str, list[Entry]] = {}
        self._by_stem: dict[str, list[Entry]] = {}
        self._parts: dict[str, list[Entry]] = {}
        self._tails: dict[str, list[Entry]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._signs: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in vocabulary.entries:
            for written_in, phrase in entry.phrases:
                if written_in in (language, _LENDER):
                    self._learn(phrase, entry, glues=self._glues and written_in == language)
        for options in self._phrases.values():
            options.sort(key=lambda option: -len(option[0]))
        self._by_first_letter: dict[str, list[str]] = {}
        for known in self._by_stem:
            self._by_first_letter.setdefault(known[0], []).append(known)
        self.senses = lru_cache(maxsize=_REMEMBERED)(self._senses)

    def _learn(self, phrase: str, entry: Entry, *, glues: bool) -> None:
        words = [word for word in plain(phrase).replace("-", "").split() if word[-1].isalnum()]
        if len(words) == 1:
            if words[0].startswith("="):
                self._verbatim.setdefault(words[0][1:], []).append(entry)
            elif words[0].startswith("+"):
                for key in _keys(words[0][1:]) if glues else ():
                    _add(self._tails, key, entry)
            else:
                for key in _keys(words[0]):
                    _add(self._by_stem, key, entry)
                    if glues and entry.kind != "cue":
                        _add(self._parts, key, entry)
        else:
            stems = tuple(stem(word.removeprefix("=")) for word in words)
            phrases = self._signs if entry.kind == "sign" else self._phrases
            phrases.setdefault(stems[0], []).append((stems, entry))

    def phrase_at(self, stems: list[str], start: int) -> tuple[int, list[Entry]]:
        """The longest known phrase from `start`: how many words it takes and what it means; (0, []) when none."""
        length, found = 0, []
        for known, entry in self._phrases.get(stems[start], ()):
            if len(known) < length:
                break
            if tuple(stems[start : start + len(known)]) == known:
                length = len(known)
                found.append(entry)
        return length, found

    def signs_at(self, stems: list[str], start: int) -> Iterator[tuple[int, Entry]]:
        """Every sign of more than one word from `start`, with its length; its words keep their own meanings."""
        for known, entry in self._signs.get(stems[start], ()):
            if tuple(stems[start : start + len(known)]) == known:
                yield len(known), entry

    def knows(self, word: str) -> bool:
        """Whether this plain word is in the vocabulary as it stands or inflected."""
        return bool(self._whole(word))

    def completions(self, start: str) -> list[Entry]:
        """Entries that have a word beginning with these letters, for someone who is still typing it."""
        if not start:
            return []
        found: dict[str, Entry] = {}
        for known in self._by_first_letter.get(start[0], ()):
            if known.startswith(start):
                for entry in self._by_stem[known]:
                    found[entry.id] = entry
        return list(found.values())

    def tail_of(self, word: str) -> str | None:
        """The last known part of a compound: "voetpaden" gives "paden"; None when the word does not split."""
        parts = self._split(word)
        return word[len(word) - len(parts[-1][0]) :] if parts else None

    def _senses(self, word: str) -> tuple[Sense, ...]:
        if len(word) > _WORD_LONGEST:
            return ()
        whole = self._whole(word.replace("-", ""))
        meant = tuple(Sense(entry, 1.0, "word") for entry in whole)
        if any(entry.kind != "sign" for entry in whole):
            return meant
        said = {entry.id for entry in whole}
        return (*meant, *(sense for sense in self._unfamiliar(word) if sense.entry.id not in said))

    def _unfamiliar(self, word: str) -> tuple[Sense, ...]:
        """The senses of a word that no entry writes as it stands: glued, small, misspelt or half known."""
        bare = word.replace("-", "")
        if "-" in word and (senses := self._compound_senses(word.split("-"))):
            return senses
        parts = self._split(bare)
        if parts and any(entry.kind != "part" for entry in parts[-1][1]):
            return self._weigh([entries for _, entries in parts])
        for larger in undiminished(bare):
            if whole := self._whole(larger):
                return tuple(Sense(entry, 1.0, "word") for entry in whole)
        if almost := self._misspelt(bare, slips=1 if parts or len(bare) < _TWO_TYPOS_FROM else 2):
            return tuple(Sense(entry, _MISSPELT, "typo") for entry in almost)
        if parts:
            return self._weigh([entries for _, entries in parts])
        return tuple(self._half_known(bare))

    def _whole(self, word: str) -> list[Entry]:
        known = self._by_stem.get(_key(word)) or []
        if verbatim := self._verbatim.get(word):
            return [*verbatim, *(entry for entry in known if entry.kind in _NEVER_HIDDEN and entry not in verbatim)]
        return known

    def _part(self, word: str, *, last: bool = False) -> list[Entry]:
        """What a part of a compound means; as the last part it may be a word that means nothing by itself."""
        for form in (word, *undiminished(word)):
            key = _key(form)
            tails = self._tails.get(key, []) if last else []
            if found := [*tails, *self._parts.get(key, [])]:
                return found
        return []

    def _compound_senses(self, pieces: list[str]) -> tuple[Sense, ...]:
        heads = self.senses(pieces[-1]) if pieces[-1] else ()
        if not heads:
            return tuple(Sense(s.entry, s.share * _UNKNOWN_HEAD, "modifier") for s in self.senses(pieces[0]))
        through = _seen_through([sense.entry for sense in heads])
        lead = [
            Sense(
                s.entry,
                s.share * (max(through, _ACTIVITY_BEFORE_HEAD) if s.entry.kind == "activity" else through),
                "modifier",
            )
            for piece in pieces[:-1]
            if piece
            for s in self.senses(piece)
        ]
        return (*heads, *lead)

    def _split(self, word: str) -> list[tuple[str, list[Entry]]] | None:
        """The word as the fewest known parts, or None."""
        if not self._glues:
            return None
        best: dict[int, list[tuple[str, list[Entry]]]] = {len(word): []}
        for start in range(len(word) - _PART_SHORTEST, -1, -1):
            chosen: list[tuple[str, list[Entry]]] | None = None
            for end in range(start + _PART_SHORTEST, len(word) + 1):
                rest = best.get(end)
                if rest is None or len(rest) >= _PARTS_AT_MOST:
                    continue
                if (chosen is None or len(rest) + 1 <= len(chosen)) and (
                    entries := self._part(word[start:end], last=end == len(word) and start > 0)
                ):
                    chosen = [(word[start:end], entries), *rest]
            if chosen:
                best[start] = chosen
        parts = best.get(0)
        return parts if parts and len(parts) > 1 else None

    def _weigh(self, parts: list[list[Entry]]) -> tuple[Sense, ...]:
        head = parts[-1]
        through = _seen_through(head)
        senses = [Sense(entry, 1.0, "compound") for entry in head]
        for entries in reversed(parts[:-1]):
            for entry in entries:
                share = max(through, _ACTIVITY_BEFORE_HEAD) if entry.kind == "activity" else through
                senses.append(Sense(entry, share, "modifier"))
            through *= _seen_through(entries)
        return tuple(senses)

    def _half_known(self, word: str) -> Iterable[Sense]:
        for cut in range(_PART_SHORTEST, len(word) - _UNKNOWN_LEFT_HEAD + 1):
            if word[:cut] in _PREFIXES or len(stem(word[cut:])) < _UNKNOWN_LEFT_HEAD - 1:
                continue
            if entries := self._part(word[cut:], last=True):
                return [Sense(entry, _UNKNOWN_LEFT, "compound") for entry in entries]
        for cut in range(len(word) - _PART_SHORTEST, _PART_SHORTEST, -1):
            if entries := self._part(word[:cut]):
                return [Sense(entry, _UNKNOWN_HEAD, "modifier") for entry in entries]
        return []

    def _misspelt(self, word: str, *, slips: int) -> list[Entry]:
        if len(word) < _TYPO_SHORTEST or not word.isalpha():
            return []
        key = stem(word)
        nearest, distance = None, slips + 1
        for known in self._by_first_letter.get(key[0], ()):
            if abs(len(known) - len(key)) > slips or len(known) < _TYPO_SHORTEST - 1:
                continue
            apart = OSA.distance(key, known, score_cutoff=slips)
            if apart < distance and _slips(key, known):
                nearest, distance = known, apart
        return self._by_stem[nearest] if nearest and not is_ordinary(word, self._language) else []


def _slips(written: str, meant: str) -> bool:
    """Whether the difference is one that fingers or ears make: a letter too many, too few, swapped or alike."""
    if len(written) != len(meant) or sorted(written) == sorted(meant):
        return True
    return all(a == b or a + b in _ALIKE or b + a in _ALIKE for a, b in zip(written, meant, strict=True))


def _key(word: str) -> str:
    """The stem; of a word whose stem is very short the word itself, for "leden" and "led" must not meet."""
    key = stem(word)
    return key if len(key) > _SHORT_STEM else word


def _keys(word: str) -> set[str]:
    """The keys to file a word under: one stem, or the plain plurals of a short word ("bed", "bedden")."""
    key = stem(word)
    if len(key) > _SHORT_STEM:
        return {key}
    return {word, word.replace("'", ""), f"{word}s", f"{word}{word[-1]}en"}


def _add(index: dict[str, list[Entry]], key: str, entry: Entry) -> None:
    known = index.setdefault(key, [])
    if entry not in known:
        known.append(entry)


def _seen_through(entries: list[Entry]) -> float:
    return max((_SEEN_THROUGH.get(entry.kind, _OPAQUE) for entry in entries), default=_OPAQUE)
