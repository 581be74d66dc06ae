"""A file of a department comes into the register: all of it or nothing, and the same file twice changes nothing."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aankoopwijzer.domain.intake.progress import Tell, silent
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts, RememberedMapping
from aankoopwijzer.flows._double_invoices import without_doubles
from aankoopwijzer.flows._reading_register_file import HandedOver, read_into
from aankoopwijzer.flows._row_spool import RowSpool
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.imports import commands
from aankoopwijzer.register.imports.batches import Source


def import_register(
    kind: str,
    content: bytes,
    adviser: Adviser,
    *,
    name: str,
    authority: str | None,
    by: Actor,
    at: dt.datetime,
    columns: Mapping[str, str] | None = None,
    only: str | None = None,
    keep_doubles: bool = False,
    tell: Tell = silent,
) -> ImportReport:
    """Write the lines of a file that can be written as one batch; the report says which, and what was left out.

    A row that is there keeps what the file has no column for. With `only`, lines of another authority are left out, and
    without `keep_doubles` those of an invoice that the register has from another source. `tell` is told how far it is,
    and may stop it. Spend finds its product groups. What a person said of the `columns` is remembered for the next file
    of this source. Raises `TableError` when it is no table, `ImportRefused` when it cannot be imported at all.
    """
    with RowSpool() as spool:
        handed = HandedOver(kind, content, name, authority, columns, only)
        report, complete = read_into(spool, handed, adviser.pack, on=at.date(), tell=tell)
        dataset = import_kinds()[kind].dataset_name
        pieces = spool.pieces() if keep_doubles else without_doubles(spool, report, dataset)
        source = Source(kind, report.owner, name, report.file_hash)
        counts = ImportCounts(rejected=report.rejected, flagged=report.flagged, double=report.double)
        parts = [(dataset, _telling(pieces, tell))]
        report.batch, tally = commands.write_batch(source, parts, counts, by=by, at=at, complete=complete, tell=tell)
    tally.tell(report)
    if report.batch is not None and dataset == "spend_lines":
        group_spend(adviser, batch=report.batch)
    if columns is not None:
        said = RememberedMapping(kind=kind, authority=authority, signature=report.signature, columns=columns)
        commands.remember_mapping(said)
    return report


def _telling(pieces: Iterable[Sequence[Row]], tell: Tell) -> Iterator[Sequence[Row]]:
    lines = 0
    for piece in pieces:
        tell("writing", lines)
        yield piece
        lines += len(piece)
