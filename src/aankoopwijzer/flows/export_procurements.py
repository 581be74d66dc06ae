"""A list of procurements goes out as a table."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.reports.procurements_sheet import procurements_sheet
from aankoopwijzer.reports.wording import Wording

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_procurements(
    procurements: Iterable[Procurement],
    pack: PolicyPack,
    *,
    authorities: Mapping[str, str],
    form: Literal["csv", "xlsx"],
    language: str,
    on: dt.date,
) -> ExportedFile:
    """One line for each procurement, in the reader's language; `authorities` has their names."""
    from aankoopwijzer.documents.csv_file import csv_file
    from aankoopwijzer.documents.spreadsheet import spreadsheet_file

    sheet = procurements_sheet(procurements, Wording(language, pack), authorities)
    name = f"aankopen-{on.isoformat()}.{form}"
    if form == "csv":
        return ExportedFile(csv_file(sheet), "text/csv; charset=utf-8", name)
    return ExportedFile(spreadsheet_file([sheet], title=sheet.name, author="Aankoopwijzer", on=on), _XLSX, name)
