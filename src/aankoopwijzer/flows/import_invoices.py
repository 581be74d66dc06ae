"""An electronic invoice or credit note comes into the register, with its seller."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from aankoopwijzer.domain.intake.invoices import (
    enterprise_number,
    lines_of,
    seller_row,
    told_of_earlier,
)
from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.domain.records.invoice import Invoice
from aankoopwijzer.flows._double_invoices import without_doubles
from aankoopwijzer.flows._reading_register_file import check_authority, take
from aankoopwijzer.flows._row_spool import RowSpool
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.imports import commands
from aankoopwijzer.register.imports.batches import Source
from aankoopwijzer.register.spend import queries as spend
from aankoopwijzer.register.suppliers import queries as suppliers
from aankoopwijzer.standards import ubl

KIND = "ubl"


def import_invoices(
    content: bytes,
    adviser: Adviser,
    *,
    name: str,
    authority: str | None,
    by: Actor,
    at: dt.datetime,
    dry_run: bool,
    keep_doubles: bool = False,
) -> ImportReport:
    """Write one UBL document as one batch, or with `dry_run` say what that would do.

    Its lines find their product groups. Without `keep_doubles` an invoice that
    stands in the ledger is left out. Raises `NoticeError` when it is no such document, `ImportRefused` without an
    authority: whose books it comes from, an invoice does not say in our terms.
    """
    check_authority(authority, adviser.pack)
    if authority is None:
        raise ImportRefused("authority-needed", kind=KIND)
    invoice = ubl.read(content, name=name)
    report = ImportReport(
        kind=KIND,
        authority=authority,
        file_name=name,
        file_hash=hashlib.sha256(content).hexdigest(),
        recognition=Recognition((), (), ()),
    )
    found = lines_of(invoice, authority=authority)
    if found.rows:
        told_of_earlier(invoice, found, spend.invoice_lines(authority, *_known_by(found.rows[0])))
    with RowSpool() as spool:
        take(iter([found]), report, spool)
        pieces = spool.pieces() if keep_doubles else without_doubles(spool, report, "spend_lines")
        lines = [("spend_lines", pieces)]
        if dry_run:
            tally = commands.compare(lines)
        else:
            source = Source(KIND, authority, name, report.file_hash)
            counts = ImportCounts(rejected=report.rejected, flagged=report.flagged, double=report.double)
            beside = [] if report.rejected else [("suppliers", _new_seller(invoice))]
            report.batch, tally = commands.write_batch(source, lines, counts, beside=beside, by=by, at=at)
    tally.tell(report)
    if report.batch is not None:
        group_spend(adviser, batch=report.batch)
    return report


def _known_by(line: Row) -> tuple[str, str]:
    """The supplier and the number by which the register knows the document of a line."""
    values = dict(zip(DATASETS["spend_lines"].columns, line.values, strict=True))
    return values["supplier_key"] or "", values["invoice_number"]


def _new_seller(invoice: Invoice) -> list[Sequence[Row]]:
    """The seller, unless the register has an enterprise of that number: what it knows is not overwritten."""
    number = enterprise_number(invoice.seller)
    row = seller_row(invoice)
    if row is None or (number is not None and number in suppliers.enterprise_numbers()):
        return []
    return [[row]]
