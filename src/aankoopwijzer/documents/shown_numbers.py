"""Numbers and bullets in front of a text: how they are counted, written, and told from the text that follows."""

import re
from typing import Final, NamedTuple

from aankoopwijzer.documents.text_blocks import Kind

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_BULLETS: Final = "•◦▪▫■□●○‣–—\uf0b7\uf0a7\uf0d8\uf0fc✓➢☐☑☒·*"
_ARTICLE_WORD: Final = r"(?:artikel|art\.|article|§)"
_WORD: Final = rf"(?:{_ARTICLE_WORD}|hoofdstuk|chapitre|chapter|deel|partie|part|perceel|lot|bijlage|annexe|annex)"
_NUMBER: Final = r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Z])"
_TYPED: Final = re.compile(
    rf"""(?:
      (?P<named>{_WORD}\s?{_NUMBER}(?:\s?[.):](?=\s|$)|(?=\s+[-–—]\s|\s+(?-i:[A-Z])|\s*$)))   # Artikel 12: ...
    | (?P<article>(?:[IVX]{{1,5}}\.|[A-Z]\.)?\d{{1,3}}(?:\.\d{{1,3}})+[.)]?)
        (?=\s+(?-i:[^\W\d_a-z]|["“(‘'«]))                                               # 2.1 De
    | (?P<single>\d{{1,2}}[.)])(?=\s)                                                   # 3. or 3)
    | (?P<ordinal>\d{{1,2}}°)(?=\s)                                                     # 1°
    | (?P<roman>(?-i:[IVX]{{1,5}})(?:\.(?=\s)|(?=\s+(?-i:[A-Z]{{3}}))))                   # II. or II TECHNISCH
    | (?P<letter>\(?[a-z]\)|(?-i:[A-Z]\.)|\(\d{{1,2}}\)|\(?(?-i:[ivx]{{1,5}})\))(?=\s)   # a) (2) iv)
    | (?P<bullet>[{re.escape(_BULLETS)}]|-|o(?=\s\s|\t))(?=\s)
    )\s*(?P<mark>[-–—:]?)\s*(?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ARTICLE: Final = re.compile(
    rf"^(?:{_ARTICLE_WORD}\s?)?((?:[IVX]{{1,5}}\.|[A-Z]\.)?\d{{1,3}}(?:\.\d{{1,3}})*)[.:]*$", re.IGNORECASE
)
_NAMED: Final = re.compile(_WORD, re.IGNORECASE)
_MULTIPLE: Final = re.compile(r"\d\.\d")


class Numbered(NamedTuple):
    """A number as typed, what it numbers, which kind of number it is (empty: none), and the dash between them."""

    number: str
    text: str
    sort: str = ""
    mark: str = ""


def counted(value: int, style: str) -> str:
    """A count as a word processor writes it; `style` is the name of the format in docx, or the sample in odt."""
    match style:
        case "lowerLetter" | "a":
            return _letters(value)
        case "upperLetter" | "A":
            return _letters(value).upper()
        case "lowerRoman" | "i":
            return _roman(value)
        case "upperRoman" | "I":
            return _roman(value).upper()
        case "decimalZero":
            return f"{value:02d}"
        case "none" | "bullet" | "":
            return ""
        case "ordinal":
            return f"{value}e"
        case _:
            return str(value)


def _letters(value: int) -> str:
    """a to z, then aa, bb: as word processors do."""
    if not 0 < value <= 26 * 40:
        return str(value)
    times, letter = divmod(value - 1, 26)
    return chr(97 + letter) * (times + 1)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    written = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        written += sign * times
    return written


def typed_number(text: str) -> Numbered:
    """The number that somebody typed in front of a text, and the rest of it.

    "4 bestelwagens" and "1.5 meter" have none; "1.5 Meter" is read as article 1.5.
    """
    found = _TYPED.match(text)
    if found is None or not (rest := found["rest"].strip()):
        return Numbered(text.strip(), "", "named") if found is not None and found["named"] else Numbered("", text)
    sort = next(name for name, value in found.groupdict().items() if value and name not in ("rest", "mark"))
    return Numbered(" ".join(found[sort].split()), rest, sort, found["mark"].strip(":"))


def article_of(number: str) -> str:
    """The number of an article without its signs: "Artikel 12." is "12", "2.1" is "2.1"; a letter or bullet is none."""
    found = _ARTICLE.match(number)
    return found[1] if found else ""


def depth_of(number: str) -> int:
    """How deep a number stands: 1 for "2." or "Artikel 2", 2 for "2.1"; 0 without one."""
    article = article_of(number)
    return article.count(".") + 1 if article else 0


def kind_of(number: str) -> Kind:
    """What a numbered text is that is no heading: "2.1" and "Artikel 2" number a paragraph, the rest a list item."""
    if not number or _NAMED.match(number) or _MULTIPLE.search(article_of(number)):
        return "paragraph"
    return "list_item"
