"""What is wrong with a document that somebody handed over, in the reader's words."""

from collections.abc import Mapping

from aankoopwijzer.documents.document_error import LOOKS, REASONS, DocumentError
from aankoopwijzer.reports.speech import Speech

_SAID = frozenset((*LOOKS, *REASONS))


def document_problem(error: DocumentError, speech: Speech) -> str:
    """What is wrong with the file, and what to do now, as two sentences."""
    values = values_in_words(error.parameters, speech)
    return " ".join(speech.say(message, **values) for message in (error.what, error.remedy))


def values_in_words(values: Mapping[str, object], speech: Speech) -> dict[str, object]:
    """The values of a message, with what a file looks like and why it is damaged in the reader's language."""
    return {name: speech.say(str(value)) if value in _SAID else value for name, value in values.items()}
