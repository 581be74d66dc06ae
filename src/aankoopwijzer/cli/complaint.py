"""What stands in the way, and where, as lines of the form `WHERE: what; how to mend`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aankoopwijzer.documents.safe_text import safe_text
from aankoopwijzer.reports.document_problems import values_in_words
from aankoopwijzer.reports.speech import Speech, inside_sentence, marked


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: `what` and `remedy` are English messages with named {blanks}, filled from `values`."""

    where: str
    what: str
    remedy: str
    values: Mapping[str, object] = field(default_factory=dict)

    def line(self, speech: Speech) -> str:
        """The complaint in the reader's language, on one line."""
        values = values_in_words(self.values, speech)
        what = inside_sentence(speech.say(self.what, **values)).rstrip(".")
        said = f"{what}; {inside_sentence(speech.say(self.remedy, **values))}" if self.remedy else what
        return one_line(f"{self.where}: {said}" if self.where else said)


class Refused(Exception):
    """Input that cannot be used, with everything that is wrong with it."""

    def __init__(self, *complaints: Complaint) -> None:
        super().__init__("; ".join(complaint.what for complaint in complaints))
        self.complaints = complaints


def wrong(where: str, what: str, found: str, known: str) -> Complaint:
    """What was asked for is not among what is known."""
    return Complaint(where, what, marked("choose one of: {known}"), {"found": found[:80], "known": known})


def one_line(text: str) -> str:
    """The text without line breaks and without the control characters that could steer a terminal."""
    return safe_text(text).replace("\n", " ")
