"""`criteria export` and `criteria import`: a set of criteria as a file, and held against the library again."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.criteria_screen import refuse_unknown
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.kept_set import MAX_BYTES
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.guidance.reopening import ReopenedCriterion
from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.export_criteria_set import SetFormat, export_criteria_set
from aankoopwijzer.flows.reopen_criteria_set import ReopenedSet, reopen_criteria_set
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.table_problems import problem_line
from aankoopwijzer.reports.wording import Wording

STATES: Mapping[str, str] = {
    "same": marked("unchanged"),
    "changed": marked("changed since"),
    "level-gone": marked("the level no longer exists"),
    "retired": marked("retired"),
    "unknown": marked("the library has no criterion with this id"),
}
"""What became of a line, by code."""
_ON_SCREEN = ("json", "ocds")


def write_set(
    pack: PolicyPack, ids: Sequence[str], talk: Talk, *, to: SetFormat, out: Path | None, on: dt.date
) -> None:
    """Write the criteria that were named, each once; refuses what the pack does not have."""
    chosen = {each.criterion.id: each for each in map(lambda named: _named(named, pack), ids)}
    if out is None and to not in _ON_SCREEN:
        raise Refused(Complaint("--out", marked("this format needs a file"), marked("name one with --out")))
    file = export_criteria_set(tuple(chosen.values()), pack, to, language=talk.language, on=on)
    if out is None:
        talk.write(file.content.decode())
        return
    out.write_bytes(file.content)
    print(talk.say("Written: {file}", file=out))


def show_set(pack: PolicyPack, file: Path, talk: Talk, *, folder: Path | None) -> bool:
    """What became of each line of a kept set; True when all is as it was."""
    with file.open("rb") as opened:
        content = opened.read(MAX_BYTES + 1)
    try:
        found = reopen_criteria_set(content, pack, folder=folder)
    except TableError as error:
        talk.tell(problem_line(error.problem, str(file), talk.speech))
        raise typer.Exit(2) from None
    problems = [problem_line(each, str(file), talk.speech) for each in found.problems]
    if talk.as_json:
        talk.give_readable(_as_json(found, problems, talk))
        return found.is_as_it_was
    for problem in problems:
        talk.tell(problem)
    page, wording = Page(), Wording(talk.language, pack)
    for each in found.lines:
        name = f"{wording.criterion_title(each.kept.id)} ({wording.level(each.kept.level)})"
        page.heading(f"{name}: {talk.say(STATES[each.state])}")
        for line in _told(each, wording, talk):
            page.paragraph(line, inset=2)
    page.show()
    return found.is_as_it_was


def _named(named: str, pack: PolicyPack) -> ChosenCriterion:
    id, _, wanted = named.partition("@")
    refuse_unknown("ID", id, tuple(pack.criteria))
    criterion = pack.criteria[id]
    levels = {level.value: level for level in criterion.levels}
    if wanted and wanted not in levels:
        what, remedy = marked("'{found}' is no level of {id}"), marked("choose one of: {known}")
        values = {"found": wanted[:40], "id": id, "known": ", ".join(levels)}
        raise Refused(Complaint("ID", what, remedy, values))
    return at_level(criterion, levels[wanted] if wanted else Level.BASIS)


def _told(each: ReopenedCriterion, wording: Wording, talk: Talk) -> Iterator[str]:
    for version in each.since:
        what = wording.text(version.what) if version.what else talk.say("first version")
        yield f"{talk.speech.date(version.since)}: {what}"
    if each.state == "changed" and each.kept.clause:
        yield talk.say("It read: {clause}", clause=each.kept.clause)
        yield talk.say("It reads: {clause}", clause=each.clause_now or "")
    if each.state == "level-gone" and each.now:
        yield talk.say("It becomes: {level}", level=wording.level(each.now.level))
    if each.retirement:
        yield f"{talk.speech.date(each.retirement.since)}: {each.retirement.reason}"
        if each.retirement.replaced_by:
            yield talk.say("Take instead: {id}", id=each.retirement.replaced_by)


def _as_json(found: ReopenedSet, problems: list[str], talk: Talk) -> dict[str, Any]:
    kept = found.kept
    return {
        "schema": "aankoopwijzer/criteria-import/1",
        "as_it_was": found.is_as_it_was,
        "pack": {"id": kept.pack or None, "version": kept.pack_version or None},
        "made_on": kept.made_on.isoformat() if kept.made_on else None,
        "problems": [
            {"line": each.line, "code": each.code, "text": text}
            for each, text in zip(found.problems, problems, strict=True)
        ],
        "results": [_line(each, talk) for each in found.lines],
    }


def _line(each: ReopenedCriterion, talk: Talk) -> dict[str, Any]:
    gone = each.retirement
    return {
        "id": each.kept.id,
        "level": each.kept.level.value,
        "state": each.state,
        "text": talk.say(STATES[each.state]),
        "level_now": each.now.level.value if each.now else None,
        "clause": each.kept.clause,
        "clause_now": each.clause_now,
        "version": each.kept.version.isoformat() if each.kept.version else None,
        "since": [
            {"date": version.since.isoformat(), "what": talk.speech.text(version.what) if version.what else None}
            for version in each.since
        ],
        "retired": {"since": gone.since.isoformat(), "reason": gone.reason, "replaced_by": gone.replaced_by}
        if gone
        else None,
    }
