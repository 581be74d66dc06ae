"""What came of a file as a whole, in one sentence, when nothing of it is or was written."""

from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.reports.speech import Speech


def nothing_to_write(report: ImportReport, speech: Speech) -> str:
    """Why there is nothing to write: no lines, all left out, or the register has them."""
    if not report.lines:
        return speech.say("There is nothing to write: the file has no lines, only titles.")
    if report.double and not report.rejected:
        return speech.say("There is nothing to write: the register has this from another source.")
    if not report.unchanged:
        return speech.count(
            "There is nothing to write: the only line is left out. Below stands why.",
            "There is nothing to write: all {number} lines are left out. Below stands why.",
            report.rejected,
        )
    if report.rejected:
        return speech.count(
            "There is nothing to write: the register has the rest, and {number} line is left out. Below stands why.",
            "There is nothing to write: the register has the rest, and {number} lines are left out. Below stands why.",
            report.rejected,
        )
    return speech.say("There is nothing to write: the register has all of this.")
