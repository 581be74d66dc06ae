"""Findings about loose passages on the screen and as data."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint
from aankoopwijzer.cli.guard import BAD_INPUT
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.table_rows import TableError, TableProblem
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.finding import PassageFinding
from aankoopwijzer.flows.classify_passages import classify_passages
from aankoopwijzer.flows.read_passages import read_passages
from aankoopwijzer.reports.passages_json import passages_as_json, risk_explained, words_of
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.table_problems import problem_line
from aankoopwijzer.reports.terms import PART

KINDS: Mapping[str, str] = {**PART, "none": marked("no demand")}
_SOME_BAD = 1
_WRONG: Mapping[str, tuple[str, str]] = {
    "no-passages": (marked("the file is empty"), marked("give a list of passages, each with an id and a text")),
    "not-utf8": (marked("byte {byte} is no UTF-8"), marked("save the file as UTF-8")),
    "no-passage-text": (marked("this passage has no text"), marked("give it a key 'text' that holds a text")),
    "bad-passage-id": (
        marked("the id of this passage is no word or number"),
        marked("give it a short id, or leave the id out"),
    ),
}


def show_passages(file: Path, pack: PolicyPack, talk: Talk) -> int:
    """Classify the passages of a file and show what was found; returns the exit code."""
    good: list[Passage] = []
    bad: list[TableProblem] = []
    try:
        for found in read_passages(file):
            (bad if isinstance(found, TableProblem) else good).append(found)  # type: ignore[arg-type]
    except TableError as error:
        _tell(error.problem, file, talk)
        return BAD_INPUT
    for problem in bad:
        _tell(problem, file, talk)
    if bad and not good:
        return BAD_INPUT
    findings = classify_passages(good, pack)
    if talk.as_json:
        talk.give_readable(passages_as_json(findings, pack, talk.speech))
    else:
        _show(findings, pack, talk)
    return _SOME_BAD if bad else 0


def _show(findings: Iterable[PassageFinding], pack: PolicyPack, talk: Talk) -> None:
    page = Page()
    for finding in findings:
        page.heading(f"{finding.passage.id}  {talk.say(KINDS[finding.kind])}")
        page.items(
            (
                one.objective,
                pack.objectives[one.objective].name.in_language(talk.language),
                ", ".join(words_of(one.because)),
            )
            for one in finding.fulfils
        )
        for one in finding.unsure:
            page.aside(talk.say("{objective}: not sure, look at it yourself", objective=one.objective), inset=2)
        if finding.has_proof:
            page.aside(talk.say("Proof: {words}", words=", ".join(words_of(finding.proof))), inset=2)
        if finding.has_sanction:
            page.aside(talk.say("Sanction: {words}", words=", ".join(words_of(finding.sanction))), inset=2)
        for risk in finding.risks:
            reason, better = risk_explained(risk, pack, talk.speech)
            page.paragraph(
                talk.say(
                    "Risky: {words}. {reason} {better}",
                    words=", ".join(words_of(risk.because)),
                    reason=reason,
                    better=better,
                ),
                inset=2,
            )
    page.show()


def _tell(problem: TableProblem, file: Path, talk: Talk) -> None:
    if problem.code not in _WRONG:
        talk.tell(problem_line(problem, str(file), talk.speech))
        return
    what, remedy = _WRONG[problem.code]
    where = f"{file}:{problem.line}" if problem.line else str(file)
    talk.complain(Complaint(where, what, remedy, problem.values))
