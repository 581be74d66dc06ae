"""Numbers as a column writes them: what parts the thousands and what the decimals follows from the whole column."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

Mark = Literal[",", "."]

_BLANKS = re.compile(r"[\s'’_\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]")
_CURRENCY = re.compile(r"(?i)€|\beuro?s?\b|\beur\b|£|\$")
_TRAILING = re.compile(r"[,.][-–]+$")
_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?|[+-]?,\d+")
_POINT = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+")
_SURE_COMMA = re.compile(r"[+-]?\d*,(?:\d{1,2}|\d{4,})|[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d{1,3}(?:\.\d{3}){2,}")
_SURE_POINT = re.compile(r"[+-]?\d*\.(?:\d{1,2}|\d{4,})|[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d{1,3}(?:,\d{3}){2,}")
_WITH_UNIT = re.compile(r"(?P<number>[+-]?[\d.,\s]*\d)\s*(?P<unit>[A-Za-zµ/%²³]+[A-Za-z0-9/²³.]*)")
# What nearly every amount of a Belgian ledger looks like: worth a look before all else, there are millions of them.
_AT_ONCE = r"-?[0-9]{1,3}(?:(?:\.[0-9]{3}){0,3}|[0-9]{0,9})(?:,[0-9]{1,4})?"
_ONE_AT_ONCE = re.compile(_AT_ONCE)
_ALL_AT_ONCE = re.compile(rf"(?:{_AT_ONCE}\n)*+")
_SWAPPED = str.maketrans(",.", ".,")
_LONGEST = 40
_PLACES = Decimal("0.0001")
_BRACKETS = re.compile(r"\((.+)\)")


class NotANumber(ValueError):
    """The text holds no number; `unit` is what stands behind one, when that is what is wrong."""

    def __init__(self, text: str, unit: str = "") -> None:
        super().__init__(f"{text!r} is not a number")
        self.unit = unit


class Read(NamedTuple):
    """A number and, when it was written otherwise than the column, how: other-mark, with-unit or with-currency."""

    value: Decimal
    how: str = ""


def decimal_mark(texts: Iterable[str]) -> Mark:
    """The decimal mark that most of the texts can only be read with; the comma, as in Belgium, when none tells."""
    comma = point = 0
    for text in texts:
        bare = _bare(text)
        comma += bool(_SURE_COMMA.fullmatch(bare))
        point += bool(_SURE_POINT.fullmatch(bare))
    return "." if point > comma else ","


def read_number(text: str, *, mark: Mark, unit: str = "") -> Read:
    """The number in a text, at most four decimals kept; raises `NotANumber`.

    A separator that does not fit the column is read as the other notation only when it can mean nothing else. `unit`
    may stand behind it; another unit is refused, because converting is a person's choice.
    """
    if mark == "," and _ONE_AT_ONCE.fullmatch(text):
        return Read(Decimal(text.replace(".", "").replace(",", ".")))
    if len(text) > _LONGEST:
        raise NotANumber(text[:_LONGEST])
    bare = _bare(text)
    usual, other, sure = (_COMMA, _POINT, _SURE_POINT) if mark == "," else (_POINT, _COMMA, _SURE_COMMA)
    if usual.fullmatch(bare):
        return Read(_decimal(bare, mark), "with-currency" if _CURRENCY.search(text) else "")
    if other.fullmatch(bare) and sure.fullmatch(bare):
        return Read(_decimal(bare, "." if mark == "," else ","), "other-mark")
    if found := _WITH_UNIT.fullmatch(bare):
        if found["unit"].casefold() != unit.casefold() or not unit:
            raise NotANumber(text, found["unit"])
        return Read(read_number(found["number"], mark=mark).value, "with-unit")
    raise NotANumber(text)


def plain_numbers(texts: Sequence[str], *, mark: Mark) -> list[Decimal] | None:
    """As `read_number` for each, when all are plain numbers in the notation of the column; None when one is not.

    There are millions of them, and together they cost a fraction of what they cost one by one.
    """
    lines = "\n".join([*texts, ""])
    if mark == ".":
        lines = lines.translate(_SWAPPED)
    if not _ALL_AT_ONCE.fullmatch(lines):
        return None
    numbers = list(map(Decimal, lines.replace(".", "").replace(",", ".").split()))
    return numbers if len(numbers) == len(texts) else None


def from_float(number: float) -> Decimal:
    """The decimal that a spreadsheet shows for its binary number."""
    return _rounded(Decimal(repr(number)))


def _bare(text: str) -> str:
    bare = _BLANKS.sub("", _CURRENCY.sub("", text)).replace("−", "-").replace("–", "-")
    bare = _TRAILING.sub("", bare)
    if bare.endswith("-") and bare[:1].isdigit():
        return f"-{bare[:-1]}"
    if inside := _BRACKETS.fullmatch(bare):
        return f"-{inside[1]}"
    return bare


def _decimal(bare: str, mark: Mark) -> Decimal:
    if not bare.isascii():
        raise NotANumber(bare)
    digits = bare.replace(".", "").replace(",", ".") if mark == "," else bare.replace(",", "")
    return _rounded(Decimal(digits))


def _rounded(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or number.adjusted() > 13:
        raise NotANumber(str(number)[:_LONGEST])
    return number.quantize(_PLACES).normalize() if exponent < -4 else number
