"""Names that look like a trade name: capitals in the middle of a sentence, behind a word such as "model" or "type"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from aankoopwijzer.domain.records.passage import Mention

_NAME = r"[A-Z][\w&+-]*(?:\s(?:[A-Z0-9][\w&+-]*|\d[\w.-]*))*"
_BETWEEN = r"(?:\s+(?:van|de|het|een|firma|fabrikant|merk|type|model|met|naam|genaamd)){0,3}\s+[\"'“‘]?"
_FOLLOWING = 80


def trade_names(text: str, before: Sequence[Mention], *, known: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """Each capitalised name that follows directly on one of the words `before`, or that ends in a model number.

    `known` are names, in small letters, that no trade owns: places, labels, laws. An abbreviation of two or three
    capitals without a number is none either.
    """
    seen = set()
    for numbered in _NUMBERED.finditer(text):
        words = numbered["name"].split()
        if words[0] not in _NO_PRODUCT and words[0].casefold() not in known and not words[0].isupper():
            seen.add(numbered.start("name"))
            yield Mention(numbered["name"], numbered.start("name"), numbered.end("name"))
    for word in before:
        found = _AFTER.match(text, word.end)
        if found is None or found.start("name") in seen:
            continue
        name = found["name"].rstrip("-")
        seen.add(found.start("name"))
        if _is_plain(name, known):
            continue
        start = word.start
        yield Mention(text[start : found.start("name") + len(name)], start, found.start("name") + len(name))


def _is_plain(name: str, known: Iterable[str]) -> bool:
    words = name.split()
    if any(part.casefold() in known for part in (name, words[0])):
        return True
    return len(words) == 1 and words[0].isupper() and len(words[0]) <= len("ABC")


_NO_PRODUCT = frozenset(
    "Perceel Percelen Artikel Artikelen Art Bijlage Bijlagen Deel Fase Zone Lot Hoofdstuk Punt Criterium Formulier "
    "Gunningscriterium Tabel Klasse Categorie Type Variant Januari Februari Maart April Mei Juni Juli Augustus "
    "September Oktober November December Euro Richtlijn Verordening Wet Euroklasse Zaal Lokaal Blok Gebouw Post "
    "Afdeling Agenda".split()
)
_NUMBERED = re.compile(
    r"(?<=[\wà-ÿ,;(] )(?P<name>[A-Z][a-zà-ÿ]\w+(?:\s(?:[A-Z]\w+|Pro|Plus|Serie))*\s\d{1,4}[A-Za-z]{0,2})"
    r"(?![\w.,]*\d|\s?(?:%|euro|m|km|jaar))"
)
_AFTER = re.compile(rf"{_BETWEEN}(?P<name>{_NAME})")
