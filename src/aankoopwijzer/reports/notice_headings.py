"""What the parts of a notice are called as headings of a draft."""

from collections.abc import Mapping
from typing import Literal

from aankoopwijzer.reports.speech import Speech, marked

NoticePart = Literal["subject", "lot", "selection", "award", "performance"]
_HEADINGS: Mapping[NoticePart, str] = {
    "subject": marked("Subject"),
    "lot": marked("Lot"),
    "selection": marked("Selection criteria"),
    "award": marked("Award criteria"),
    "performance": marked("Performance conditions"),
}


def notice_heading(part: NoticePart, lot: str | None, speech: Speech) -> str:
    """The heading above the texts of a part of a notice, with the lot that they are of."""
    heading = speech.say(_HEADINGS[part])
    return f"{heading} {lot}" if lot else heading
