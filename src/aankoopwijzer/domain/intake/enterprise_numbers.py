"""Belgian enterprise numbers: ten digits, of which the last two check the first eight (97 less the rest modulo 97)."""

import re

_MARKS = re.compile(r"[\s.\-/]")


class WrongEnterpriseNumber(ValueError):
    """`reason` is form (no ten digits) or check (the check digits are wrong)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_enterprise_number(text: str) -> tuple[str, bool]:
    """The ten digits, and whether a leading zero had to be put back; raises `WrongEnterpriseNumber`."""
    digits = _MARKS.sub("", text.upper()).removeprefix("BE")
    if not (digits.isascii() and digits.isdigit() and len(digits) in (9, 10)):
        raise WrongEnterpriseNumber("form")
    completed = digits.zfill(10)
    if not check_digits_are_right(completed):
        raise WrongEnterpriseNumber("check")
    return completed, len(digits) == 9


def enterprise_number_in(text: str) -> str:
    """The ten digits when this is an enterprise number; empty when it is a name."""
    try:
        return read_enterprise_number(text)[0]
    except WrongEnterpriseNumber:
        return ""


def check_digits_are_right(digits: str) -> bool:
    """Whether the last two of ten digits are 97 less the rest of the first eight modulo 97."""
    return 97 - int(digits[:8]) % 97 == int(digits[8:])
