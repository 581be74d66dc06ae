"""What happened goes out as a table, all that a filter leaves."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Literal

from aankoopwijzer.domain.records.history import Change
from aankoopwijzer.flows.export_register import MOST_IN_A_WORKBOOK, ExportedRows, TooManyRows
from aankoopwijzer.register.accounts.queries import names
from aankoopwijzer.register.history.queries import WantedChanges, all_changes
from aankoopwijzer.reports.history_sheet import history_header, history_lines, history_sheet
from aankoopwijzer.reports.speech import Speech

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAMED_AT_ONCE = 1000


def export_history(
    wanted: WantedChanges,
    *,
    authorities: Mapping[str, str],
    form: Literal["csv", "xlsx"],
    speech: Speech,
    zone: dt.tzinfo,
    on: dt.date,
) -> ExportedRows:
    """A line for each field of each change as wanted, the latest first; `authorities` has their names.

    csv comes in pieces, however many lines there are. Raises `TooManyRows` for a workbook that would be too large.
    """
    from aankoopwijzer.documents.csv_file import csv_pieces
    from aankoopwijzer.documents.spreadsheet import spreadsheet_file

    def lines() -> Iterator[tuple[str | int | None, ...]]:
        for some in _in_pieces(all_changes(wanted)):
            people = names(int(one.by.id) for one in some if one.by.kind == "account")
            yield from history_lines(some, people=people, authorities=authorities, zone=zone, speech=speech)  # type: ignore[misc]

    name = f"geschiedenis-{on.isoformat()}.{form}"
    if form == "csv":
        return ExportedRows(csv_pieces(history_header(speech), lines()), "text/csv; charset=utf-8", name)
    held = list(islice(lines(), MOST_IN_A_WORKBOOK + 1))
    if len(held) > MOST_IN_A_WORKBOOK:
        raise TooManyRows(MOST_IN_A_WORKBOOK)
    sheet = history_sheet(held, speech)
    return ExportedRows(iter([spreadsheet_file([sheet], title=sheet.name, author="Aankoopwijzer", on=on)]), _XLSX, name)


def _in_pieces(changes: Iterable[Change]) -> Iterator[list[Change]]:
    left = iter(changes)
    while some := list(islice(left, _NAMED_AT_ONCE)):
        yield some
