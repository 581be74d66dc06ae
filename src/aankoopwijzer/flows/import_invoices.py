"""Electronic invoices and credit notes come into the register, with their sellers."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aankoopwijzer.documents.bundle import is_bundle, unbundled
from aankoopwijzer.domain.guidance.from_notice import authorities_named
from aankoopwijzer.domain.intake.invoiced import InvoiceBecame, InvoiceOutcome
from aankoopwijzer.domain.intake.invoices import (
    enterprise_number,
    lines_gone,
    lines_of,
    seller_row,
    told_of_buyer,
    told_of_earlier,
)
from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.progress import Tell, silent
from aankoopwijzer.domain.intake.reading import Found
from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.report import ImportRefused, ImportReport
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.domain.records.invoice import Invoice, InvoiceParty
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
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.safe_xml import MAX_BYTES

KIND = "ubl"


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with what was found in it; `became` is known before anything is compared when it is left out.

    `gone` are the keys of lines that the register has of it, and that it has no longer.
    """

    file: str
    invoice: Invoice
    found: Found
    became: InvoiceBecame
    gone: tuple[str, ...] = ()


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
    tell: Tell = silent,
) -> ImportReport:
    """Write one UBL document, or all of a zip, as one batch, or with `dry_run` say what that would do.

    Lines find their product groups. A document addressed to another authority is left out, and without `keep_doubles`
    one that stands in the ledger; of a zip, what is no such document is told. Raises `NoticeError` when the one
    document is none, `DocumentError` for a broken zip, `ImportRefused` without an authority: whose books an invoice
    comes from, it does not say in our terms.
    """
    check_authority(authority, adviser.pack)
    if authority is None:
        raise ImportRefused("authority-needed", kind=KIND)
    report = ImportReport(
        kind=KIND,
        authority=authority,
        file_name=name,
        file_hash=hashlib.sha256(content).hexdigest(),
        recognition=Recognition((), (), ()),
    )
    with RowSpool() as spool:
        read = _read(content, name, authority, adviser.pack, report, tell)
        take((each.found for each in read), report, spool)
        rows = {row.line for piece in spool.pieces() for row in piece}
        pieces = list(spool.pieces() if keep_doubles else without_doubles(spool, report, "spend_lines"))
        double = rows - {line for piece in pieces for line in piece.lines}
        report.invoices = [_outcome(each, authority, double) for each in read]
        lines = [("spend_lines", pieces)]
        gone = [(authority, key) for each in read if each.became != "left-out" for key in each.gone]
        if dry_run:
            tally = commands.compare(lines)
            tally.gone = len(gone)
        else:
            source = Source(KIND, authority, name, report.file_hash)
            counts = ImportCounts(rejected=report.rejected, flagged=report.flagged, double=report.double)
            beside = [("suppliers", _new_sellers(read))]
            report.batch, tally = commands.write_batch(
                source, lines, counts, beside=beside, gone=[("spend_lines", gone)], by=by, at=at
            )
    tally.tell(report)
    if report.batch is not None:
        group_spend(adviser, batch=report.batch)
    return report


def _read(content: bytes, name: str, authority: str, pack: PolicyPack, report: ImportReport, tell: Tell) -> list[_Read]:
    """The documents in the file; their lines are numbered on from one to the next."""
    if not is_bundle(content):
        return [_understood(name, ubl.read(content, name=name), authority, pack)]
    found: list[_Read] = []
    taken: set[str] = set()
    line = 0
    for at, (file, packed) in enumerate(unbundled(content, name=name, most_bytes=MAX_BYTES)):
        tell("reading", at)
        try:
            each = _numbered(_understood(file, ubl.read(packed, name=file), authority, pack), line)
        except NoticeError as error:
            values = {key: str(value) for key, value in error.parameters.items()}
            report.tell(RowProblem(0, file, "rejected", error.code, values))
            report.rejected += 1
            continue
        line += len(each.invoice.lines)
        keys = {row.key for row in each.found.rows}
        if not taken.isdisjoint(keys):
            again = Found()
            for row in each.found.rows:
                again.reject(row.line, [RowProblem(row.line, file, "rejected", "document-twice")])
            each = replace(each, found=again, became="left-out")
        taken |= keys
        found.append(each)
    if not (found or report.rejected):
        raise ImportRefused("no-invoices", file=name)
    return found


def _understood(file: str, invoice: Invoice, authority: str, pack: PolicyPack) -> _Read:
    """The document with all that is to be said of it, but whether it is double."""
    found = told_of_buyer(
        invoice, lines_of(invoice, authority=authority), authority=authority, whose=_whose(invoice.buyer, pack)
    )
    if not found.rows:
        return _Read(file, invoice, found, "left-out")
    earlier = spend.invoice_lines(authority, *_known_by(found.rows[0]))
    told_of_earlier(invoice, found, earlier)
    gone = lines_gone(invoice, found, earlier)
    held = {each.key: each.digest for each in earlier}
    if not gone and all(held.get(row.key) == row.digest for row in found.rows):
        return _Read(file, invoice, found, "unchanged")
    is_known = bool(gone) or any(row.key in held for row in found.rows)
    return _Read(file, invoice, found, "changed" if is_known else "new", gone)


def _numbered(read: _Read, lines: int) -> _Read:
    """The document behind so many lines of others; what is said of it as a whole names its file."""
    found = Found(
        [row._replace(line=row.line + lines) for row in read.found.rows],
        [
            replace(each, line=each.line + lines) if each.line else replace(each, column=read.file)
            for each in read.found.problems
        ],
        [replace(each, line=each.line + lines) for each in read.found.rejected],
    )
    return replace(read, found=found)


def _outcome(read: _Read, authority: str, double: set[int]) -> InvoiceOutcome:
    one = read.invoice
    is_double = any(row.line in double for row in read.found.rows)
    return InvoiceOutcome(
        file=read.file,
        number=one.number,
        is_credit_note=one.is_credit_note,
        date=one.date,
        seller=one.seller.name,
        seller_number=enterprise_number(one.seller) or one.seller.vat_number or one.seller.legal_number,
        buyer=one.buyer.name,
        lines=len(one.lines),
        total_excl_vat=one.total_excl_vat,
        currency=one.currency,
        became="double" if is_double else read.became,
    )


def _whose(buyer: InvoiceParty, pack: PolicyPack) -> str | None:
    """The authority that the buyer is: by enterprise number where the policy has it, else by name."""
    number = enterprise_number(buyer)
    if number is not None:
        for id, authority in pack.authorities.items():
            if authority.enterprise_number == number:
                return id
    named = authorities_named(buyer.name or "", pack)
    known = pack.authorities[named[0]].enterprise_number if named else None
    # One that says another number than that of the authority is not the authority.
    return None if not named or (number and known and number != known) else named[0]


def _known_by(line: Row) -> tuple[str, str]:
    """The supplier and the number by which the register knows the document of a line."""
    values = dict(zip(DATASETS["spend_lines"].columns, line.values, strict=True))
    return values["supplier_key"] or "", values["invoice_number"]


def _new_sellers(read: Sequence[_Read]) -> Iterator[Sequence[Row]]:
    """The sellers, but enterprises that the register has: what it knows is not overwritten."""
    known = set(suppliers.enterprise_numbers())
    found: dict[str, Row] = {}
    for each in read:
        number = enterprise_number(each.invoice.seller)
        row = seller_row(each.invoice)
        if each.became != "left-out" and row is not None and number not in known:
            found.setdefault(row.key, row)
    if found:
        yield list(found.values())
