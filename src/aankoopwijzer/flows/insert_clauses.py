"""Clauses of the library are put into a draft tender, each under the heading where it belongs; the rest stays."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from aankoopwijzer.documents.insert import Insertion, NewParagraph
from aankoopwijzer.documents.insert import insert_clauses as insert_paragraphs
from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.documents.text_blocks import TextBlock
from aankoopwijzer.domain.guidance.choosing import ClauseWish, at_level
from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.language.headings import HeadingReader
from aankoopwijzer.language.passages.clauses import ClauseReader
from aankoopwijzer.language.passages.words import sentences_of
from aankoopwijzer.reports.clause_paragraphs import clause_sentences
from aankoopwijzer.reports.insertion import Outcome
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.wording import Wording

_CHAPTER: Final = re.compile(r"^(?P<word>deel|luik|boek|part|partie|teil)?\s?(?P<number>I{1,3}|[123ABC])[.:)]?$", re.I)
_CHAPTERS: Final = {"I": 1, "II": 2, "III": 3, "1": 1, "2": 2, "3": 3, "A": 1, "B": 2, "C": 3}
_READ: Final = frozenset({"paragraph", "list_item", "table_row", "footnote"})


@dataclass(frozen=True, slots=True)
class InsertedClause:
    """What became of one wish: written under the heading of its section (found by its words), under the chapter of the
    tender (found by its number), or at the end under a heading of its own; or not written.

    `heading` is the heading as the document shows it, or as it was written; for a clause that is already there the
    heading that it stands under. Empty when there is none.
    """

    criterion: str
    outcome: Outcome
    heading: str = ""


@dataclass(frozen=True, slots=True)
class DraftWithClauses:
    """The Word file with the clauses in it, and what became of each wish, in the order of the wishes."""

    content: bytes
    clauses: tuple[InsertedClause, ...]

    @property
    def outcomes(self) -> tuple[tuple[str, Outcome, str], ...]:
        """Criterion, outcome and heading of each, for a report."""
        return tuple((each.criterion, each.outcome, each.heading) for each in self.clauses)


def insert_clauses(
    content: bytes, name: str, wishes: Iterable[ClauseWish], pack: PolicyPack, *, language: str = "nl"
) -> DraftWithClauses:
    """The draft tender (docx) with the wished clauses written where they belong, in the draft's own looks.

    `ClauseWish(criterion id, level, {parameter: value})`; a level of None is the easiest. `name` is what the file is
    called, for messages. A clause that the draft holds already, at whatever level, is not written again; a criterion
    wished twice is written once. Every byte that was in the text stays, in its order.
    Raises `DocumentError` when the file cannot be read or is no Word file.
    """
    wording = Wording(language, pack)
    draft = _Draft(content, name, pack)
    outcomes: dict[str, InsertedClause] = {}
    chosen: dict[str, list[ChosenCriterion]] = {}
    for wish in wishes:
        id = wish.criterion
        if id in outcomes:
            continue
        if id not in pack.criteria:
            outcomes[id] = InsertedClause(id, "no-such-criterion")
            continue
        criterion = at_level(pack.criteria[id], wish.level, wish.values)
        there = draft.holding(id, wording.clause(criterion))
        if there is not None:
            outcomes[id] = InsertedClause(id, "already-there", there)
            continue
        outcomes[id] = InsertedClause(id, "at-the-end")
        section = next((key for key, one in pack.sections.items() if criterion.part in one.parts), criterion.part)
        chosen.setdefault(section, []).append(criterion)
    insertions = []
    order = [*(key for key in pack.sections if key in chosen), *(key for key in chosen if key not in pack.sections)]
    for section in order:
        under, outcome = draft.place_of(section)
        known = pack.sections.get(section)
        title = wording.text(known.title) if known else sentence_case(wording.part(section))
        new = _paragraphs(chosen[section], wording, has_headings=draft.is_divided(under))
        if under is None:
            new = (NewParagraph(title, "heading"), *new)
        insertions.append(Insertion(under.place if under else None, new))
        for each in chosen[section]:
            shown = under.shown if under else title
            outcomes[each.criterion.id] = InsertedClause(each.criterion.id, outcome, shown)
    return DraftWithClauses(insert_paragraphs(content, insertions, name=name), tuple(outcomes.values()))


def _paragraphs(chosen: Sequence[ChosenCriterion], wording: Wording, *, has_headings: bool) -> tuple[NewParagraph, ...]:
    """Each clause as one paragraph; with a heading above it where the draft divides its sections so."""
    new = []
    for each in chosen:
        title, said = wording.text(each.criterion.title), clause_sentences(each, wording)
        new += [NewParagraph(title, "heading"), NewParagraph(said)] if has_headings else [
            NewParagraph(f"{title}. {said}")
        ]  # fmt: skip
    return tuple(new)


class _Draft:
    """A draft as it was handed over: its headings by section, and the clauses that it holds."""

    def __init__(self, content: bytes, name: str, pack: PolicyPack) -> None:
        self.blocks = read_document(content, name).blocks
        main = next((block.place.part for block in self.blocks if block.kind in ("heading", "paragraph")), "")
        self.headings = [each for each in self.blocks if each.kind == "heading" and each.place.part == main]
        words = {id: section.headings for id, section in pack.sections.items()}
        found = HeadingReader(words).find([block.text for block in self.headings])
        self._sections = {id: self.headings[place] for id, place in found.items()}
        self._chapters = _chapters(self.headings)
        self._chapter_of = {id: section.chapter for id, section in pack.sections.items()}
        self._texts = _texts(self.blocks)
        reader = ClauseReader((clause.id, clause.text) for clause in pack.checking.clauses)
        self._held: dict[str, str] = {}
        for heading, text in self._texts.items():
            for clause in reader.read(sentences_of(text), text):
                self._held.setdefault(clause.id, heading)

    def holding(self, criterion: str, clause: str) -> str | None:
        """The heading under which the draft holds a clause already; None when it does not hold it."""
        if criterion in self._held:
            return self._held[criterion]
        plain = _plain(clause)
        return next((heading for heading, text in self._texts.items() if plain in _plain(text)), None)

    def place_of(self, section: str) -> tuple[TextBlock | None, Outcome]:
        """The heading of a section, by its words, else the chapter of the tender that it belongs in, else none."""
        if section in self._sections:
            return self._sections[section], "under-heading"
        chapter = self._chapters.get(self._chapter_of.get(section, 0))
        return chapter, "under-chapter" if chapter else "at-the-end"

    def is_divided(self, heading: TextBlock | None) -> bool:
        """Whether there are headings inside the section of a heading; at the end: inside any chapter."""
        if heading is None:
            top = min((each.level for each in self.headings), default=0)
            return any(each.level > top for each in self.headings)
        return any(heading.shown in each.under and each.kind == "heading" for each in self.blocks)


def _chapters(headings: Sequence[TextBlock]) -> dict[int, TextBlock]:
    """The three chapters of a tender, where a draft numbers its highest headings as its parts: "Deel II", "II."."""
    top = min((each.level for each in headings), default=0)
    found: dict[int, TextBlock] = {}
    for block in headings:
        number = _CHAPTER.match(block.number) if block.level == top else None
        if number and (number["word"] or number["number"].upper().startswith("I")):
            found.setdefault(_CHAPTERS[number["number"].upper()], block)
    return found if set(found) == {1, 2, 3} else {}


def _texts(blocks: Iterable[TextBlock]) -> dict[str, str]:
    """What stands under each heading, as one text with a line for each block."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        if block.kind in _READ:
            found.setdefault(block.under[-1] if block.under else "", []).append(block.text)
    return {heading: "\n".join(texts) for heading, texts in found.items()}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
