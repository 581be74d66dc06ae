"""What `import notices` says."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from aankoopwijzer.cli.complaint import Refused
from aankoopwijzer.cli.import_screen import BY, content_of, refusal, say_counts
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.progress import telling
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.intake.noticed import LEFT_OUT
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.flows.import_notices import NoticeFiles, import_notices
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.unpack_notices import HandedNotice, unpack_notices
from aankoopwijzer.reports.import_json import import_as_json
from aankoopwijzer.reports.import_problems import said
from aankoopwijzer.reports.speech import marked

NOTICE_BECAME: Mapping[str, str] = {
    "new": marked("a new procurement"),
    "changed": marked("a procurement that was known, changed"),
    "unchanged": marked("was read before, nothing changed"),
}
_SCHEMA = "aankoopwijzer/import-notices/1"


def show_notices(
    files: Sequence[Path], talk: Talk, *, authority: str | None, is_dry_run: bool, pack: Path | None
) -> bool:
    """Import notices as one batch, or say what that would do; True when all could be read.

    A notice that cannot be read is told and the others come in; a file that is no file, or a zip that cannot be
    trusted, stops everything.
    """
    adviser = prepare_adviser(pack, cache=pack_cache())
    handed = NoticeFiles(_called(files), _notices(files), authority=authority)
    now = dt.datetime.now(dt.UTC)
    try:
        with telling(talk) as tell:
            report = import_notices(handed, adviser, by=BY, at=now, dry_run=is_dry_run, tell=tell)
    except ImportRefused as error:
        raise Refused(refusal(error, str(files[0]))) from error
    if talk.as_json:
        told = import_as_json(report, talk.speech, is_dry_run=is_dry_run)
        talk.give_readable(told | {"schema": _SCHEMA, "notices": [asdict(each) for each in report.notices]})
    else:
        _print(report, talk, is_dry_run=is_dry_run)
    return report.rejected == sum(each.became in LEFT_OUT for each in report.notices)


def _notices(files: Sequence[Path]) -> Iterator[HandedNotice]:
    for file in files:
        yield from unpack_notices(content_of(file), name=file.name)


def _called(files: Sequence[Path]) -> str:
    more = len(files) - 1
    return f"{files[0].name} + {more}" if more else files[0].name


def _print(report: ImportReport, talk: Talk, *, is_dry_run: bool) -> None:
    for problem in report.problems:
        what, remedy = said(problem, talk.speech)
        talk.tell(f"{problem.column}: {what}; {remedy}")
    for each in report.notices:
        if each.became in NOTICE_BECAME:
            talk.write(f"{each.notice}: {talk.speech.word(NOTICE_BECAME, each.became)}\n")
    say_counts(report, talk, is_dry_run=is_dry_run)
