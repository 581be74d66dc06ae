"""Numbers with a unit, as tender texts write them: "minstens 150 lm/W", "vijf jaar", "1 200 m²"."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from aankoopwijzer.domain.records.draft import Figure
from aankoopwijzer.domain.records.passage import Mention

_WORDS = {
    word: Decimal(number)
    for number, word in enumerate(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien twintig".split()
    )
    if word != "een"  # an article far more often than a number
} | {"één": Decimal(1), "dertig": Decimal(30), "veertig": Decimal(40), "vijftig": Decimal(50), "zestig": Decimal(60)}
_DIGITS = r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,3})?|\d+(?:[.,]\d{1,3})?"
_UNIT = r"%|procent|[a-zà-ÿA-Z€°][\wà-ÿ²³°€/·]{0,20}"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<number>{_DIGITS}|{'|'.join(_WORDS)})\s?(?P<unit>{_UNIT})(?:\s(?P<per>per)\s(?P<base>[^\W\d]\w*))?",
    re.IGNORECASE,
)
_UNITS = {
    "procent": "%",
    "massaprocent": "%",
    "jaren": "jaar",
    "years": "jaar",
    "year": "jaar",
    "maanden": "maand",
    "months": "maand",
    "month": "maand",
    "weken": "week",
    "weeks": "week",
    "dagen": "dag",
    "days": "dag",
    "day": "dag",
    "kalenderdagen": "dag",
    "werkdagen": "werkdag",
    "working days": "werkdag",
    "uren": "uur",
    "hours": "uur",
    "hour": "uur",
    "h": "uur",
    "minuten": "minuut",
    "minutes": "minuut",
    "liter": "l",
    "meter": "m",
    "kilometer": "km",
    "kilogram": "kg",
    "kilo": "kg",
    "ton": "t",
    "eur": "euro",
    "€": "euro",
    "schakel": "schakels",
    "tussenschakel": "schakels",
    "tussenschakels": "schakels",
}


def unit_key(unit: str) -> str:
    """The unit as units are compared: "m²" and "m2", "jaren" and "years" are one."""
    plain = unit.strip().replace("²", "2").replace("³", "3").replace("·", "")
    plain = plain if plain in {"W", "kW", "Wh", "kWh", "MJ", "A", "V"} else plain.casefold()
    return _UNITS.get(plain, plain)


def figures_in(text: str) -> Iterator[Figure]:
    """Every number with what stands behind it as its unit, in the order of the text."""
    for found in _FIGURE.finditer(text):
        value = _value(found["number"])
        if value is None:
            continue
        unit = unit_key(found["unit"]) + (f"/{found['base'].casefold()}" if found["per"] else "")
        start, end = found.start("number"), found.end()
        yield Figure(value, unit, Mention(text[start:end], start, end))


def _value(written: str) -> Decimal | None:
    if (word := written.casefold()) in _WORDS:
        return _WORDS[word]
    plain = re.sub(r"[ \u00a0\u202f]", "", written)
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
