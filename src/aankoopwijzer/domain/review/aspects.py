"""What a notice declares of its green, social and other aspects, held against what stands in its texts."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Literal, TypeVar

from aankoopwijzer.domain.policy.aspects import Aspect, AspectRules
from aankoopwijzer.domain.records.notice import Lot, Notice
from aankoopwijzer.domain.records.passage import Mention, ReadPassage, ReadSentence
from aankoopwijzer.domain.review.notice_texts import NoticeText, Place

Verdict = Literal["declared_and_found", "declared_not_found", "found_not_declared", "neither", "cannot_tell"]
VERDICTS: tuple[Verdict, ...] = (
    "declared_and_found",
    "declared_not_found",
    "found_not_declared",
    "neither",
    "cannot_tell",
)
Declared = Literal["yes", "no", "cannot_declare"]
Strength = Literal["scored", "demanded", "described", "mentioned"]
_STRENGTHS: tuple[Strength, ...] = ("scored", "demanded", "described", "mentioned")
Thing = TypeVar("Thing")
_CONTEXT = 240
"""Characters of a sentence that are shown around the words that decided."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words, or a code, of the notice that show an aspect.

    `strength` says what the notice does with them: score, demand, describe, or only mention (the authority about
    itself, the law for everybody, an award criterion that weighs nothing). `code` is the notice code that says the
    same, as BT-774 circ-econ, where there is one.
    """

    field: str
    words: str
    strength: Strength
    topic: str | None = None
    code: tuple[str, str] | None = None
    sentence: str = ""
    language: str | None = None
    weight: Decimal | None = None
    lot: str | None = None


@dataclass(frozen=True, slots=True)
class AspectFinding:
    """One aspect of a notice or lot. `codes` are the declaring codes that it has, as (BT-774, circ-econ)."""

    aspect: str
    verdict: Verdict
    declared: Declared
    codes: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]

    @property
    def strength(self) -> Strength | None:
        """The most that the notice does with the aspect."""
        return next((one for one in _STRENGTHS if any(each.strength == one for each in self.evidence)), None)


@dataclass(frozen=True, slots=True)
class AspectsOf:
    """The aspects of a lot, or of the whole notice when `lot` is None; `read` are the languages that were read."""

    lot: str | None
    findings: tuple[AspectFinding, ...]
    read: tuple[str, ...]
    criteria_in_documents: bool | None = None


@dataclass(frozen=True, slots=True)
class NoticeAspects:
    """The whole notice, and each of its lots (of a planning notice: its parts)."""

    whole: AspectsOf
    lots: tuple[AspectsOf, ...]


class AspectJudge:
    """Compares by one pack; safe to share between threads."""

    def __init__(self, rules: AspectRules) -> None:
        self._rules = rules
        self._roles = {f"cue:{cue.id}": cue.role for cue in rules.cues}
        self._topics = {
            f"topic:{aspect.id}:{name}": (aspect.id, name, next(iter(topic.code.items()), None))
            for aspect in rules.aspects
            for name, topic in aspect.topics.items()
        }
        self._only_scored = {
            f"topic:{aspect.id}:{name}"
            for aspect in rules.aspects
            for name, topic in aspect.topics.items()
            if topic.only_scored
        }
        self._wholes = {
            aspect.id: tuple(other.id for other in rules.aspects if aspect.id in other.includes)
            for aspect in rules.aspects
        }

    def compare(
        self, notice: Notice, texts: Sequence[tuple[NoticeText, ReadPassage | None]], declarable: frozenset[str]
    ) -> NoticeAspects:
        """The verdicts on a notice whose texts were read; a text that nobody could read comes with None.

        `declarable` names the fields (BT-06 ...) that this form has a place for.
        """
        shown = [found for text, read in texts if read is not None for found in self._shown(text, read)]
        lots = (*notice.lots, *notice.parts)
        procedure = (("BT-105", notice.procedure_type),) if notice.procedure_type else ()
        shown += self._coded(procedure, None)
        shown += [found for lot in lots for found in self._coded(_codes_of(lot), lot.id)]
        only = len(lots) == 1
        per_lot = []
        shown_in = _by_lot(shown, [evidence.lot for _, evidence in shown])
        texts_in = _by_lot(texts, [text.lot for text, _ in texts])
        read_of_all = _languages(texts_in.get(None, ()))
        for lot in lots:
            codes = {*_codes_of(lot), *procedure}
            own = shown_in.get(None, []) + (shown_in.get(lot.id, []) if lot.id else [])
            of_lot = _languages(texts_in.get(lot.id, ())) if lot.id else ()
            languages = tuple(dict.fromkeys((*read_of_all, *of_lot)))
            findings = tuple(
                self._finding(aspect, codes, own, declarable, languages, lot=None if only else lot.id)
                for aspect in self._rules.aspects
            )
            per_lot.append(AspectsOf(lot.id, findings, languages, lot.award_criteria_in_documents))
        every = {*procedure, *(code for lot in lots for code in _codes_of(lot))}
        read = _languages(texts)
        whole = tuple(self._finding(aspect, every, shown, declarable, read) for aspect in self._rules.aspects)
        return NoticeAspects(AspectsOf(None, whole, read), tuple(per_lot))

    def _finding(
        self,
        aspect: Aspect,
        codes: Iterable[tuple[str, str]],
        shown: Iterable[tuple[str, Evidence]],
        declarable: frozenset[str],
        languages: tuple[str, ...],
        *,
        lot: str | None = None,
    ) -> AspectFinding:
        """One verdict. With a `lot`, what is said of the whole procurement bears out its codes but accuses nobody."""
        declaring = tuple(sorted(code for code in codes if self._declares(aspect, code)))
        evidence = [one for id, one in shown if id == aspect.id]
        own = [one for one in evidence if lot is None or one.lot == lot or declaring or one.strength == "demanded"]
        kept = tuple(sorted(dict.fromkeys(own), key=lambda one: _STRENGTHS.index(one.strength)))
        found = any(one.strength != "mentioned" for one in kept)
        declared: Declared = "yes" if declaring else "no" if self._fields(aspect) & declarable else "cannot_declare"
        verdict: Verdict
        if not found and not languages:
            verdict = "cannot_tell"
        elif declaring:
            verdict = "declared_and_found" if found else "declared_not_found"
        else:
            verdict = "found_not_declared" if found else "neither"
        return AspectFinding(aspect.id, verdict, declared, declaring, kept)

    def _parts(self, aspect: Aspect) -> list[Aspect]:
        return [aspect, *(one for one in self._rules.aspects if one.id in aspect.includes)]

    def _declares(self, aspect: Aspect, code: tuple[str, str]) -> bool:
        return any(code[1] in part.declared_by.get(code[0], ()) for part in self._parts(aspect))

    def _fields(self, aspect: Aspect) -> frozenset[str]:
        return frozenset(field for part in self._parts(aspect) for field in part.declared_by)

    def _coded(self, codes: Iterable[tuple[str, str]], lot: str | None) -> Iterable[tuple[str, Evidence]]:
        """What codes ask in themselves: reserved, clean vehicles, energy efficiency."""
        for field, code in codes:
            for aspect in self._rules.aspects:
                if code in aspect.shown_by.get(field, ()):
                    found = Evidence(field, code, "demanded", None, None, lot=lot)
                    yield from ((id, found) for id in (aspect.id, *self._wholes[aspect.id]))

    def _shown(self, text: NoticeText, read: ReadPassage) -> Iterable[tuple[str, Evidence]]:
        """What a text shows, sentence by sentence; of each topic the first words only."""
        seen: set[tuple[str, Strength]] = set()
        for sentence in read.sentences:
            roles = {self._roles[name] for name in sentence.mentions if name in self._roles}
            if "denial" in roles:
                continue
            strength = _strength(text.place, roles, text.weight)
            covers: dict[str, _Covers] = {}
            for name, mentions in sentence.mentions.items():
                if name not in self._topics or (name, strength) in seen:
                    continue
                if name in self._only_scored and text.place != "scored":
                    continue
                id, topic, code = self._topics[name]
                if id not in covers:
                    covers[id] = _Covers(self._covers(sentence, id))
                meant = next((one.words for one in mentions if not covers[id].hide(one)), None)
                if meant is None:
                    continue
                seen.add((name, strength))
                around = " ".join(read.passage.text[sentence.start : sentence.end].split())
                language = text.text.language
                found = Evidence(
                    text.field, meant, strength, topic, code, _shortened(around, meant), language,
                    text.weight, text.lot,
                )  # fmt: skip
                yield from ((each, found) for each in (id, *self._wholes[id]))

    def _covers(self, sentence: ReadSentence, aspect: str) -> list[Mention]:
        """The places in a sentence where words of the aspect mean something else."""
        return [
            mention
            for name, mentions in sentence.mentions.items()
            if name == f"not:{aspect}" or self._roles.get(name) == "not-words"
            for mention in mentions
        ]


def _strength(place: Place, roles: Iterable[str], weight: Decimal | None) -> Strength:
    """What the place and the sentence make of the words; in a scored or demanded text talk still binds."""
    if "law" in roles or (place == "described" and "talk" in roles):
        return "mentioned"
    return "mentioned" if place == "scored" and weight == 0 else place


def _codes_of(lot: Lot) -> Iterable[tuple[str, str]]:
    """Every code of a lot that can declare or show an aspect, as (field, code)."""
    yield from ((one.field, one.code) for one in lot.strategic)
    yield from (("BT-71", code) for code in lot.reserved_participation)
    if lot.reserved_execution:
        yield ("BT-736", lot.reserved_execution)
    if lot.clean_vehicles and lot.clean_vehicles.applies:
        yield ("BT-717", "true")
    if lot.energy_efficiency and lot.energy_efficiency.applies:
        yield ("BT-810", "true")


def _languages(texts: Iterable[tuple[NoticeText, ReadPassage | None]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.text.language for text, read in texts if read is not None and text.text.language))


def _by_lot(things: Sequence[Thing], lots: Sequence[str | None]) -> dict[str | None, list[Thing]]:
    """The things of each lot, in their order: a notice with thousands of lots is gone through once."""
    found: dict[str | None, list[Thing]] = {}
    for thing, lot in zip(things, lots, strict=True):
        found.setdefault(lot, []).append(thing)
    return found


class _Covers:
    """The places of a sentence where words mean something else, ready to be asked many times."""

    def __init__(self, covers: Iterable[Mention]) -> None:
        places = sorted((cover.start, cover.end) for cover in covers)
        self._starts = [start for start, _ in places]
        self._farthest = list(accumulate((end for _, end in places), max))

    def hide(self, mention: Mention) -> bool:
        """Whether one of them holds the whole mention."""
        before = bisect_right(self._starts, mention.start)
        return before > 0 and self._farthest[before - 1] >= mention.end


def _shortened(sentence: str, words: str) -> str:
    """The sentence, or the part of it around the words."""
    if len(sentence) <= _CONTEXT:
        return sentence
    at = max(0, sentence.find(" ".join(words.split())) - _CONTEXT // 3)
    piece = sentence[at : at + _CONTEXT].strip()
    return f"{'… ' if at else ''}{piece} …"
