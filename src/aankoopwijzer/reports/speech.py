"""Numbers, amounts, days and sentences as a reader of one language writes them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from aankoopwijzer.domain.values.text import FALLBACK, Text
from aankoopwijzer.reports.catalogue import Catalogue, catalogue

NO_BREAK = "\N{NO-BREAK SPACE}"
_DECIMAL_MARK = {"nl": ",", "fr": ",", "de": ","}
_WRITTEN_OUT_FROM_MAGNITUDE = 18
"""From a trillion million on, digits tell a reader nothing more; the number is shown as given."""


def marked(message: str) -> str:
    """Marks a message for the catalogue without translating it yet, for tables of messages."""
    return message


_MONTHS = (
    marked("January"), marked("February"), marked("March"), marked("April"), marked("May"), marked("June"),
    marked("July"), marked("August"), marked("September"), marked("October"), marked("November"), marked("December"),
)  # fmt: skip
_COUNTED = (
    marked("nothing"), marked("one"), marked("two"), marked("three"), marked("four"), marked("five"), marked("six"),
    marked("seven"), marked("eight"), marked("nine"), marked("ten"), marked("eleven"), marked("twelve"),
)  # fmt: skip


def sentence_case(text: str) -> str:
    """The text with a capital to start a sentence; a Dutch capital carries no accent that only marks stress."""
    return f"E{text[1:]}" if text.startswith("één") else f"{text[:1].upper()}{text[1:]}"


def inside_sentence(text: str) -> str:
    """The text as part of a sentence: no capital, unless it starts with an abbreviation or a letter alone."""
    starts_as_sentence = text[:1].isupper() and not text[1:2].isupper() and text[1:2] not in ("-", "")
    return f"{text[:1].lower()}{text[1:]}" if starts_as_sentence else text


@dataclass(frozen=True, slots=True)
class Speech:
    """How to say things to one reader.

    `asked` is the language that the reader wants, `language` the one that our own sentences are in: the same, or
    English where we have no catalogue yet. Policy texts exist or not on their own, and follow `asked`.
    """

    asked: str
    language: str
    _catalogue: Catalogue = field(repr=False, compare=False)

    @property
    def falls_back(self) -> bool:
        """Whether the reader gets another language than asked for."""
        return self.asked != self.language

    def say(self, message: str, /, **values: object) -> str:
        """A message in the reader's language, its {placeholders} filled."""
        translated = self._catalogue.gettext(message)
        return translated.format(**values) if values else translated

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """A message whose wording depends on a number, which is {number} in it, in words where it is small."""
        return self._catalogue.ngettext(one, many, number).format(number=self.in_words(number), **values)

    def word(self, words: Mapping[str, str], code: object) -> str:
        """The word for a code of a fixed list; the code itself when the list does not know it."""
        message = words.get(str(code))
        return self.say(message) if message else str(code)

    def text(self, text: Text) -> str:
        """A policy text for this reader."""
        return text.in_language(self.asked)

    def in_words(self, number: int) -> str:
        """ "four" rather than 4, up to twelve."""
        return self.say(_COUNTED[number]) if 0 < number < len(_COUNTED) else self.number(Decimal(number))

    def number(self, number: Decimal) -> str:
        """Thousands parted by a space that does not break: 24 000,5 in Dutch."""
        if not number.is_finite() or number.adjusted() >= _WRITTEN_OUT_FROM_MAGNITUDE or number.adjusted() < -9:
            return str(number)
        whole, _, decimals = f"{number:,f}".partition(".")
        decimals = decimals.rstrip("0")
        mark = _DECIMAL_MARK.get(self.language, ".")
        return whole.replace(",", NO_BREAK) + (mark + decimals if decimals else "")

    def money(self, amount: Decimal) -> str:
        """An amount in euro; cents only where there are any."""
        if not amount.is_finite() or amount.adjusted() >= _WRITTEN_OUT_FROM_MAGNITUDE:
            return f"{amount}{NO_BREAK}euro"
        rounded = amount.quantize(Decimal("0.01"))
        shown = self.number(rounded)
        if rounded != rounded.to_integral_value():
            mark = _DECIMAL_MARK.get(self.language, ".")
            whole, _, cents = shown.partition(mark)
            shown = f"{whole}{mark}{cents:0<2}"
        return f"{shown}{NO_BREAK}euro"

    def percent(self, share: Decimal) -> str:
        """A percentage that is given as one: 40 -> 40 %."""
        return f"{self.number(share)}{NO_BREAK}%"

    def date(self, day: dt.date) -> str:
        """2 maart 2026."""
        return f"{day.day}{NO_BREAK}{self.say(_MONTHS[day.month - 1])} {day.year}"

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return self.say(_MONTHS[number - 1])

    def listing(self, items: Iterable[str]) -> str:
        """a, b and c."""
        *most, last = list(items) or [""]
        return self.say("{list} and {last}", list=", ".join(most), last=last) if most else last

    def alternatives(self, items: Iterable[str]) -> str:
        """a, b or c."""
        *most, last = list(items) or [""]
        return self.say("{list} or {last}", list=", ".join(most), last=last) if most else last


@lru_cache(maxsize=16)
def speech(language: str) -> Speech:
    """How to speak to a reader of this language; in English where we cannot yet."""
    found = catalogue(language)
    if found is None:
        return Speech(language, FALLBACK, catalogue(FALLBACK) or Catalogue())
    return Speech(language, language, found)
