"""An adviser at work for one command: everything that is the same for all its purchases, made once."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import typer

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.guard import BAD_INPUT
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.selecting import Typed, selection_typed
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.guidance.nearness import seen_from
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.reports.guidance_json import guidance_as_json
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording

DATE_IS_TODAY = "date-is-today"


@dataclass(slots=True)
class Asked:
    """How the advice is wanted."""

    talk: Talk
    pack: Path | None
    mode: str | None
    level: str
    rule_sets: tuple[str, ...]
    suppliers: Path | None
    is_full: bool
    documents: tuple[tuple[Literal["docx", "pdf", "xlsx"], Path], ...] = ()
    """The formats that are wanted, with the file that each goes to."""
    template: Path | None = None
    """The Word template that the advice is written in."""
    into: Path | None = None
    """The draft tender that the clauses go into, instead of a document of their own."""
    typed: Typed = field(default_factory=Typed)
    """The buyer's own choice of criteria."""


class Desk:
    """The adviser with the chosen options, and the words for what it finds."""

    def __init__(self, asked: Asked) -> None:
        self.talk, self.is_full, self.documents = asked.talk, asked.is_full, asked.documents
        self._template, self._into = asked.template, asked.into
        self.adviser: Adviser = _adviser(asked)
        self.level = Level(asked.level)
        self.mode = asked.mode
        self.wording = Wording(asked.talk.language, self.adviser.pack)
        self.selection = selection_typed(asked.typed, self.wording)
        self.today = dt.date.today()
        self._suppliers = _suppliers(asked, self.today)
        self._seen_from: dict[str | None, tuple[SupplierOffer, ...]] = {}

    def options(self, authority: str | None) -> dict[str, Any]:
        """The options of every flow that advises; suppliers in the authority's own municipality are at 0 km."""
        return {
            "on": self.today,
            "mode": self.mode,
            "level": self.level,
            "suppliers": self._market(authority),
            "selection": self.selection,
        }

    def as_json(self, guidance: Guidance, *, is_dated: bool = True) -> dict[str, Any]:
        """The advice as data; `is_dated` False says that the day of today was taken for want of a date."""
        found: dict[str, Any] = dict(guidance_as_json(guidance, self.wording))
        if not is_dated:
            text = self.talk.say("No date was given: today's is taken, and with it the law of today.")
            found["warnings"] = [{"code": DATE_IS_TODAY, "text": text}, *found["warnings"]]
        return found

    def write(self, guidance: Guidance) -> None:
        """Write the documents that were asked for, and say where they are."""
        if not self.documents:
            return
        from aankoopwijzer.flows.export_guidance import export_guidance

        template = self._template_read()
        for form, file in self.documents:
            if form == "docx" and self._into is not None:
                content = self._inserted(guidance, self._into)
            else:
                found = export_guidance(
                    guidance, self.adviser.pack, form, language=self.talk.language, template=template
                )
                content = found.content
            file.write_bytes(content)
            self.talk.tell(self.talk.say("Written: {file}", file=str(file)))

    def _template_read(self) -> bytes | None:
        """The template, checked; what was left out of it is told."""
        if self._template is None:
            return None
        from aankoopwijzer.documents.document_error import REMARKS
        from aankoopwijzer.flows.read_template import read_template

        read = read_template(self._template.read_bytes(), name=str(self._template))
        for remark in read.remarks:
            self.talk.tell(f"{self._template}: {self.talk.speech.say(REMARKS[remark.code])}")
        return read.content

    def _inserted(self, guidance: Guidance, draft: Path) -> bytes:
        """The draft with the clauses of the advice in it; where each went is told."""
        from aankoopwijzer.domain.guidance.choosing import ClauseWish
        from aankoopwijzer.flows.insert_clauses import insert_clauses
        from aankoopwijzer.reports.insertion import WRITTEN, insertion_lines, weight_note

        wishes = [ClauseWish(each.criterion.id, each.level, each.values) for each in guidance.criteria]
        made = insert_clauses(draft.read_bytes(), str(draft), wishes, self.adviser.pack)
        for title, said in insertion_lines(made.outcomes, self.wording):
            self.talk.tell(f"{title}: {said}")
        written = {each.criterion for each in made.clauses if each.outcome in WRITTEN}
        note = weight_note((each for each in guidance.criteria if each.criterion.id in written), self.wording)
        if note:
            self.talk.tell(note)
        return made.content

    def _market(self, authority: str | None) -> tuple[SupplierOffer, ...] | None:
        if self._suppliers is None:
            return None
        if authority not in self._seen_from:
            known = self.adviser.pack.authorities.get(authority or "")
            self._seen_from[authority] = seen_from(known, self._suppliers)
        return self._seen_from[authority]


def _adviser(asked: Asked) -> Adviser:
    rule_sets = frozenset(asked.rule_sets) if asked.rule_sets else None
    adviser = prepare_adviser(asked.pack, rule_sets=rule_sets, cache=pack_cache())
    pack = adviser.pack
    modes = tuple(dict.fromkeys(mode for branch in pack.branches.values() for mode in branch.thresholds))
    wrong = [id for id in asked.rule_sets if id not in pack.rule_sets]
    if wrong:
        raise Refused(_no_such(marked("there is no rule set '{found}'"), "--rule-set", wrong[0], tuple(pack.rule_sets)))
    if asked.mode is not None and asked.mode not in modes:
        raise Refused(_no_such(marked("there is no threshold '{found}'"), "--threshold", asked.mode, modes))
    return adviser


def _no_such(what: str, option: str, found: str, known: tuple[str, ...]) -> Complaint:
    remedy = marked("choose one of: {known}") if known else marked("leave the option out: this policy pack has none")
    return Complaint(option, what, remedy, {"found": found[:80], "known": ", ".join(known)})


def _suppliers(asked: Asked, today: dt.date) -> tuple[SupplierOffer, ...] | None:
    """The market of the supplier file; its bad lines are told, the rest counts. None without a file."""
    if asked.suppliers is None:
        return None
    from aankoopwijzer.cli.supplier_messages import supplier_line
    from aankoopwijzer.documents.table_rows import TableError
    from aankoopwijzer.flows.read_suppliers import read_suppliers
    from aankoopwijzer.reports.table_problems import problem_line

    file, talk = str(asked.suppliers), asked.talk
    try:
        read = read_suppliers(asked.suppliers, on=today)
    except TableError as error:
        talk.tell(problem_line(error.problem, file, talk.speech))
        raise typer.Exit(BAD_INPUT) from None
    for problem in read.problems:
        talk.tell(supplier_line(problem, file, talk.speech))
    return read.suppliers
