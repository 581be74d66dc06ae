"""A file that a department hands over, read against the table of its kind; what preview and import share."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aankoopwijzer.documents.grid import Grid, Line, Score, read_grid
from aankoopwijzer.documents.table_rows import TableProblem
from aankoopwijzer.domain.intake.cells import Around
from aankoopwijzer.domain.intake.completing import Completer
from aankoopwijzer.domain.intake.kinds import ImportKind
from aankoopwijzer.domain.intake.problems import OUTCOMES, RowProblem
from aankoopwijzer.domain.intake.progress import Tell, silent
from aankoopwijzer.domain.intake.reading import Found, RowReader
from aankoopwijzer.domain.intake.recognition import recognise, title_score
from aankoopwijzer.domain.intake.report import (
    MOST_REJECTED,
    MOST_ROWS,
    ImportRefused,
    ImportReport,
)
from aankoopwijzer.domain.intake.rows import Rows
from aankoopwijzer.domain.intake.words import plain
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows._judged_references import judge_references
from aankoopwijzer.flows._register_lookups import lookups_for
from aankoopwijzer.flows._row_spool import RowSpool
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.equipment import queries as equipment
from aankoopwijzer.register.imports import queries
from aankoopwijzer.register.suppliers import queries as suppliers

_SAMPLE = 400
_TOLD_EVERY = 1_000


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A file with what the person said of it. `authority` is whose the lines are that name none.

    `columns` says what the titles mean, our column by title; None leaves it to what is remembered or recognised.
    """

    kind: str
    content: bytes
    name: str
    authority: str | None
    columns: Mapping[str, str] | None = None
    only: str | None = None
    """The one authority whose lines may be written; None for any."""


def read_into(
    spool: RowSpool,
    file: HandedOver,
    pack: PolicyPack,
    *,
    on: dt.date,
    tell: Tell = silent,
    grid: Grid | None = None,
) -> tuple[ImportReport, Completer]:
    """Every line of the file in the spool or among the problems, and what its lines make of rows that are there.

    `grid` is its table when that is known already.

    Raises `TableError` when it is no table, `ImportRefused` when its kind, authority or columns are missing.
    """
    kind = kind_of(file.kind)
    check_authority(file.authority, pack)
    if grid is None:
        grid = _grid(file, kind)
    signature = _signature(grid)
    around = around_for(pack, kind, on=on)
    chosen = file.columns
    if chosen is None:
        chosen = queries.columns_said(kind.id, file.authority, signature)
    recognition = recognise(kind, grid.titles, grid.sample(_SAMPLE), around, chosen=chosen)
    report = ImportReport(
        kind=kind.id,
        authority=file.authority,
        file_name=file.name,
        file_hash=hashlib.sha256(file.content).hexdigest(),
        recognition=recognition,
        titles=grid.titles,
        header_line=grid.header_line,
        sheet=grid.sheet,
        signature=signature,
    )
    if recognition.missing:
        raise ImportRefused("columns-missing", columns=", ".join(_titles(kind, recognition.missing)))
    has_authority = any(each.column == "authority" for each in recognition.found)
    if kind.is_of_authority and file.authority is None and not has_authority:
        raise ImportRefused("authority-needed", kind=kind.id)
    reader = RowReader(kind, recognition, around, authority=file.authority or "", only=file.only)
    take(reader.read(_told(_lines(grid, report), tell)), report, spool)
    judge_references(spool, report, kind)
    return report, Completer(kind, recognition, around)


def _grid(file: HandedOver, kind: ImportKind) -> Grid:
    said_before = () if file.columns is not None else queries.mappings_of(kind.id, file.authority)
    by_title = title_score(kind)
    chosen_titles = [_overlap(file.columns)] if file.columns is not None else [by_title, *map(_overlap, said_before)]
    return read_grid(file.content, lambda cells: max(score(cells) for score in chosen_titles))


def take(found: Iterator[Found], report: ImportReport, spool: RowSpool) -> None:
    """Put what was found where it belongs: rows in the spool, problems and rejected lines in the report."""
    for each in found:
        for problem in each.problems:
            report.tell(problem)
        report.rejected += len(each.rejected)
        report.rejected_lines += each.rejected[: MOST_REJECTED - len(report.rejected_lines)]
        rows = Rows.of(each.rows)
        report.flagged += len(rows) - rows.flags.count("")
        report.authorities.update(rows.authorities)
        report.rows += rows[: MOST_ROWS - len(report.rows)]
        spool.extend(rows)
    report.problems.sort(key=lambda problem: (OUTCOMES.index(problem.outcome), problem.line))


def kind_of(name: str) -> ImportKind:
    """The kind of that id; raises `ImportRefused`."""
    found = import_kinds().get(name)
    if found is None:
        raise ImportRefused("unknown-kind", found=name[:60], known=", ".join(import_kinds()))
    return found


def check_authority(authority: str | None, pack: PolicyPack) -> None:
    """Raises `ImportRefused` when the authority is not one of the pack's."""
    if authority is not None and authority not in pack.authorities:
        raise ImportRefused("unknown-authority", found=authority[:60], known=", ".join(pack.authorities))


def around_for(pack: PolicyPack, kind: ImportKind, *, on: dt.date) -> Around:
    """What the cells are read against: the day, the authorities, and the numbers that the register knows."""
    spelled = {authority.name: id for id, authority in pack.authorities.items()}
    spelled |= {id: id for id in pack.authorities}
    wanted = {rule.known_in for rule in kind.columns.values() if rule.known_in}
    known = {"framework_rows": frozenset(pack.rows), "objectives": frozenset(pack.objectives)}
    if "supplier_numbers" in wanted:
        known["supplier_numbers"] = suppliers.supplier_numbers()
    if "circuit_numbers" in wanted:
        known["circuit_numbers"] = equipment.circuit_numbers()
    return Around(on, spelled, known, lookups_for(kind, pack))


def _lines(grid: Grid, report: ImportReport) -> Iterator[tuple[int, Sequence[object]]]:
    """The lines of the grid; one that cannot be read as such is rejected here."""
    for line in grid.lines():
        if isinstance(line, TableProblem):
            report.tell(RowProblem(line.line, "", "rejected", line.code, line.values))
            report.rejected += 1
        else:
            yield line


def _told(lines: Iterable[Line], tell: Tell) -> Iterator[Line]:
    for count, line in enumerate(lines):
        if not count % _TOLD_EVERY:
            tell("reading", count)
        yield line


def _signature(grid: Grid) -> str:
    return hashlib.sha256("\n".join(map(plain, grid.titles)).encode()).hexdigest()


def _overlap(columns: Mapping[str, str]) -> Score:
    wanted = {plain(title) for title in columns}
    return lambda cells: len({plain(str(cell or "")[:80]) for cell in cells} & wanted)


def _titles(kind: ImportKind, columns: Sequence[str]) -> list[str]:
    """What the columns are usually called."""
    return [kind.columns[column].words[0] if column in kind.columns else column for column in columns]
