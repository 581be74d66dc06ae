"""Numbers, days, texts and codes as OCDS writes them."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from aankoopwijzer.domain.records.notice import Deadline, LocalText, Value

Json = dict[str, Any]
# ISO 3166-1 alpha-2, as the codelist country.csv of OCDS; what is not in it is given as a name.
COUNTRIES: Final = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split()
)
# Currencies of Europe and its trading partners (ISO 4217); the codelist of OCDS is closed, so another one is left out.
CURRENCIES: Final = frozenset(
    "AED ALL AMD ARS AUD AZN BAM BGN BRL BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL HKD HRK HUF IDR ILS INR ISK "
    "JPY KES KRW KZT LTL LVL MAD MDL MKD MXN MYR NGN NOK NZD PEN PHP PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD "
    "UAH USD UZS VND XAF XOF ZAR EEK SKK SIT MTL CYP".split()
)
PREFIX: Final = "unregistered"
"""Begins an ocid when whoever publishes has given no registered prefix."""
FIRST_PUBLICATION: Final = "first-publication"
"""The id of the document by which a release tells when the procurement was published first."""
CATEGORIES: Final = {"works": "works", "supplies": "goods", "services": "services"}


def is_prefix(text: str) -> bool:
    """Whether this can begin an ocid: letters, digits and hyphens, as in `ocds-abc123`."""
    return re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", text) is not None


def filled(found: Mapping[str, Any]) -> Json:
    """Without what is None, empty or blank: OCDS leaves out what is not known. Zero and False stay."""
    return {key: value for key, value in found.items() if value is not None and value not in ("", [], {})}


def number(value: Decimal) -> int | float:
    """A number as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def money(value: Value) -> Json:
    """An amount; its currency when the codelist of OCDS knows it."""
    return filled(
        {"amount": number(value.amount), "currency": value.currency if value.currency in CURRENCIES else None}
    )


def moment(day: dt.date, time: dt.time | None = None, *, is_end: bool = False) -> str:
    """A date-time; without an hour the first or the last second of the day, without a time zone that of UTC."""
    clock = time or (dt.time(23, 59, 59) if is_end else dt.time())
    written = dt.datetime.combine(day, clock.replace(microsecond=0)).isoformat()
    return f"{written.removesuffix('+00:00')}Z" if not clock.utcoffset() else written


def ends(deadline: Deadline | None) -> Json:
    """A period that ends at a deadline."""
    return {"endDate": moment(deadline.date, deadline.time, is_end=True)} if deadline else {}


def country(code: str | None) -> Json:
    """A country as code, or as name when the code is none of ISO 3166-1."""
    if not code:
        return {}
    return {"country": code} if code in COUNTRIES else {"countryName": code}


def category(code: str | None) -> str | None:
    """The procurement category: what eForms calls supplies, OCDS calls goods."""
    return CATEGORIES.get(code or "")


def categories(codes: Iterable[str]) -> list[str]:
    """Further categories, each once."""
    return list(dict.fromkeys(CATEGORIES.get(code, code) for code in codes if code))


def worded(key: str, texts: Sequence[LocalText], further: Sequence[LocalText] = ()) -> Json:
    """A text in the main language under `key`, in others under `key_fr` and so on; what is `further` is appended."""
    said: dict[str, list[str]] = {}
    main = texts[0].language if texts else further[0].language if further else None
    for text in (*texts, *further):
        language = text.language or main
        name = key if language == main else f"{key}_{language}"
        said.setdefault(name, []).append(text.text)
    return {name: "\n\n".join(dict.fromkeys(parts)) for name, parts in said.items()}


def unlike(found: Iterable[Json]) -> list[Json]:
    """Each of them once: OCDS takes no two that are the same in every way."""
    return list({json.dumps(one, sort_keys=True): one for one in found if one}.values())


def unique(identifier: str | None, taken: set[str], *, otherwise: str) -> str:
    """An identifier that nothing else has yet: a file that uses one twice still gives two things."""
    base = identifier or otherwise
    found, count = base, 1
    while found in taken:
        count += 1
        found = f"{base}-{count}"
    taken.add(found)
    return found
