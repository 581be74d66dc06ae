"""CPV codes by number, and what they are called."""

from collections.abc import Iterable
from functools import cache

from aankoopwijzer.register.procurements.cpv_labels import cpv_labels
from aankoopwijzer.standards import cpv

MOST_SHOWN = 8


def known_codes() -> frozenset[str]:
    """All codes of the vocabulary."""
    return cpv.known_codes()


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(cpv.known_codes()))


def named(codes: Iterable[str], language: str) -> tuple[tuple[str, str], ...]:
    """Codes with what they are called in a language; empty for a code without a label."""
    given = tuple(codes)
    labels = cpv_labels(given, language=language)
    return tuple((code, labels.get(code, "")) for code in given)


def codes_like(digits: str) -> tuple[str, ...]:
    """The first codes that begin with these digits; none for a text that is no number."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 8):
        return ()
    return tuple(code for code in _in_order() if code.startswith(digits))[:MOST_SHOWN]
