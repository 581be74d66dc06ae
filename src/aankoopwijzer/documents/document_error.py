"""What can be wrong with a document that somebody handed over, and what its reader should know, as messages."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Message(NamedTuple):
    """English message ids with named placeholders: what is wrong, and what to do now."""

    what: str
    remedy: str


# Faces translate these message ids; the codes are stable and never renumbered or reused.
MESSAGES: Final[Mapping[str, Message]] = {
    "empty": Message("The file is empty.", "Save the document again and check the size of the file."),
    "too-large": Message(
        "The file is {size_mb} MB; a document may be {limit_mb} MB at most.",
        "Make the pictures smaller, or give the text without its annexes.",
    ),
    "not-a-document": Message(
        "The file is no document that can be read: it looks like {looks_like}.",
        "Give a Word file (docx), an OpenDocument text (odt), a PDF with text, or plain text (txt).",
    ),
    "old-word": Message(
        "This is a document of Word 97-2003 (doc).", "Open it in Word or LibreOffice and save it as docx."
    ),
    "encrypted": Message(
        "The document is protected by a password.", "Remove the password, or save a copy without it, and try again."
    ),
    "corrupt": Message(
        "The file is damaged or not complete: {reason}.", "Open it in the program that made it and save it again."
    ),
    "too-many-parts": Message(
        "The file holds {number} parts; a document holds {limit} at most.",
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "unpacks-too-large": Message(
        "The file becomes larger than {limit_mb} MB when it is unpacked, which no honest document does.",
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "dtd": Message(
        "The part {part} declares a document type (DTD) or entities, which documents never do.",
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "too-deep": Message(
        "The part {part} is nested deeper than {limit} levels.",
        "Do not trust the file; ask its writer for a new copy.",
    ),
    "too-many-pages": Message(
        "The document has {number} pages; {limit} can be read at once.", "Give the parts of the document one by one."
    ),
    "too-much-text": Message(
        "The document holds more text than can be read at once.", "Give the parts of the document one by one."
    ),
    "too-slow": Message(
        "Reading was stopped at page {page} after {seconds} seconds.",
        "Save the document again as a plain PDF, or give the Word file it was made from.",
    ),
    "no-text": Message(
        "The document holds no text.", "Check that you gave the right file; text inside pictures is not read."
    ),
    "scanned": Message(
        "The PDF holds pictures of {number} pages and no text: it was scanned.",
        "Give the Word file it was made from, or run text recognition (OCR) on it first.",
    ),
    "not-word": Message(
        "Only a Word file (docx) can be written into; this is {looks_like}.", "Give the document as docx."
    ),
    "no-such-heading": Message(
        "The document has no heading {heading}.", "Choose one of the headings of the document: {choices}."
    ),
    "template-too-large": Message(
        "A template may be {limit_mb} MB at most.", "Make its pictures smaller, or take its examples out."
    ),
    "template-macros": Message(
        "The template holds macros; they are never taken over.", "Save it as docx or dotx, without macros."
    ),
    "template-embedded": Message(
        "The template holds another file or a program part ({part}).", "Take it out and save the template again."
    ),
    "template-outside": Message(
        "The template fetches something from outside when it is opened ({kind}: {target}).",
        "Put the picture or text in the template itself, and save it again.",
    ),
    "heading-twice": Message("The document has the heading {heading} {number} times.", "Say which one by its place."),
}

# What a file that is no document looks like; the values of {looks_like}.
LOOKS: Final = (
    "a rich text file (rtf)",
    "a picture (png)",
    "a picture (jpeg)",
    "a picture (gif)",
    "a picture (tiff)",
    "an archive (rar)",
    "an archive (7z)",
    "an archive (gz)",
    "a program",
    "a web page (html)",
    "an old Office file",
    "a zip file without a document in it",
    "an OpenDocument spreadsheet, presentation or drawing",
    "an Excel workbook (xlsx)",
    "a presentation (pptx)",
    "XML",
    "a file that holds no text",
)

# Why a file counts as damaged, in our words; values of {reason}. Those of XML are in domain/values/xml_faults.py.
REASONS: Final = (
    "it is no complete zip file",
    "a part cannot be unpacked",
    "the part with the text is missing",
    "content.xml holds no text",
    "it is no complete PDF",
    "two parts have the same name",
)

# What was read differently than its writer may expect; each a sentence for the report.
REMARKS: Final[Mapping[str, str]] = {
    "wrong-extension": "The name ends in {extension}, but the file is {format}; it was read as what it is.",
    "macros-ignored": "The file holds macros. Only its text was read; nothing was run.",
    "changes-tracked": "Changes were tracked: inserted text counts, deleted text does not.",
    "comments-left-out": "Comments are no part of the text and were left out.",
    "not-fetched": "The file refers to {number} things outside it; none was fetched.",
    "embedded-not-read": "The file holds {number} embedded files; they were not read.",
    "hidden-left-out": "Hidden text was left out.",
    "pages-laid-out": "Pages are those of the last time that the file was saved; elsewhere they may differ.",
    "pages-by-breaks": "Pages follow from the page breaks in the file, as far as they are certain.",
    "pages-unknown": "The file does not say where its pages end; headings and article numbers tell the place.",
    "pages-without-text": "These pages hold no text, only pictures, and were not read: {pages}.",
    "template-link-left-out": "The template was tied to another template; that link was left out.",
    "not-utf-8": "The text is not UTF-8; it was read as {encoding}.",
}


class DocumentError(ValueError):
    """A document that cannot be read or written: what, where and what now.

    `code` is stable (a key of `MESSAGES`), `where` the name the caller gave the file, `parameters` the values of the
    placeholders. `str()` is English, as `WHERE: what; what now`.
    """

    def __init__(self, code: str, /, *, where: str, **parameters: object) -> None:
        self.code = code
        self.where = where
        self.parameters = parameters
        self.what, self.remedy = MESSAGES[code]
        super().__init__(code, where)

    def __str__(self) -> str:
        what = self.what.format_map(self.parameters).rstrip(".")
        return f"{self.where}: {what}; {self.remedy.format_map(self.parameters)}"


class DocumentErrors(ValueError):
    """Everything that is wrong with what was asked, gathered; never empty."""

    def __init__(self, errors: tuple[DocumentError, ...]) -> None:
        self.errors = errors
        super().__init__(errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)
