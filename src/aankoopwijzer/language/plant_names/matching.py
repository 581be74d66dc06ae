"""Words of a line -> the plant that is meant, with how sure that is; a doubtful match is asked, never taken.

A name that is written as we know it counts at once. Otherwise the nearest names are sought by edit distance (optimal
string alignment, as for typing errors). The best is taken when it is at least `TAKEN` alike and `AHEAD` better than
the next plant; from `ASKED` on it is asked; below that nothing is found.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aankoopwijzer.domain.planting.checked import Certainty
from aankoopwijzer.domain.planting.flora import Flora
from aankoopwijzer.language.plant_names.writing import Word, Written

TAKEN: Final = 0.9
ASKED: Final = 0.8
AHEAD: Final = 0.04
_MOST_CANDIDATES: Final = 3
_LONGEST_DUTCH: Final = 4
_PAIRS: Final = 4
"""Pairs of neighbouring words that are compared with all names; a name stands at the start of a line."""
_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a line names: the plants from most to least likely, and how sure the first is (0 to 1)."""

    certainty: Certainty
    ids: tuple[str, ...] = ()
    confidence: float = 0.0
    read_as: str = ""
    """The name that was recognised, as we write it."""
    cultivar: str | None = None
    is_lower_taxon: bool = False


class NameMatcher:
    """Finds plants of a flora by name; safe to share between threads."""

    def __init__(self, flora: Flora) -> None:
        self._flora = flora
        self._names = flora.by_name
        self._dutch = flora.by_dutch
        self._by_length = {False: _by_length(flora.by_name), True: _by_length(flora.by_dutch)}
        self._near = lru_cache(maxsize=_KEPT)(self._nearest)

    def match(self, written: Written, *, near: bool = True) -> NameMatch:
        """The plant that a line names; `near` False only knows names as they are written."""
        words = [word.folded for word in written.words]
        found = self._scientific(written, words)
        if found is not None:
            return found
        if (genus := self._genus_only(written, words)) is not None:
            return genus
        dutch = self._whole_dutch(words)
        if dutch is not None:
            ids, certainty = dutch
            exact = certainty == "exact"
            name = self._flora.plants[ids[0]].dutch[0] if exact else ""
            return NameMatch(certainty, ids[:_MOST_CANDIDATES], 1.0 if exact else 0.5, name, written.cultivar)
        return self._approximate(written, words) if near else NameMatch("none", cultivar=written.cultivar)

    def _scientific(self, written: Written, words: list[str]) -> NameMatch | None:
        at, length = _first(words, (3, 2), self._names)
        if at < 0:
            return None
        id = self._names[" ".join(words[at : at + length])]
        rest = written.words[at + length :]
        cultivar = written.cultivar or _unquoted_cultivar(rest, self._dutch, is_flat=written.is_flat)
        if self._is_another_hybrid(written.hybrid_at, at, length, id):
            return NameMatch("doubtful", (id,), 0.5, cultivar=cultivar)
        if cultivar and length == 2:
            lower = self._names.get(" ".join((*words[at : at + 2], cultivar.casefold())))
            if lower is not None:
                return NameMatch("exact", (lower,), 1.0, self._flora.plants[lower].name)
        said = self._whole_dutch([*words[:at], *(word.folded for word in rest)])
        others = said[0] if said is not None and said[1] == "exact" else ()
        if others and id not in others:
            return NameMatch("doubtful", (id, *others)[:_MOST_CANDIDATES], 0.5, cultivar=cultivar)
        is_lower = written.is_lower_taxon and length == 2
        named = "" if is_lower else cultivar
        return NameMatch("exact", (id,), 1.0, self._flora.plants[id].name, named or None, is_lower)

    def _is_another_hybrid(self, hybrid_at: int | None, at: int, length: int, id: str) -> bool:
        """ "Salix alba x fragilis", or an x before the name of a plant that is no hybrid."""
        if hybrid_at is None or hybrid_at <= at:
            return False
        if hybrid_at == at + length:
            return True
        plant = self._flora.plants[id]
        names = (plant.name, *(plant.taxon.synonyms if plant.taxon is not None else ()))
        return hybrid_at == at + 1 and not any(" x " in name for name in names)

    def _genus_only(self, written: Written, words: list[str]) -> NameMatch | None:
        """Only a genus: "Quercus sp.", "Quercus", or a garden form without a species, as "Prunus 'Okame'"."""
        at = next((place for place, word in enumerate(words) if word in self._flora.genera), -1)
        if at < 0 or not (written.says_genus or written.cultivar or len(words) == 1):
            return None
        if len(words) == 1 and not written.says_genus and words[0] in self._dutch:
            return None
        members = tuple(sorted(self._flora.genera[words[at]], key=self._natives_first))
        return NameMatch("genus", members, 1.0, words[at].capitalize(), written.cultivar)

    def _whole_dutch(self, words: Sequence[str]) -> tuple[tuple[str, ...], Certainty] | None:
        """Plants by a Dutch name; a name that is only part of what is written, or of several plants, is doubtful."""
        at, length = _first(words, tuple(range(_LONGEST_DUTCH, 0, -1)), self._dutch)
        if at >= 0:
            ids = self._dutch[" ".join(words[at : at + length])]
            rest = [
                word for word in (*words[:at], *words[at + length :]) if word not in ("gewone", "wilde", "inheemse")
            ]
            return ids, "exact" if len(ids) == 1 and not rest else "doubtful"
        if len(words) == 2 and f"{words[1]} {words[0]}" in self._dutch:
            return self._dutch[f"{words[1]} {words[0]}"], "exact"
        if len(words) != 1 or len(words[0]) < 2:
            return None
        ends = self._ending_in(words[0])
        return (ends, "doubtful") if ends else None

    def _ending_in(self, word: str) -> tuple[str, ...]:
        """ "Meidoorn" and "eik": the plants whose Dutch name ends so, natives first."""
        found = dict.fromkeys(
            id for name, ids in self._dutch.items() if len(name) > len(word) and name.endswith(word) for id in ids
        )
        return tuple(sorted(found, key=self._natives_first))

    def _natives_first(self, id: str) -> bool:
        plant = self._flora.plants[id]
        return plant.red_list is None or plant.degree is not None

    def _approximate(self, written: Written, words: list[str]) -> NameMatch:
        best: dict[str, tuple[float, str]] = {}
        for query, dutch in _queries(words):
            if any(score >= TAKEN for score, _ in best.values()):
                break
            for name, score in self._near(query, dutch):
                for id in self._dutch[name] if dutch else (self._names[name],):
                    if score > best.get(id, (0.0, ""))[0]:
                        best[id] = (score, self._flora.plants[id].dutch[0] if dutch else self._flora.plants[id].name)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
        if not ranked:
            return NameMatch("none", cultivar=written.cultivar)
        score = ranked[0][1][0]
        second = ranked[1][1][0] if len(ranked) > 1 else 0.0
        if score >= TAKEN and score - second >= AHEAD:
            id, (_, name) = ranked[0]
            rest = written.words[2:] if name == self._flora.plants[id].name else ()
            cultivar = written.cultivar or _unquoted_cultivar(rest, self._dutch, is_flat=written.is_flat)
            return NameMatch("corrected", (id,), score, name, cultivar, written.is_lower_taxon)
        ids = tuple(id for id, _ in ranked[:_MOST_CANDIDATES])
        return NameMatch("doubtful", ids, score, cultivar=written.cultivar)

    def _nearest(self, query: str, dutch: bool) -> tuple[tuple[str, float], ...]:
        """The names that are at least `ASKED` alike; those that differ more than that in length cannot be."""
        shelves = self._by_length[dutch]
        lengths = range(int(len(query) * ASKED), int(len(query) / ASKED) + 1)
        names = [name for length in lengths for name in shelves.get(length, ())]
        found = process.extract(query, names, scorer=OSA.normalized_similarity, score_cutoff=ASKED, limit=5)
        return tuple((name, score) for name, score, _ in found)


