"""The amount that someone wrote among their words: "broodjes, 24 000 euro"."""

import re
from decimal import Decimal, InvalidOperation

_NUMBER = r"\d{1,3}(?:[ .\u00a0\u202f']\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SCALES = r"k|duizend|mille|tausend|thousand|mio|mln|miljoen|millions?|millionen"
_CURRENCY = r"(?:€|\beuros?\b|\beur\b)"
_AMOUNT = re.compile(
    rf"{_CURRENCY}\s?(?P<after>{_NUMBER})(?:\s?(?P<scale_after>{_SCALES})\b)?"
    rf"|(?<![\d.,])(?P<before>{_NUMBER})(?:\s?(?P<scale_before>{_SCALES})\b)?\s?{_CURRENCY}",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(r"\s*(?:/|per\b|par\b|pro\b|p\.?/?(?:stuk|st|jaar|maand)|elk\b|each\b)", re.IGNORECASE)
_WITH_TAX = re.compile(r"\s*(?:\(?\s*)?(?:incl|inclusief|tvac|ttc|btw in|inkl)", re.IGNORECASE)
_THOUSANDS = {"k", "duizend", "mille", "tausend", "thousand"}
_READ = 2_000


def amount_in(text: str) -> Decimal | None:
    """The one amount in euro that a text names as its value, or None.

    None too when it names several different ones, a price per piece or per period, or an amount with VAT: none of
    these is the estimate of the whole contract without VAT. Reads the first 2 000 characters.
    """
    found = set()
    for match in _AMOUNT.finditer(text[:_READ]):
        rest = text[match.end() : match.end() + 20]
        if _PER_UNIT.match(rest) or _WITH_TAX.match(rest):
            return None
        amount = _number(
            match["after"] or match["before"], (match["scale_after"] or match["scale_before"] or "").lower()
        )
        if amount is not None and amount > 0:
            found.add(amount)
    return found.pop() if len(found) == 1 else None


def _number(digits: str, scale: str) -> Decimal | None:
    plain = re.sub(r"[ \u00a0\u202f']", "", digits)
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    if not scale:
        return amount
    return amount * (1_000 if scale in _THOUSANDS else 1_000_000)
