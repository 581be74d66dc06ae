"""A whole draft judged passage by passage, then as one: what is asked where, and what contradicts what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aankoopwijzer.domain.policy.demands import CheckingRules, PassageKind, RiskKind
from aankoopwijzer.domain.records.draft import ReadDraft, Signs
from aankoopwijzer.domain.records.passage import Mention, ReadPassage
from aankoopwijzer.domain.review.contradictions import ends_otherwise, taken_back, two_answers, weights_in_tables
from aankoopwijzer.domain.review.draft_finding import DraftRisk
from aankoopwijzer.domain.review.finding import Basis, PassageFinding
from aankoopwijzer.domain.review.passages import Reviewer
from aankoopwijzer.domain.review.support import SupportFinder
from aankoopwijzer.domain.review.ways import HeardPassage

_SPREAD_PASSAGES, _SPREAD_CHARACTERS = 4, 1_600
"""How far one demand may be spread over passages under one heading."""
_STANDS_ALONE: dict[Basis, float] = {"learned": 0.96, "words": 0.8}
"""From which chance one opinion without the other shows that something is asked: most passages ask nothing."""
_WORTH_A_LOOK, _LEAST_LIKELY = 0.6, 0.2
_BY_PLACE: frozenset[PassageKind] = frozenset(("award_criterion", "selection_criterion"))
_NAMED_IN: frozenset[PassageKind] = frozenset(
    ("technical_specification", "award_criterion", "contract_performance_condition", "selection_criterion", "none")
)


_SUBJECT = "cue:fact-subject"
_NAMING: frozenset[RiskKind] = frozenset(("brand-without-equivalent", "label-without-equivalent"))


@dataclass(frozen=True, slots=True)
class Claim:
    """An objective that the passage with this number carries out, or may (`is_certain` False)."""

    objective: str
    place: int
    because: tuple[Mention, ...]
    kind: PassageKind
    is_certain: bool = True
    basis: Basis = "words"
    chance: float | None = None

    @property
    def stands_alone(self) -> bool:
        """Whether it shows that what is asked is there; words without a chance were never doubted."""
        return self.chance is None or self.chance >= _STANDS_ALONE.get(self.basis, 0.0)

    @property
    def leaves_doubt(self) -> bool:
        """Whether an uncertain claim is worth a look."""
        return self.chance is None or self.chance >= _WORTH_A_LOOK


@dataclass(frozen=True, slots=True)
class JudgedDraft:
    """What a draft says, whatever is bought with it."""

    draft: ReadDraft
    findings: tuple[PassageFinding, ...]
    claims: tuple[Claim, ...]
    risks: tuple[DraftRisk, ...]
    support: SupportFinder

    def claims_on(self, objective: str) -> tuple[Claim, ...]:
        """Where the draft carries an objective out, or may."""
        return tuple(claim for claim in self.claims if claim.objective == objective)

    def says(self, cue: str | None) -> bool:
        """Whether the draft has the words of a cue anywhere."""
        name = f"cue:{cue}"
        return cue is not None and any(
            name in sentence.mentions for read in self.draft.passages for sentence in read.sentences
        )

    def carries_out(self, objective: str | None) -> bool:
        """Whether the draft carries an objective out for certain."""
        return any(claim.is_certain and claim.objective == objective for claim in self.claims)


class DraftReviewer:
    """Judges whole drafts by one pack; safe to share between threads."""

    def __init__(self, rules: CheckingRules, passages: Reviewer) -> None:
        self._passages = passages
        self._cues = {f"cue:{cue.id}": cue for cue in rules.cues}
        self._open_names = frozenset(name for name, cue in self._cues.items() if cue.role == "open-name")
        self._names = next((risk for risk in rules.risks if risk.found_by == "names"), None)
        self._zero = next((risk for risk in rules.risks if risk.found_by == "zero-weight"), None)
        self._known = frozenset(risk.id for risk in rules.risks)
        """A pack without a text for a risk of the whole draft does not report it."""

    def judge(self, draft: ReadDraft) -> JudgedDraft:
        """Every passage by its words and its place, then the draft as a whole."""
        under = {heading: self._passages.kind_under(read) for heading, read in draft.headings.items()}
        heard = tuple(map(self._passages.hear, draft.passages))
        findings = tuple(self._judge(one, under.get(one.read.passage.heading or "")) for one in heard)
        claims = [
            Claim(one.objective, index, one.because, finding.kind, is_certain, one.basis, one.chance)
            for index, finding in enumerate(findings)
            for ones, is_certain in ((finding.fulfils, True), (finding.unsure, False))
            for one in ones
            if one.chance is None or one.chance >= _LEAST_LIKELY
        ]
        claims = list(self._bound(claims, heard))
        claims += self._spread(heard, findings, {claim.objective for claim in claims if claim.is_certain})
        claims = list(self._meant(claims, draft))
        asked: dict[str, list[int]] = {}
        for claim in claims:
            if claim.is_certain:
                asked.setdefault(claim.objective, []).append(claim.place)
        risks = (
            *self._in_passages(heard, draft.signs, findings),
            *weights_in_tables(draft),
            *two_answers(draft, self._cues),
            *ends_otherwise(draft, self._cues),
            *taken_back(draft, self._cues, asked, lambda place: self._passages.denied_in(heard[place])),
        )
        return JudgedDraft(
            draft,
            findings,
            tuple(claims),
            tuple(risk for risk in risks if risk.rule in self._known),
            SupportFinder(draft, findings, self._cues),
        )

    def _judge(self, passage: HeardPassage, under: PassageKind | None) -> PassageFinding:
        return self._passages.review_heard(passage, kind=under if under in _BY_PLACE else None)

    def _in_passages(
        self, heard: Sequence[HeardPassage], signs_of: Sequence[Signs], findings: Sequence[PassageFinding]
    ) -> Iterator[DraftRisk]:
        names = self._names
        for passage, signs, finding in zip(heard, signs_of, findings, strict=True):
            rules: set[RiskKind] = set()
            for risk in finding.risks:
                rules.add(risk.kind)
                yield DraftRisk(risk.kind, risk.rule, finding.passage, risk.because)
            if signs.weight == 0 and self._zero and (words := self._passages.words_of(self._zero, passage)):
                yield DraftRisk(self._zero.kind, self._zero.id, finding.passage, words)
            is_open = any(self._open_names & sentence.mentions.keys() for sentence in passage.read.sentences)
            if names and signs.names and not is_open and finding.kind in _NAMED_IN and not rules & _NAMING:
                yield DraftRisk(names.kind, names.id, finding.passage, signs.names)

    def _bound(self, claims: Sequence[Claim], heard: Sequence[HeardPassage]) -> Iterator[Claim]:
        """The claims without learned ones on words that bind nobody: a wish, a denial, what the law says anyway."""
        for claim in claims:
            passage = heard[claim.place]
            if claim.basis == "learned" and (
                claim.objective in self._passages.silenced(passage, claim.kind)
                or claim.objective in self._passages.denied_in(passage)
            ):
                continue
            yield claim

    def _meant(self, claims: Sequence[Claim], draft: ReadDraft) -> Iterator[Claim]:
        """The claims without those that only repeat what the tender is called or what it is about.

        Words before the first heading, or under the title of the whole, are a title; a selection criterion tests
        capacity and asks nothing of the contract; under the heading of the subject a demand counts when it stands
        nowhere else.
        """
        about = {
            heading
            for heading, read in draft.headings.items()
            if any(_SUBJECT in sentence.mentions for sentence in read)
        }
        elsewhere = {
            claim.objective
            for claim in claims
            if claim.is_certain and draft.passages[claim.place].passage.heading not in (None, *about)
        }
        untitled = (None, draft.title)
        has_headings = any(read.passage.heading not in untitled for read in draft.passages)
        for claim in claims:
            heading = draft.passages[claim.place].passage.heading
            is_title = has_headings and heading in untitled and claim.kind != "reserved"
            weighs_nothing = draft.signs[claim.place].weight == 0
            if is_title or weighs_nothing or claim.kind == "selection_criterion":
                continue
            if heading in about and claim.objective in elsewhere:
                continue
            yield claim

    def _spread(
        self, heard: Sequence[HeardPassage], findings: Sequence[PassageFinding], known: set[str]
    ) -> Iterator[Claim]:
        """Demands that only neighbouring passages under one heading carry out together."""
        reads = [one.read for one in heard]
        for start, end in _runs(reads):
            run = reads[start:end]
            kind = findings[start].kind
            for one in self._passages.spread_over(heard[start:end], kind):
                if one.objective in known:
                    continue
                places = sorted({start + offset for mention in one.because for offset in _holding(run, mention)})
                if len(places) == 1:
                    continue  # One passage alone was judged already, with all that is known of it.
                for place in places or [start]:
                    words = tuple(mention for mention in one.because if place - start in _holding(run, mention))
                    doubted = any(
                        one.objective in {each.objective for each in findings[other].unsure} for other in places
                    )
                    yield Claim(
                        one.objective, place, words or one.because, findings[place].kind, is_certain=not doubted
                    )
                known.add(one.objective)


def _runs(passages: Sequence[ReadPassage]) -> Iterator[tuple[int, int]]:
    """Stretches of neighbouring passages under one heading, each as long as a demand may be spread."""
    for start, first in enumerate(passages):
        if first.passage.heading is None:
            continue
        end, length = start + 1, len(first.passage.text)
        while (
            end < len(passages)
            and end - start < _SPREAD_PASSAGES
            and passages[end].passage.heading == first.passage.heading
            and length + len(passages[end].passage.text) <= _SPREAD_CHARACTERS
        ):
            length += len(passages[end].passage.text)
            end += 1
        if end - start > 1:
            yield start, end


def _holding(reads: Sequence[ReadPassage], mention: Mention) -> tuple[int, ...]:
    """Which of the passages hold this very mention."""
    return tuple(
        offset
        for offset, read in enumerate(reads)
        if any(mention is each for sentence in read.sentences for found in sentence.mentions.values() for each in found)
    )
