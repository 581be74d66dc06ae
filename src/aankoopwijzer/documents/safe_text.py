"""Text of unknown origin, made fit for any file format."""

import re

_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters; most are no characters in XML 1.0
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of pairs and non-characters
    "\u202a-\u202e\u2066-\u2069\ufeff"  # marks that make text read in another order than it is written
    "]"
)
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")


def safe_text(text: str, at_most: int | None = None) -> str:
    """The text without characters that a file format forbids or that hide what is written.

    Line ends become newlines. Beyond `at_most` characters it is cut, and ends in an ellipsis.
    """
    if at_most is not None and len(text) > at_most:
        text = f"{text[:at_most].rstrip()} …"
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str, at_most: int | None = None) -> str:
    """The same on a single line, as headings, table cells and file properties need it."""
    return " ".join(safe_text(text, at_most).split())
