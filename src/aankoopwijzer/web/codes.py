"""CPV codes by number."""

from functools import cache

from aankoopwijzer.standards import cpv

MOST_SHOWN = 8


def known_codes() -> frozenset[str]:
    """All codes of the vocabulary."""
    return cpv.known_codes()


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(cpv.known_codes()))


def codes_like(digits: str) -> tuple[str, ...]:
    """The first codes that begin with these digits; none for a text that is no number."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 8):
        return ()
    return tuple(code for code in _in_order() if code.startswith(digits))[:MOST_SHOWN]
