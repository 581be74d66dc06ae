"""Official checklists are read once and kept beside the product, with where they came from and when."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from aankoopwijzer.domain.records.planting import Checklist
from aankoopwijzer.standards.darwin_core.checklists import MAX_BYTES, ChecklistError, read_checklists
from aankoopwijzer.standards.darwin_core.keeping import keep_checklist


def import_checklists(files: Sequence[Path], folder: Path, *, on: dt.date) -> tuple[Checklist, ...]:
    """The lists in the files, kept in the folder; a list of the same kind is replaced.

    Nothing is written when anything is wrong. Raises `ChecklistError`, or `OSError` when the folder cannot be written.
    """
    lists = read_checklists([(file.name, _content(file)) for file in files], on=on)
    for each in lists:
        keep_checklist(each, folder)
    return lists


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError:
        raise ChecklistError("unreadable", file.name) from None
