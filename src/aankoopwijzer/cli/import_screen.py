"""What `import` says."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.explaining import notice_complaint
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.progress import telling
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.grid import MAX_BYTES
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.intake.problems import OUTCOMES
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.import_invoices import import_invoices
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.list_imports import list_imports
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.preview_import import preview_import
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.reports.import_changes import changes_in_words
from aankoopwijzer.reports.import_json import import_as_json, rejected_csv
from aankoopwijzer.reports.import_outcome import nothing_to_write
from aankoopwijzer.reports.import_problems import import_problem_line
from aankoopwijzer.reports.import_refusals import REFUSED
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.table_problems import problem_line
from aankoopwijzer.standards.notice_error import NoticeError

_TOLD = {"rejected": 20, "flagged": 20, "noted": 10}
"""Lines about problems on a terminal, of each outcome; the rest is counted, and `--json` has more."""
_CHANGES_TOLD = 20
_MAPPING_BYTES = 1_000_000
BY = system("command-line")


def show_import(
    kind: str,
    file: Path,
    talk: Talk,
    *,
    authority: str | None,
    is_dry_run: bool,
    mapping: Path | None,
    rejected: Path | None,
    keep_doubles: bool,
    pack: Path | None,
) -> bool:
    """Import a file, or say what that would do; True when no line was left out."""
    content = content_of(file)
    adviser = prepare_adviser(pack, cache=pack_cache())
    now = dt.datetime.now(dt.UTC)
    said: dict[str, Any] = {"name": file.name, "authority": authority, "columns": _mapping(mapping)}
    said["keep_doubles"] = keep_doubles
    try:
        if is_dry_run:
            report = preview_import(kind, content, adviser.pack, on=dt.date.today(), **said)
        else:
            with telling(talk) as tell:
                report = import_register(kind, content, adviser, by=BY, at=now, tell=tell, **said)
    except TableError as error:
        raise Refused(Complaint("", problem_line(error.problem, str(file), talk.speech), "")) from error
    except ImportRefused as error:
        raise Refused(refusal(error, str(file))) from error
    if rejected is not None and report.rejected_lines:
        rejected.write_bytes(rejected_csv(report, talk.speech))
        talk.tell(talk.say("Written: {file}", file=str(rejected)))
    if talk.as_json:
        talk.give_readable(import_as_json(report, talk.speech, is_dry_run=is_dry_run))
    else:
        _print(report, file, talk, is_dry_run=is_dry_run)
    return not report.rejected


def show_invoices(
    files: Sequence[Path],
    talk: Talk,
    *,
    authority: str | None,
    is_dry_run: bool,
    keep_doubles: bool,
    pack: Path | None,
) -> bool:
    """Import electronic invoices, one after the other; True when all came in. A bad file is told, the others go on."""
    adviser = prepare_adviser(pack, cache=pack_cache())
    now = dt.datetime.now(dt.UTC)
    is_whole = True
    for file in files:
        try:
            report = import_invoices(
                content_of(file),
                adviser,
                name=file.name,
                authority=authority,
                by=BY,
                at=now,
                dry_run=is_dry_run,
                keep_doubles=keep_doubles,
            )
        except NoticeError as error:
            talk.complain(notice_complaint(error))
            is_whole = False
            continue
        except ImportRefused as error:
            raise Refused(refusal(error, str(file))) from error
        is_whole = is_whole and not report.rejected
        if talk.as_json:
            talk.give(import_as_json(report, talk.speech, is_dry_run=is_dry_run))
        else:
            talk.write(f"{file.name}: ")
            _print(report, file, talk, is_dry_run=is_dry_run)
    return is_whole


def show_list(talk: Talk) -> None:
    """The imports, newest first."""
    found = list_imports()
    if talk.as_json:
        talk.results("aankoopwijzer/import-list/1", [each.model_dump(mode="json") for each in found])
        return
    if not found:
        talk.write(talk.say("Nothing was imported yet.") + "\n")
    for each in found:
        undone = f"  {talk.say('undone')}" if each.undone_at else ""
        counts = each.counts
        talk.write(
            f"{each.number:>6}  {each.at:%Y-%m-%d %H:%M}  {each.kind:<15} {each.authority or '-':<15} "
            f"+{counts.new} ~{counts.changed} ={counts.unchanged} !{counts.rejected}  {each.file_name}{undone}\n"
        )


def refusal(error: ImportRefused, where: str) -> Complaint:
    """Why a file cannot be imported or an import cannot be undone, as a complaint."""
    what, remedy = REFUSED[error.code]
    return Complaint(where, what, remedy, error.values)


def tell_problems(report: ImportReport, file: Path, talk: Talk) -> None:
    """What is to be said of single lines, the first of them in full."""
    told = [
        problem
        for outcome in OUTCOMES
        for problem in islice((each for each in report.problems if each.outcome == outcome), _TOLD[outcome])
    ]
    for problem in told:
        talk.tell(import_problem_line(problem, str(file), talk.speech))
    if (more := sum(report.by_code.values()) - len(told)) > 0:
        talk.tell(talk.say("… and {number} more; --json counts them all by kind", number=more))


def _print(report: ImportReport, file: Path, talk: Talk, *, is_dry_run: bool) -> None:
    tell_problems(report, file, talk)
    for title, column in report.columns.items():
        talk.write(f"  {title} → {column or talk.say('not used')}\n")
    _say_changes(report, talk)
    say_counts(report, talk, is_dry_run=is_dry_run)


def _say_changes(report: ImportReport, talk: Talk) -> None:
    """What becomes of rows that the register has: the first of them, field by field."""
    kind = import_kinds().get(report.kind)
    if kind is None or not report.changed:
        return
    for each in islice(changes_in_words(report, kind.dataset_name, talk.speech), _CHANGES_TOLD):
        fields = "; ".join(f"{title}: {before} → {after}" for title, before, after in each.fields)
        where = talk.say("line {number}", number=each.line)
        talk.write(f"  {' '.join(filter(None, (where, each.key)))}: {fields or talk.say('nothing that is shown')}\n")
    if (more := report.changed - _CHANGES_TOLD) > 0:
        talk.write("  " + talk.say("… and {number} more that change", number=more) + "\n")


def say_counts(report: ImportReport, talk: Talk, *, is_dry_run: bool) -> None:
    """How many lines came in, and how to take them back."""
    talk.write(
        talk.say(
            "{new} new, {changed} changed, {unchanged} unchanged, {rejected} left out",
            new=report.new,
            changed=report.changed,
            unchanged=report.unchanged,
            rejected=report.rejected,
        )
        + "\n"
    )
    if report.double:
        talk.write(
            talk.say(
                "{number} left out because the register has their invoice from another source; to bring them in: "
                "--keep-doubles",
                number=report.double,
            )
            + "\n"
        )
    if report.gone:
        gone = talk.say("lines that go, of an invoice that came again without them: {number}", number=report.gone)
        talk.write(f"{gone}\n")
    if is_dry_run:
        talk.write(talk.say("Nothing was written: this was a dry run.") + "\n")
    elif report.batch is None:
        talk.write(nothing_to_write(report, talk.speech) + "\n")
    else:
        undo = f"aankoopwijzer import undo {report.batch}"
        talk.write(talk.say("Import {number}; take it back with: {command}", number=report.batch, command=undo) + "\n")


def content_of(file: Path) -> bytes:
    """The bytes of a file, one over the limit at most."""
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _mapping(file: Path | None) -> Mapping[str, str] | None:
    """Our column by title; either the object itself or a report that holds it as `columns`."""
    if file is None:
        return None
    what, remedy = marked("this is no mapping"), marked("write a JSON object with our column by each title")
    wrong = Refused(Complaint(str(file), what, remedy))
    try:
        with file.open("rb") as opened:
            said = json.loads(opened.read(_MAPPING_BYTES))
    except (ValueError, RecursionError) as error:
        raise wrong from error
    if isinstance(said, dict) and isinstance(said.get("columns"), dict):
        said = said["columns"]
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise wrong
    return {str(title): column for title, column in said.items()}
