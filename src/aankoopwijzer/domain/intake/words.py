"""Words as we compare them: titles of columns, names of enterprises, choices."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[^0-9a-z]+")
_BETWEEN = re.compile(r"[\s_.\-]+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LEGAL_FORMS = frozenset(
    "bv bvba nv vzw cv cvba cvso cvoa vof comm commv gcv ivzw sa sprl srl asbl scrl sca snc ltd limited plc llp "
    "llc inc gmbh ag kg sarl sas cooperatief ebvba".split()
)
_SHORT_FOR: dict[str, str] = {
    "gebr": "gebroeders",
    "st": "sint",
    "en": "",
    "and": "",
    "the": "",
    "de": "",
    "het": "",
}


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Lower case without accents, marks or blanks at the ends; words parted by one space."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("²", "2").replace("³", "3"))
    return _NOT_A_WORD.sub(" ", folded.encode("ascii", "ignore").decode()).strip()


@lru_cache(maxsize=65_536)
def squeezed(text: str) -> str:
    """Without case, accents, spaces and hyphens: "Dienst wagen" and "dienst-wagen" are one word; A+ is not A."""
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _BETWEEN.sub("", folded)


def spelled_as(text: str, codes: Iterable[str]) -> str | None:
    """The code that the text means, however it is spelled: k1-5 is K1/5; None when it is none of them."""
    bare = squeezed(text).replace("/", "")
    return next((code for code in codes if squeezed(code).replace("/", "") == bare), None)


def without_brackets(name: str) -> str:
    """A name without what stands between brackets, unless nothing else does."""
    return " ".join(_BRACKETED.sub(" ", name).split()) or name


@lru_cache(maxsize=262_144)
def name_key(name: str) -> str:
    """A name of an enterprise without legal form, case, accents, marks and the words that people leave out.

    A name that consists of such words only stays as it is.
    """
    letters = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name.casefold())
    words = [_SHORT_FOR.get(word, word) for word in plain(letters).split()]
    kept = [word for word in words if word and word not in _LEGAL_FORMS]
    return " ".join(kept) or plain(name)
