"""Rows that a program sends come into the register as a file would: the same columns, checks, batch and history."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence

from aankoopwijzer.documents.grid import Grid, Line
from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.flows._double_invoices import without_doubles
from aankoopwijzer.flows._reading_register_file import HandedOver, read_into
from aankoopwijzer.flows._row_spool import RowSpool
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.imports import commands
from aankoopwijzer.register.imports.batches import Source


def upsert_rows(
    kind: str,
    rows: Sequence[Mapping[str, object]],
    adviser: Adviser,
    *,
    name: str,
    authority: str | None,
    by: Actor,
    at: dt.datetime,
    dry_run: bool = False,
) -> ImportReport:
    """Write all rows of one authority as one batch, or none: when a line of the report is rejected nothing is written.

    A row has values by the columns of its kind and is given whole: what it leaves out is unknown. Whose it is, only a
    row of the whole region (`authority` None) has to say. The first row is line 1 of the report; `name` is what the
    batch is called. Spend finds its product groups. Raises `ImportRefused` when a column that must be there is in no
    row.
    """
    if authority is not None and "authority" in import_kinds()[kind].columns:
        rows = [{"authority": authority, **row} for row in rows]
    columns = [column for column in import_kinds()[kind].columns if any(row.get(column) is not None for row in rows)]
    lines: list[Line] = [(at, [row.get(each) for each in columns]) for at, row in enumerate(rows, start=1)]
    content = json.dumps([kind, authority, rows], default=str, sort_keys=True).encode("utf-8", "replace")
    handed = HandedOver(kind, content, name, authority, {column: column for column in columns}, authority)
    grid = Grid(tuple(columns), 0, "", "rows", lambda: iter(lines))
    with RowSpool() as spool:
        report, _complete = read_into(spool, handed, adviser.pack, on=at.date(), grid=grid)
        _reject_what_is_missing(report, len(rows), {row.line for piece in spool.pieces() for row in piece})
        dataset = import_kinds()[kind].dataset_name
        parts = [(dataset, without_doubles(spool, report, dataset))]
        if report.rejected or dry_run:
            tally = commands.compare(parts)
        else:
            source = Source(kind, authority or "", name, report.file_hash)
            counts = ImportCounts(flagged=report.flagged, double=report.double)
            report.batch, tally = commands.write_batch(source, parts, counts, by=by, at=at)
    tally.tell(report)
    if report.batch is not None and dataset == "spend_lines":
        group_spend(adviser, batch=report.batch)
    return report


def _reject_what_is_missing(report: ImportReport, count: int, written: set[int]) -> None:
    """An empty line of a file is passed over, and so is a total under it; a program meant every row that it sent."""
    told = {problem.line for problem in report.problems if problem.outcome == "rejected"}
    for line in _missing(count, written | told):
        report.tell(RowProblem(line, "", "rejected", "empty-required"))
        report.rejected += 1


def _missing(count: int, known: set[int]) -> Iterator[int]:
    return (line for line in range(1, count + 1) if line not in known)
