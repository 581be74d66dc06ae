"""What `import cpv` says."""

import datetime as dt
from pathlib import Path

from aankoopwijzer.cli.import_screen import BY, content_of, say_counts
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.flows.import_cpv import import_cpv
from aankoopwijzer.reports.import_json import import_as_json


def show_cpv(file: Path, talk: Talk, *, is_dry_run: bool) -> None:
    """Keep what CPV codes are called, or say what that would do."""
    report = import_cpv(content_of(file), name=file.name, by=BY, at=dt.datetime.now(dt.UTC), dry_run=is_dry_run)
    if talk.as_json:
        talk.give_readable(import_as_json(report, talk.speech, is_dry_run=is_dry_run))
        return
    talk.write(talk.say("CPV codes with what they are called") + "\n")
    say_counts(report, talk, is_dry_run=is_dry_run)
