"""What `import cpv` and `import plant-lists` say: official lists that hold for everybody."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.cli.complaint import Refused
from aankoopwijzer.cli.import_screen import BY, content_of, refusal, say_counts, tell_problems
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.flows.import_cpv import import_cpv
from aankoopwijzer.flows.import_plant_lists import import_plant_lists
from aankoopwijzer.reports.import_json import import_as_json
from aankoopwijzer.reports.speech import marked


def show_cpv(file: Path, talk: Talk, *, is_dry_run: bool) -> None:
    """Keep what CPV codes are called, or say what that would do."""
    report = import_cpv(content_of(file), name=file.name, by=BY, at=dt.datetime.now(dt.UTC), dry_run=is_dry_run)
    _show(report, file, marked("CPV codes with what they are called"), talk, is_dry_run=is_dry_run)


def show_plant_lists(file: Path, talk: Talk, *, is_dry_run: bool) -> None:
    """Keep official lists of plants, or say what that would do. Raises `Refused` for a file that holds none."""
    try:
        report = import_plant_lists(
            content_of(file), name=file.name, by=BY, at=dt.datetime.now(dt.UTC), dry_run=is_dry_run
        )
    except ImportRefused as error:
        raise Refused(refusal(error, str(file))) from error
    _show(report, file, marked("Official lists of plants"), talk, is_dry_run=is_dry_run)


def _show(report: ImportReport, file: Path, what: str, talk: Talk, *, is_dry_run: bool) -> None:
    if talk.as_json:
        talk.give_readable(import_as_json(report, talk.speech, is_dry_run=is_dry_run))
        return
    talk.write(talk.say(what) + "\n")
    tell_problems(report, file, talk)
    say_counts(report, talk, is_dry_run=is_dry_run)
