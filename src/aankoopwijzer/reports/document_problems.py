"""What is wrong with a document that somebody handed over, in the reader's words."""

from collections.abc import Mapping

from aankoopwijzer.documents.document_error import LOOKS, REASONS, DocumentError
from aankoopwijzer.domain.values.xml_faults import XML_REASONS
from aankoopwijzer.reports.speech import Speech
from aankoopwijzer.standards.notice_error import REASONS as NOTICE_REASONS
from aankoopwijzer.standards.notice_error import NoticeError

_SAID = frozenset((*LOOKS, *REASONS, *NOTICE_REASONS)) | XML_REASONS


def file_problem(error: DocumentError | NoticeError, speech: Speech) -> str:
    """What is wrong with the file, and what to do now, as two sentences."""
    values = values_in_words(error.parameters, speech)
    return " ".join(speech.say(message, **values) for message in (error.what, error.remedy))


def values_in_words(values: Mapping[str, object], speech: Speech) -> dict[str, object]:
    """The values of a message, with what a file looks like and why it is damaged in the reader's language."""
    return {name: _in_words(value, speech) for name, value in values.items()}


def _in_words(value: object, speech: Speech) -> object:
    part, colon, reason = str(value).rpartition(": ")
    return f"{part}{colon}{speech.say(reason)}" if reason in _SAID else value
