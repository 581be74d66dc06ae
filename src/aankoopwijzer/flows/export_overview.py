"""The advices on many purchases go out as one spreadsheet."""

import datetime as dt
from collections.abc import Iterable

from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.reports.overview_sheet import overview_sheet
from aankoopwijzer.reports.wording import Wording

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_overview(advices: Iterable[Guidance], pack: PolicyPack, *, language: str, on: dt.date) -> ExportedFile:
    """One line for each advice, in the reader's language."""
    from aankoopwijzer.documents.spreadsheet import spreadsheet_file

    wording = Wording(language, pack)
    title = wording.speech.say("Overview")
    content = spreadsheet_file([overview_sheet(advices, wording)], title=title, author="Aankoopwijzer", on=on)
    return ExportedFile(content, _XLSX, f"aankoopwijzer-{on.isoformat()}.xlsx")
