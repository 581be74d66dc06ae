"""What the columns of a file may be that waits, for a person to say what they are."""

import datetime as dt
from dataclasses import dataclass

from aankoopwijzer.documents.grid import read_grid
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.intake.recognition import By, suggest, title_likeness, title_score
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.flows._reading_register_file import around_for
from aankoopwijzer.packs.import_kinds import import_kinds

_SAMPLE = 200
_EXAMPLES = 3
_FEWEST, _MOST = 2, 200
_KNOWN_TITLE = 1_000


@dataclass(frozen=True, slots=True)
class GuessedColumn:
    """A title of the file with the first values under it, and what it may be: our column, or nothing; `by` says how."""

    title: str
    examples: tuple[str, ...]
    column: str
    by: By


@dataclass(frozen=True, slots=True)
class GuessedColumns:
    """The columns of a file, and the line (1 is the first) that its titles are thought to be on."""

    header_line: int
    columns: tuple[GuessedColumn, ...]


def guess_columns(file: HeldFile, pack: PolicyPack, *, on: dt.date) -> GuessedColumns | None:
    """The row of titles, by the titles that we know or else by having most words, with what each column may be.

    What a person said of the file goes before its looks. None when the file is no table of two columns at least.
    """
    kind = import_kinds().get(file.kind)
    if kind is None:
        return None
    known = title_score(kind)
    try:
        grid = read_grid(file.content, lambda cells: known(cells) * _KNOWN_TITLE + title_likeness(cells))
    except TableError:
        return None
    if sum(map(bool, grid.titles)) < _FEWEST:
        return None
    sample = grid.sample(_SAMPLE)
    guessed = suggest(kind, grid.titles, sample, around_for(pack, kind, on=on))
    found = []
    for at, title in enumerate(grid.titles[:_MOST]):
        if not title:
            continue
        values = [str(line[at]) for line in sample if at < len(line) and line[at] not in (None, "")]
        column, by = guessed.get(at, ("", "title"))
        if file.columns is not None and title in file.columns:
            column, by = file.columns[title], "person"
        found.append(GuessedColumn(title, tuple(dict.fromkeys(values))[:_EXAMPLES], column, by))
    return GuessedColumns(grid.header_line, tuple(found))
