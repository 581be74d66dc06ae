"""What is wrong with a request of a program, in the reader's words: titles, and what fails in a field."""

from collections.abc import Mapping, Sequence
from typing import Any

from aankoopwijzer.reports.speech import Speech, marked

TITLES: Mapping[str, str] = {
    "bad-request": marked("This request cannot be read."),
    "sign-in": marked("Send a token that is valid."),
    "forbidden": marked("You may see this, but not change it."),
    "not-found": marked("There is nothing at this address."),
    "not-allowed": marked("This address does not take this method."),
    "changed": marked("This is no longer what you have: fetch it again first."),
    "conflict": marked("This does not go with what is there."),
    "too-large": marked("This is too large."),
    "invalid": marked("Something in this request does not fit."),
    "which-version": marked("Say which version you change: send the ETag of what you fetched as If-Match."),
    "unreadable": marked("This file cannot be used."),
    "too-fast": marked("This is too fast: wait a minute and try again."),
    "broken": marked("Something went wrong with us. Try again later, or tell us."),
}
"""The title of each kind of problem."""

NO_SUCH_DAY = marked("There is no such day.")
_FIELDS: Mapping[str, str] = {
    "missing": marked("This is needed."),
    "extra_forbidden": marked("There is no such field."),
    "string_too_long": marked("This is too long: at most {max_length} characters."),
    "string_too_short": marked("This is too short: at least {min_length} characters."),
    "too_long": marked("These are too many: at most {max_length}."),
    "literal_error": marked("Choose one of: {expected}."),
    "enum": marked("Choose one of: {expected}."),
    "string_pattern_mismatch": marked("Write it in the form {pattern}."),
    "string_type": marked("This must be a text."),
    "bool_type": marked("This must be true or false."),
    "no-such-day": NO_SUCH_DAY,
    "greater_than_equal": marked("Take {ge} or more."),
    "less_than_equal": marked("Take {le} or less."),
    "unknown-code": marked("There is none with this code."),
    "says-nothing": marked("Say which spend, with words beside numbers and marks."),
    "no-enterprise-number": marked("This is no enterprise number: its check digits are wrong."),
    "not-columns": marked("Give a JSON object: for each title of the file our column, or nothing."),
}
_NO_PARAMETER = marked("There is no such parameter here.")
_OTHER_PARAMETERS = marked("There is no such parameter here; choose one of: {known}.")
_NOT_JSON = marked("The body is no JSON that can be read: look at line {line}, character {character}.")
_OTHERWISE = marked("This value does not fit; the description of the API says what does.")
BETWEEN_BYTES = marked("At most {megabytes} MB.")


def title_of(code: str, speech: Speech) -> str:
    """What kind of problem this is; raises `KeyError` for a kind without words."""
    return speech.say(TITLES[code])


def no_such_parameter(known: Sequence[str], speech: Speech) -> str:
    """What is wrong with a parameter of the query that an operation does not have; `known` are those that it has."""
    return speech.say(_OTHER_PARAMETERS, known=", ".join(known)) if known else speech.say(_NO_PARAMETER)


def not_json(line: int, character: int, speech: Speech) -> str:
    """Where a body stops being JSON, both counted from one."""
    return speech.say(_NOT_JSON, line=line, character=character)


def field_problem(kind: str, values: Mapping[str, Any], speech: Speech) -> str:
    """What is wrong with one field, by the kind of error that pydantic gives and its values."""
    message = _FIELDS.get(kind)
    return speech.say(message, **values) if message else speech.say(_OTHERWISE)
