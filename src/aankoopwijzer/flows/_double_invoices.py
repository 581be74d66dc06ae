"""Lines of an invoice that the register has from another source are left out, so that it counts once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from aankoopwijzer.domain.intake.doubles import Booking, Likeness, booking, likeness, number_key, whole_invoices
from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.intake.rows import Rows
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.flows._row_spool import RowSpool
from aankoopwijzer.register.imports import queries
from aankoopwijzer.register.spend import queries as spend
from aankoopwijzer.register.suppliers import queries as suppliers

_SPEND = "spend_lines"
_ELECTRONIC = "ubl"
_NEARBY = dt.timedelta(days=60)
"""The ledger may have an invoice under the day that it was booked on."""
_Others = Mapping[str, list[Booking]]
"""Invoices by number."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file with the number of an invoice in the register; `key` makes it the same when it comes again."""

    line: int
    key: str
    is_flagged: bool
    booking: Booking


def without_doubles(spool: RowSpool, report: ImportReport, dataset: str) -> Iterator[Rows]:
    """The rows of the spool but those, new to the register, of an invoice that it has from another source.

    The report tells which those are, and which are near to it: these come in with a flag.
    """
    of_lines: dict[int, Likeness] = {}
    if dataset == _SPEND:
        names = suppliers.enterprise_numbers_in_books()
        for authority in sorted(report.authorities):
            if others := _others(spool, authority, names, report):
                of_lines |= _compared(authority, _alike(spool, authority, others, names), others, report)
    code = _code("near", report)
    return _pieces(spool, of_lines, code)


def _others(spool: RowSpool, authority: str, names: Mapping[tuple[str, str], str], report: ImportReport) -> _Others:
    """What the register has from the other source: electronic invoices beside a ledger, a ledger beside an invoice."""
    if report.kind != _ELECTRONIC:
        lines = spend.electronic_invoices(authority)
    else:
        at = DATASETS[_SPEND].columns.index("date")
        days = {dt.date.fromisoformat(day) for piece in spool.pieces() for day in piece.columns[at] if day}
        lines = spend.lines_in_books(authority, min(days) - _NEARBY, max(days) + _NEARBY) if days else iter(())
    found: dict[str, list[Booking]] = defaultdict(list)
    for each in whole_invoices(booking(values, names) for values in lines).values():
        found[each.number].append(each)
    return found


def _alike(
    spool: RowSpool, authority: str, numbers: Collection[str], names: Mapping[tuple[str, str], str]
) -> list[_Line]:
    """The lines of an authority that have one of these numbers."""
    columns = DATASETS[_SPEND].columns
    found = []
    for piece in spool.pieces():
        at_number = piece.columns[columns.index("invoice_number")]
        for at, (number, whose) in enumerate(zip(at_number, piece.authorities, strict=True)):
            if number and whose == authority and number_key(number) in numbers:
                row = piece[at]
                values = dict(zip(columns, row.values, strict=True))
                found.append(_Line(row.line, row.key, bool(row.flags), booking(values, names)))
    return found


def _compared(authority: str, lines: list[_Line], others: _Others, report: ImportReport) -> dict[int, Likeness]:
    """How the lines that are new are like what the register has, which is told."""
    invoices = whole_invoices(each.booking for each in lines)
    alike = {place: like for place, one in invoices.items() if (like := likeness(one, others[one.number]))}
    held = queries.held_keys(_SPEND, authority, [each.key for each in lines if each.booking.place in alike])
    known = {each.booking.place for each in lines if each.key in held}
    found: dict[int, Likeness] = {}
    for each in lines:
        if (place := each.booking.place) not in alike or place in known:
            continue
        found[each.line] = alike[place]
        is_double = alike[place] == "double"
        report.tell(RowProblem(each.line, "", "rejected" if is_double else "flagged", _code(alike[place], report)))
        report.double += is_double
        report.flagged += -each.is_flagged if is_double else not each.is_flagged
    report.rows = [row for row in report.rows if row.authority != authority or found.get(row.line) != "double"]
    report.problems.sort(key=lambda problem: (problem.outcome != "rejected", problem.line))
    return found


def _code(found: Likeness, report: ImportReport) -> str:
    return f"{found}-of-{'ledger' if report.kind == _ELECTRONIC else 'electronic'}"


def _pieces(spool: RowSpool, of_lines: Mapping[int, Likeness], near: str) -> Iterator[Rows]:
    for piece in spool.pieces():
        if of_lines.keys().isdisjoint(piece.lines):
            yield piece
            continue
        flags = [
            f"{flags} {near}".strip() if of_lines.get(line) == "near" else flags
            for line, flags in zip(piece.lines, piece.flags, strict=True)
        ]
        yield replace(piece, flags=flags).chosen(
            [at for at, line in enumerate(piece.lines) if of_lines.get(line) != "double"]
        )