def _by_length(names: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for name in names:
        found.setdefault(len(name), []).append(name)
    return found


def _first(words: Sequence[str], lengths: Iterable[int], known: Container[str]) -> tuple[int, int]:
    """Where the first longest run of words stands that is a known name, and how long it is; (-1, 0) for none."""
    for length in lengths:
        for at in range(len(words) - length + 1):
            if " ".join(words[at : at + length]) in known:
                return at, length
    return -1, 0


def _queries(words: list[str]) -> Iterable[tuple[str, bool]]:
    """What is compared with all names: pairs of neighbours as scientific names, the whole and its start as Dutch."""
    for at in range(min(len(words) - 1, _PAIRS)):
        yield f"{words[at]} {words[at + 1]}", False
    if words and len(words) <= _LONGEST_DUTCH:
        whole = " ".join(words)
        if len(whole) > 3:
            yield whole, True
    elif words:
        yield " ".join(words[:2]), True


def _unquoted_cultivar(rest: Sequence[Word], dutch: Container[str], *, is_flat: bool) -> str | None:
    """Words with a capital right behind a scientific name are a cultivar whose quotes were left out.

    In a line without capitals a single word that is left is taken for one too: better asked about than overlooked.
    """
    if (
        len(rest) == 1
        and not rest[0].has_capital
        and is_flat
        and len(rest[0].folded) > 3
        and rest[0].folded not in dutch
    ):
        return rest[0].folded.capitalize()
    taken = []
    for word in rest[:3]:
        if not word.has_capital or word.folded in dutch:
            break
        taken.append(word.folded.capitalize())
    return " ".join(taken) or None
