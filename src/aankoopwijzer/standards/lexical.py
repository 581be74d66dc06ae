"""Text to numbers, dates and codes, strictly: what cannot be read for sure is handed back, never guessed."""

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from aankoopwijzer.domain.records.notice import Deadline, Unreadable

# A number as people type it in forms: blanks between thousands, a comma before one or two decimals.
_TYPED: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})*(?:,\d{1,2})?|\d+,\d{1,2}")
_PLAIN: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_MAX_DIGITS: Final = 30
# What is handed back is a hint for a person, not a copy of a hostile text.
_MAX_QUOTED: Final = 200

# ISO 639-2/3 to 639-1, for the official languages of the EU and its neighbours (EU Vocabularies, language).
_LANGUAGES: Final = {
    **{"BUL": "bg", "CES": "cs", "DAN": "da", "DEU": "de", "ELL": "el", "ENG": "en", "EST": "et", "FIN": "fi"},
    **{"FRA": "fr", "GLE": "ga", "HRV": "hr", "HUN": "hu", "ISL": "is", "ITA": "it", "LAV": "lv", "LIT": "lt"},
    **{"MLT": "mt", "NLD": "nl", "NOR": "no", "NOB": "nb", "NNO": "nn", "POL": "pl", "POR": "pt", "RON": "ro"},
    **{"SLK": "sk", "SLV": "sl", "SPA": "es", "SWE": "sv"},
}
# ISO 3166-1 alpha-3 to alpha-2, for the countries of the single market and its neighbours; others stay as they are.
_COUNTRIES: Final = {
    **{"AUT": "AT", "BEL": "BE", "BGR": "BG", "CHE": "CH", "CYP": "CY", "CZE": "CZ", "DEU": "DE", "DNK": "DK"},
    **{"ESP": "ES", "EST": "EE", "FIN": "FI", "FRA": "FR", "GBR": "GB", "GRC": "GR", "HRV": "HR", "HUN": "HU"},
    **{"IRL": "IE", "ISL": "IS", "ITA": "IT", "LIE": "LI", "LTU": "LT", "LUX": "LU", "LVA": "LV", "MLT": "MT"},
    # What TED and the EU write otherwise than ISO.
    **{"UK": "GB", "EL": "GR", "1A": "XK"},
    **{"NLD": "NL", "NOR": "NO", "POL": "PL", "PRT": "PT", "ROU": "RO", "SVK": "SK", "SVN": "SI", "SWE": "SE"},
}


@lru_cache(maxsize=256)
def language(code: str | None) -> str | None:
    """A language code in ISO 639-1: NLD and NL become nl; a code without one stays, in lower case."""
    code = (code or "").strip()
    if len(code) > 20:
        return None
    return _LANGUAGES.get(code.upper(), code.lower()) or None


@lru_cache(maxsize=512)
def country(code: str | None) -> str | None:
    """A country code in ISO 3166-1 alpha-2 where we know it: BEL becomes BE; other codes stay as they are."""
    code = (code or "").strip()
    return _COUNTRIES.get(code.upper(), code) or None


def number(text: str | None, field: str, unreadable: list[Unreadable]) -> Decimal | None:
    """A decimal number; text that is not one for sure goes to `unreadable`."""
    text = (text or "").strip()
    if not text:
        return None
    if len(text) <= _MAX_DIGITS:
        if _PLAIN.fullmatch(text) and text.isascii():
            return Decimal(text)
        if _TYPED.fullmatch(text) and all(sign in "0123456789, \u00a0\u202f" for sign in text):
            return Decimal(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", "."))
    unreadable.append(Unreadable(field, text[:_MAX_QUOTED]))
    return None


def day(text: str | None, field: str, unreadable: list[Unreadable]) -> dt.date | None:
    """A date written as 2026-03-02 or 20260302; a time zone behind it is dropped."""
    text = (text or "").strip()
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text[:10] if text[4:5] == "-" else text[:8])
    except ValueError:
        unreadable.append(Unreadable(field, text[:_MAX_QUOTED]))
        return None


def clock(text: str | None, field: str, unreadable: list[Unreadable]) -> dt.time | None:
    """An hour written as 12:00, 12:00:00 or 12:00:00+01:00."""
    text = (text or "").strip()
    if not text:
        return None
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        unreadable.append(Unreadable(field, text[:_MAX_QUOTED]))
        return None


def deadline(date: str | None, time: str | None, field: str, unreadable: list[Unreadable]) -> Deadline | None:
    """A last day and hour; no day, no deadline."""
    last = day(date, field, unreadable)
    return Deadline(last, clock(time, field, unreadable)) if last else None


def yes_no(text: str | None, field: str, unreadable: list[Unreadable]) -> bool | None:
    """An XML boolean: true, false, 1 or 0."""
    text = (text or "").strip()
    if text in ("true", "1"):
        return True
    if text in ("false", "0"):
        return False
    if text:
        unreadable.append(Unreadable(field, text[:_MAX_QUOTED]))
    return None


def cpv(code: str) -> str:
    """A CPV code without its check digit; what does not look like one stays as it is."""
    code = code.strip()
    return code[:8] if len(code) == 10 and code[8] == "-" else code
