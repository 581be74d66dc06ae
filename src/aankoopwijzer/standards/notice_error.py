"""What can be wrong with a notice file, as messages that a face can show in the reader's language."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Message(NamedTuple):
    """English message ids with named placeholders: what is wrong, and what to do now."""

    what: str
    remedy: str


# Faces translate these message ids; the codes are stable and never renumbered or reused.
MESSAGES: Final[Mapping[str, Message]] = {
    "empty": Message("The file is empty.", "Export the notice again and check the file's size."),
    "too-large": Message(
        "The file is {size_mb} MB; a notice may be {limit_mb} MB at most.",
        "Give one notice per file, without attachments.",
    ),
    "unreadable": Message("The file cannot be read: {reason}.", "Check the path and whether you may read it."),
    "not-xml": Message(
        "This is not an XML file.", "Give the notice as XML: an eForms notice or a TED export, not the PDF or zip."
    ),
    "dtd": Message(
        "The file declares a document type (DTD) or entities, which notices never do.",
        "Do not trust the file; download the notice again from its official source.",
    ),
    "too-deep": Message(
        "The elements of the file are nested deeper than {limit} levels.",
        "Do not trust the file; download the notice again from its official source.",
    ),
    "encoding": Message(
        "The text is not in the encoding that the file declares: {reason}.", "Save the file as UTF-8 and try again."
    ),
    "not-well-formed": Message(
        "The XML is broken or cut off: {reason}.", "Export or download the notice again; it is not complete."
    ),
    "not-a-notice": Message(
        "The XML is not a procurement notice: its outermost element is {root}.",
        "Give an eForms notice (ContractNotice, ContractAwardNotice, PriorInformationNotice or "
        "BusinessRegistrationInformationNotice) or a TED export.",
    ),
    "not-an-invoice": Message(
        "The XML is not an electronic invoice: its outermost element is {root}.",
        "Give a UBL invoice or credit note (Peppol BIS Billing 3 or EN 16931).",
    ),
    "no-xml-invoice": Message(
        "This is not an XML file, and an electronic invoice is one.",
        "Give the XML of the invoice, not its PDF; a list of invoices from the ledger is another kind of file.",
    ),
    "not-labels": Message(
        "The file holds no list of CPV labels: {reason}.",
        "Give the official list as genericode, or a CSV with a column code and one column per language.",
    ),
    "not-json": Message(
        "The JSON is broken, cut off, too deep, or not UTF-8.",
        "Export or download the release again; it is not complete.",
    ),
    "not-a-release": Message(
        "The JSON is not a release of the Open Contracting Data Standard: it has no ocid.",
        "Give one release, or a package of one release.",
    ),
    "several-releases": Message(
        "The package holds {number} releases; a notice is one of them.", "Give one release per file."
    ),
    "no-form": Message(
        "The TED export holds no form that can be read.", "Give the full export, with its form section."
    ),
    "not-patchable": Message(
        "Fields can only be written into an eForms contract notice; this is a {root}.",
        "Give the contract notice (ContractNotice) as XML.",
    ),
    "unknown-field": Message("{field} is not a field that can be written.", "Choose one of these fields: {choices}."),
    "unknown-code": Message("{code} is not a code of {field}.", "Choose one of these codes: {choices}."),
    "one-code": Message("{field} takes one code for a lot; {number} were given.", "Give one code, or one per lot."),
    "none-alone": Message("{field} cannot hold none beside other codes.", "Give none, or the other codes."),
    "not-in-form": Message(
        "{field} may not be filled in a notice of subtype {subtype}.", "Leave the field out of this notice."
    ),
    "needs-field": Message("{field} needs {needed} on the same lot.", "Give {needed} as well."),
    "unknown-lot": Message("The notice has no lot {lot}.", "Choose one of these lots: {choices}."),
    "no-lots": Message("The notice has no lots to write fields into.", "Add the lots to the notice first."),
    "ambiguous-lot": Message("The notice has more than one lot {lot}.", "Give every lot its own identifier."),
    "no-text": Message("{field} needs a text.", "Give the text to publish."),
    "not-in-xml": Message(
        "The text for {field} holds characters that XML does not allow.", "Remove the control characters."
    ),
}


# Why a list cannot be read; values of {reason}. Those of XML are in domain/values/xml_faults.py.
NOT_UTF_8: Final = "some bytes are no characters of that encoding"
REASONS: Final = (
    "a line cannot be taken apart",
    "there is no column named code",
    "it names no code that exists",
)


class NoticeError(ValueError):
    """A notice file that cannot be read or written: what, where and what now.

    `code` is stable (a key of `MESSAGES`), `where` the name the caller gave the file, `line` the line in it when
    known, `parameters` the values of the placeholders. `str()` is English, as `WHERE:LINE: what; what now`.
    """

    def __init__(self, code: str, /, *, where: str, line: int | None = None, **parameters: object) -> None:
        self.code = code
        self.where = where
        self.line = line
        self.parameters = parameters
        self.what, self.remedy = MESSAGES[code]
        super().__init__(code, where)

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}" if self.line else self.where
        what = self.what.format_map(self.parameters).rstrip(".")
        return f"{place}: {what}; {self.remedy.format_map(self.parameters)}"


class NoticeErrors(ValueError):
    """Everything that is wrong with what was asked, gathered; never empty."""

    def __init__(self, errors: tuple[NoticeError, ...]) -> None:
        self.errors = errors
        super().__init__(errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)
