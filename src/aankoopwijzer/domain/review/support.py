"""Where a draft asks proof for a demand and says what follows when it is not kept, if not in the same passage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from aankoopwijzer.domain.policy.demands import Cue
from aankoopwijzer.domain.records.draft import ReadDraft
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.draft_finding import Lack, Support
from aankoopwijzer.domain.review.finding import PassageFinding

_BEFORE, _AFTER = 1, 3
"""How far from a demand its proof and sanction may stand under the same heading, in passages."""


class SupportFinder:
    """Knows what each passage of one draft asks as proof, when, and which sanction it sets, and where it refers to."""

    def __init__(self, draft: ReadDraft, findings: Sequence[PassageFinding], cues: Mapping[str, Cue]) -> None:
        self._draft = draft
        self._findings = findings
        self._moments = frozenset(name for name, cue in cues.items() if cue.role == "moment")
        self._sweeping = frozenset(name for name, cue in cues.items() if cue.role == "sweeping")
        self._by_article: dict[str, list[int]] = {}
        self._referring: dict[str, list[int]] = {}
        for index, (read, signs) in enumerate(zip(draft.passages, draft.signs, strict=True)):
            for article in _with_parents(read.passage.article):
                self._by_article.setdefault(article, []).append(index)
            for article in signs.articles:
                self._referring.setdefault(article, []).append(index)
        self._general = next(
            (
                read.passage
                for index, read in enumerate(draft.passages)
                if findings[index].has_sanction and self._says(index, self._sweeping)
            ),
            None,
        )

    def of(self, places: Iterable[int]) -> Support:
        """The proof, its moment and the sanction for a demand that stands in these passages (by number)."""
        places = tuple(places)
        near = tuple(dict.fromkeys(found for place in places for found in (place, *self._near(place))))
        proof = next((self._passage(each) for each in near if self._findings[each].has_proof), None)
        moment = next(
            (self._passage(each) for each in near if self._findings[each].has_proof and self._is_timed(each)), None
        )
        sanction = next((self._passage(each) for each in near if self._findings[each].has_sanction), None)
        if sanction is None and self._general is not None:
            return Support(proof, moment, self._general, is_general=True)
        return Support(proof, moment, sanction)

    def _near(self, place: int) -> Iterator[int]:
        """The neighbours under the same heading, then what the passage refers to and what refers to it."""
        heading = self._passage(place).heading
        own = {one.objective for one in self._findings[place].fulfils}
        for step in (*range(1, _AFTER + 1), *range(-1, -_BEFORE - 1, -1)):
            other = place + step
            if 0 <= other < len(self._findings) and self._passage(other).heading == heading:
                others = {one.objective for one in self._findings[other].fulfils}
                if others and not others & own:
                    continue  # The neighbour is a demand of its own: its proof is about that.
                yield other
        for article in self._draft.signs[place].articles:
            yield from self._by_article.get(article, ())
        for article in _with_parents(self._passage(place).article):
            yield from self._referring.get(article, ())

    def _is_timed(self, index: int) -> bool:
        return self._findings[index].kind == "award_criterion" or self._says(index, self._moments)

    def _says(self, index: int, names: frozenset[str]) -> bool:
        return any(names & sentence.mentions.keys() for sentence in self._draft.passages[index].sentences)

    def _passage(self, index: int) -> Passage:
        return self._draft.passages[index].passage


def lacking(support: Support, kinds: Iterable[str]) -> tuple[Lack, ...]:
    """What a demand lacks, by what its passages are in form.

    Every demand needs proof with a moment. A sanction is needed for what is due during the contract; a tender that does
    not meet a specification is irregular, and an award criterion costs points. A reservation has its proof in the law.
    """
    forms = set(kinds)
    if forms <= {"reserved", "none"}:
        return ()
    lacks: list[Lack] = []
    if support.proof is None:
        lacks.append("proof")
    elif support.moment is None:
        lacks.append("moment")
    if support.sanction is None and "contract_performance_condition" in forms and "award_criterion" not in forms:
        lacks.append("sanction")
    return tuple(lacks)


def _with_parents(article: str) -> Iterator[str]:
    """The article and those that it is part of: "2.1.3" is part of "2.1" and of "2"."""
    while article:
        yield article
        article = article.rpartition(".")[0]
