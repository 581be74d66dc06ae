"""Values that no column holds but that follow from what a line says."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from aankoopwijzer.domain.intake.kinds import Derivation
from aankoopwijzer.domain.intake.words import name_key, plain

Derive = Callable[..., Any]
"""The value for a line, from the values of the columns of the derivation; None leaves it as it is."""
Lookup = Callable[[Any], Any]
"""What is known outside of a value; None for nothing."""
_NONE: Mapping[str, Lookup] = MappingProxyType({})


def derive_of(derivation: Derivation, titles: Mapping[str, str], lookups: Mapping[str, Lookup] = _NONE) -> Derive:
    """The derivation as a function of the values of its columns, under columns with these titles."""
    if derivation.lookup:
        return _looked_up(lookups[derivation.lookup])
    return _RULES[derivation.rule](derivation, titles)


def _looked_up(lookup: Lookup) -> Derive:
    """What somebody outside says of the value."""
    return lambda held: None if held is None else lookup(held)


def supplier_key(enterprise_number: str | None, number: str | None, name: str | None) -> str | None:
    """How we look for a supplier: by enterprise number, else by number and name in the books; None for nobody."""
    if enterprise_number:
        return f"be:{enterprise_number}"
    named = name_key(name) if name else ""
    return f"nr:{number or ''}:{named}"[:200] if named else None


def _supplier_key(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    return lru_cache(maxsize=_KEPT)(supplier_key)


def topic_key(cpv: str | None, account: str | None, description: str | None, account_name: str | None) -> str | None:
    """How we look for what a line was for; lines that differ in numbers only, as months do, are of one topic."""
    words = topic_words(description or account_name or "")
    if not (cpv or account or words):
        return None
    return f"{cpv or ''}|{account or ''}|{words}"[:200]


def topic_words(text: str) -> str:
    """What a description says of its kind of spend: its words without case, accents, marks and numbers."""
    return " ".join(_SAYS_NOTHING.sub(" ", plain(text)).split())


def _topic_key(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    return lru_cache(maxsize=_KEPT)(topic_key)


def _title_mentions(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    """The value whose word stands in the title of the column, when that column has a value."""
    (column,) = derivation.columns
    title = plain(titles.get(column, ""))
    found = next((value for value, words in derivation.words.items() if any(word in title for word in words)), None)
    return lambda held: found if held is not None else None


def _text_mentions(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    """The value whose word stands in the text."""
    wanted = [
        (value, re.compile("|".join(rf"\b{re.escape(word)}" for word in words), re.IGNORECASE))
        for value, words in derivation.words.items()
    ]
    return lambda text: text and next((value for value, word in wanted if word.search(text)), None)


def _whether_mentions(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    """Whether one of the words stands in the text; unknown without a text."""
    words = [word for some in derivation.words.values() for word in some]
    wanted = re.compile("|".join(rf"\b{re.escape(word)}" for word in words), re.IGNORECASE)
    return lambda text: None if text is None else bool(wanted.search(text))


def _whether_listed(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    """Whether the code stands in a list; unknown without a code."""
    listed = frozenset(code for codes in derivation.words.values() for code in codes)
    return lambda code: None if code is None else code in listed


def _listed(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    """The value in whose list the code stands, else the value of the list `*`; unknown for a code of no list."""
    value_of = {code: value for value, codes in derivation.words.items() for code in codes}
    return lambda code: None if code is None else (value_of.get(code, value_of.get("*")) or None)


def _without_prefix(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    """What stands behind a prefix in the first column, when the second is true."""
    prefixes = tuple(prefix for words in derivation.words.values() for prefix in words)

    def derive(text: str | None, is_meant: bool | None) -> str | None:
        if not (is_meant and text):
            return None
        return next((text.removeprefix(prefix) for prefix in prefixes if text.startswith(prefix)), None)

    return derive


def _below_zero(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    """The amount of a credit note is below zero, however the ledger writes it."""
    return lambda amount, is_credit: -amount if is_credit and amount is not None and amount > 0 else None


def _without_vat(derivation: Derivation, titles: Mapping[str, str]) -> Derive:
    """The amount without VAT, to the cent, from that with VAT and the VAT or its rate."""

    def derive(including: Decimal | None, rate: Decimal | None, vat: Decimal | None) -> Decimal | None:
        if including is None or (rate is None and vat is None):
            return None
        if vat is not None:
            return including - vat
        assert rate is not None
        return (including / (1 + rate)).quantize(_CENT)

    return derive


# Numbers and days differ from month to month; a credit note is for what its invoice was for.
_SAYS_NOTHING = re.compile(r"\b(?:\w*\d\w*|creditnota|creditnote|credit note)\b")
_CENT = Decimal("0.01")
_KEPT = 50_000
_RULES: Mapping[str, Callable[[Derivation, Mapping[str, str]], Derive]] = {
    "supplier-key": _supplier_key,
    "topic-key": _topic_key,
    "title-mentions": _title_mentions,
    "text-mentions": _text_mentions,
    "whether-mentions": _whether_mentions,
    "whether-listed": _whether_listed,
    "listed": _listed,
    "without-prefix": _without_prefix,
    "below-zero": _below_zero,
    "without-vat": _without_vat,
}
