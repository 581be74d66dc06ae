"""A checked draft as the page shows it: the text with its marks beside the findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from aankoopwijzer.domain.guidance.result import AskedQuestion, ChosenCriterion
from aankoopwijzer.domain.records.passage import Mention, Passage
from aankoopwijzer.domain.review.draft_finding import DraftCheck, DraftRisk, ObjectiveCheck
from aankoopwijzer.reports.draft_check.wording import CheckWording
from aankoopwijzer.reports.speech import sentence_case

MOST_PASSAGES = 1_200
"""A longer draft is shown by its marked passages only, each with its neighbours."""
_SIGNS = {"missing": "missed", "partly": "on_track", "unsure": "ask", "covered": "reached", "does_not_apply": "not"}


class Segment(NamedTuple):
    """A piece of a passage; marked when it decided something."""

    text: str
    is_marked: bool


class Tag(NamedTuple):
    """What stands beside a passage: a sign, a code or word, and the finding that it leads to."""

    sign: str
    text: str
    anchor: str


class ShownPassage(NamedTuple):
    """A passage of the draft with the heading that begins above it, its marks and tags."""

    id: str
    heading: str | None
    article: str
    page: int | None
    form: str
    segments: tuple[Segment, ...]
    tags: tuple[Tag, ...]


class Clause(NamedTuple):
    """A clause of the library that may be put into the draft."""

    id: str
    title: str
    part: str
    text: str


class ShownPlace(NamedTuple):
    """A place in the draft that a finding leads to."""

    passage: str
    words: str
    place: str


class Finding(NamedTuple):
    """One line of the list of findings."""

    anchor: str
    group: str
    sign: str
    code: str
    title: str
    status: str
    why: str
    todo: str
    places: tuple[ShownPlace, ...]
    clauses: tuple[Clause, ...]
    quote: str = ""
    better: str = ""


@dataclass(frozen=True)
class Checked:
    """One report, ready for the page."""

    check: DraftCheck
    wording: CheckWording
    file: str
    remarks: list[str]
    is_word: bool

    @property
    def lead(self) -> str:
        """The first sentence."""
        return self.wording.lead(self.check)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is bought, as it was read or told."""
        purchase = self.check.guidance.purchase
        return [(self.wording.fact("title"), purchase.title), *self.wording.wording.purchase_facts(purchase)]

    @property
    def questions(self) -> tuple[tuple[AskedQuestion, str], ...]:
        """The open questions with their words."""
        return tuple(
            (each, self.wording.wording.question(each.id, each.text)) for each in self.check.guidance.questions
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The most urgent first: missing, incomplete, risky, to look at, in order."""
        checks = {
            status: [self._objective(each) for each in self.check.with_status(status)]
            for status in ("missing", "partly", "unsure", "covered")
        }
        risks = [self._risk(number, risk) for number, risk in enumerate(self.check.risks, start=1)]
        return (*checks["missing"], *checks["partly"], *risks, *checks["unsure"], *checks["covered"])

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many findings each group has."""
        groups = [finding.group for finding in self.findings]
        return {group: groups.count(group) for group in ("missing", "partly", "risky", "unsure", "covered")}

    @property
    def not_asked(self) -> tuple[ObjectiveCheck, ...]:
        """What the policy does not ask of this purchase."""
        return self.check.with_status("does_not_apply")

    @cached_property
    def passages(self) -> tuple[ShownPassage, ...]:
        """The draft itself, in its order, with the marks of every finding."""
        return tuple(self._shown())

    @property
    def is_cut(self) -> bool:
        """Whether only the marked passages are shown."""
        return len(self.check.findings) > MOST_PASSAGES

    def _shown(self) -> Iterator[ShownPassage]:
        words: dict[str, list[Mention]] = {}
        tags: dict[str, list[Tag]] = {}
        for finding, passage, mentions in self._marks():
            words.setdefault(passage.id, []).extend(mentions)
            tag = Tag(finding.sign, finding.code or finding.title, finding.anchor)
            if tag not in tags.setdefault(passage.id, []):
                tags[passage.id].append(tag)
        heading = None
        for judged in self.check.findings:
            passage = judged.passage
            if self.is_cut and passage.id not in tags:
                continue
            begins = passage.heading if passage.heading != heading else None
            heading = passage.heading
            yield ShownPassage(
                passage.id,
                begins,
                passage.article,
                passage.page,
                passage.form,
                tuple(_segments(passage.text, words.get(passage.id, ()))),
                tuple(tags.get(passage.id, ())),
            )

    def _marks(self) -> Iterator[tuple[Finding, Passage, tuple[Mention, ...]]]:
        by_anchor = {finding.anchor: finding for finding in self.findings}
        for number, risk in enumerate(self.check.risks, start=1):
            yield by_anchor[f"risico-{number}"], risk.passage, risk.because
        for each in self.check.objectives:
            finding = by_anchor.get(f"doel-{each.code}")
            for found in each.passages if finding else ():
                assert finding is not None
                yield finding, found.passage, found.because

    def _objective(self, each: ObjectiveCheck) -> Finding:
        places = tuple(
            ShownPlace(
                found.passage.id, ", ".join(self.wording.words(found.because)), self.wording.place(found.passage)
            )
            for found in each.passages
        )
        is_shown = each.status in ("missing", "unsure")
        return Finding(
            anchor=f"doel-{each.code}",
            group=each.status,
            sign="may" if each.status == "unsure" and each.is_welcome and not each.passages else _SIGNS[each.status],
            code=each.code,
            title=self.wording.wording.text(each.verdict.name),
            status=sentence_case(self.wording.status(each)),
            why=self.wording.why(each) if is_shown else "",
            todo=self.wording.lacks(each),
            places=places,
            clauses=tuple(self._clauses(each)) if each.status in ("missing", "partly", "unsure") else (),
        )

    def _clauses(self, each: ObjectiveCheck) -> Iterator[Clause]:
        guidance = self.check.guidance
        chosen: dict[str, ChosenCriterion] = {
            one.criterion.id: one for one in (*guidance.criteria, *guidance.further_criteria)
        }
        for id in each.add:
            if id in chosen:
                one = chosen[id]
                yield Clause(
                    id,
                    self.wording.criterion(id),
                    self.wording.wording.part(one.part),
                    self.wording.wording.clause(one),
                )

    def _risk(self, number: int, risk: DraftRisk) -> Finding:
        return Finding(
            anchor=f"risico-{number}",
            group="risky",
            sign="warning",
            code="",
            title=sentence_case(self.wording.risk(risk)),
            status="",
            why=self.wording.reason(risk),
            todo="",
            places=(ShownPlace(risk.passage.id, "", self.wording.place(risk.passage)),),
            clauses=(),
            quote=self.wording.quote(risk.passage),
            better=self.wording.better(risk),
        )


def _segments(text: str, mentions: list[Mention] | tuple[Mention, ...]) -> Iterator[Segment]:
    """The text cut at its marks; marks that touch or overlap are one."""
    at = 0
    for start, end in _merged(mentions):
        if start > at:
            yield Segment(text[at:start], False)
        yield Segment(text[max(at, start) : end], True)
        at = max(at, end)
    if at < len(text):
        yield Segment(text[at:], False)


def _merged(mentions: list[Mention] | tuple[Mention, ...]) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for start, end in sorted((each.start, each.end) for each in mentions):
        if current is None:
            current = (start, end)
        elif start <= current[1] + 1:
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current
