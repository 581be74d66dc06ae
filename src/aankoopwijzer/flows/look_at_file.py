"""What a file that waits would bring: at once when it is short, as the background worker found it when it is long."""

import datetime as dt

from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows._kept_look import report_of
from aankoopwijzer.flows.import_held_file import import_held_file
from aankoopwijzer.flows.prepare_adviser import Adviser


def look_at_file(file: HeldFile, adviser: Adviser, *, by: Actor, at: dt.datetime, is_long: bool) -> ImportReport | None:
    """Writes nothing. None when the file is long and the worker did not look at it yet (`queue_look`).

    Raises what `import_held_file` raises, or of a long file `LookRefused` with the words for it.
    """
    if is_long:
        return report_of(file.look) if file.look else None
    return import_held_file(file, adviser, by=by, at=at, dry_run=True)
