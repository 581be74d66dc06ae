"""What people type: amounts of money, days, yes or no. Every face and every file that people keep reads them alike."""

import datetime as dt
import re
from decimal import Decimal
from typing import Literal

ContractType = Literal["works", "supplies", "services"]

_MILLIONS = re.compile(r"(?i)(mln|mio|milj(oen)?|millions?|millionen)\.?$")
_CURRENCY = re.compile(r"(?i)\b(euro?s?|eur)\b|€|[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'’_]|[,.][-–]+$")
_THOUSANDS = re.compile(r"^-?[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$")
_WHOLE = re.compile(r"^-?\d*$")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_BELGIAN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YES = frozenset({"yes", "y", "true", "1", "ja", "j", "waar", "oui", "o", "vrai", "wahr"})
_NO = frozenset({"no", "n", "false", "0", "nee", "neen", "onwaar", "non", "faux", "nein", "falsch"})
_CONTRACT_TYPES: dict[str, ContractType] = {
    **dict.fromkeys(("works", "work", "werken", "werk", "travaux", "bauleistungen", "bauauftrag"), "works"),
    **dict.fromkeys(("supplies", "supply", "leveringen", "levering", "fournitures", "lieferungen"), "supplies"),
    **dict.fromkeys(("services", "service", "diensten", "dienst", "dienstleistungen"), "services"),
}


def parse_contract_type(text: str) -> ContractType:
    """Works, supplies or services, in any of the four languages; raises `ValueError`."""
    found = _CONTRACT_TYPES.get(text.strip().casefold())
    if found is None:
        raise ValueError(f"{text!r} is not a type of contract")
    return found


def parse_amount(text: str) -> Decimal:
    """The amount in a text such as "24 000", "24.000,50", "€ 24,000", "24k" or "1,2 mln"; raises `ValueError`.

    A separator followed by exactly three digits parts thousands, in every language: nobody estimates a purchase
    in tenths of a cent.
    """
    bare = _CURRENCY.sub("", text.strip())
    bare = bare.replace("−", "-")
    factor = Decimal(1)
    if million := _MILLIONS.search(bare):
        bare, factor = bare[: million.start()], Decimal(1_000_000)
    elif bare[-1:] in ("k", "K"):
        bare, factor = bare[:-1], Decimal(1000)
    if _THOUSANDS.match(bare) and factor == 1:
        bare = re.sub(r"[.,]", "", bare)
    else:
        cut = max(bare.rfind("."), bare.rfind(","))
        if cut >= 0 and (_WHOLE.match(bare[:cut]) or _THOUSANDS.match(bare[:cut])) and bare[cut] not in bare[:cut]:
            bare = re.sub(r"[.,]", "", bare[:cut]) + "." + bare[cut + 1 :]
    if not (bare.isascii() and _NUMBER.fullmatch(bare)):
        raise ValueError(f"{text!r} is not an amount")
    amount = Decimal(bare) * factor
    return amount.to_integral_value() if amount == amount.to_integral_value() else amount


def parse_day(text: str) -> dt.date:
    """The day in a text such as "2026-03-02" or "02/03/2026", day before month; raises `ValueError`."""
    bare = text.strip()
    if found := _ISO.fullmatch(bare):
        year, month, day = found.groups()
    elif found := _BELGIAN.fullmatch(bare):
        day, month, year = found.groups()
    else:
        raise ValueError(f"{text!r} is not a day")
    return dt.date(int(year), int(month), int(day))


def parse_yes_no(text: str) -> bool:
    """Yes or no, in any of the four languages; raises `ValueError`."""
    bare = text.strip().casefold()
    if bare in _YES:
        return True
    if bare in _NO:
        return False
    raise ValueError(f"{text!r} is neither yes nor no")
