"""One cell: its value, or what is wrong with it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple

from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.intake.kinds import ColumnRule
from aankoopwijzer.domain.intake.numbers import Mark, NotANumber, from_float, plain_numbers, read_number
from aankoopwijzer.domain.intake.words import plain, spelled_as, squeezed
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.currencies import CURRENCIES
from aankoopwijzer.domain.values.typed import parse_yes_no

_DAYS: Mapping[str, re.Pattern[str]] = {
    "slashes": re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"),
    "dashes": re.compile(r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})"),
    "points": re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
    "iso": re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ][\d:.]+Z?)?"),
    "compact": re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})"),
    "short-year": re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{2})"),
}
_TYPED = "typed"
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d{2}")
_HUNDRED = Decimal(100)
_SHOWN = 60
_MOST_NAMED = 40
"""Choices that a message can still name."""
_MOST_TEXT = 500
_NOTHING: Mapping[str, str] = MappingProxyType({})
_EARLIEST = dt.date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Form:
    """How a column as a whole is written: its decimal mark, and the usual form of its days."""

    mark: Mark = ","
    days: str = "slashes"
    is_percentage: bool = False
    is_from_register: bool = True
    """Whether the register knows most of the values, so that one it does not know is worth telling."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a cell is read against: the day, the authorities by every spelling, the values that are known already.

    `lookups` answer for a value what only somebody outside knows, None when they do not either.
    """

    on: dt.date
    authorities: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lookups: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)


class Cell(NamedTuple):
    """A value (None: unknown), and a code when something is wrong or was read otherwise.

    `is_read` says whether the value is to be trusted: without it the code is a problem, with it a note.
    """

    value: Any = None
    code: str = ""
    values: Mapping[str, str] = _NOTHING
    is_read: bool = True


def shown(value: object) -> str:
    """A cell as a message quotes it."""
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


def day_form(value: object) -> str:
    """The name of the form in which a day is written; empty when it is none."""
    if isinstance(value, dt.date):
        return _TYPED
    text = str(value).strip()
    return next((name for name, pattern in _DAYS.items() if pattern.fullmatch(text)), "")


def text_of(value: object) -> str:
    """The text of a cell; a whole number that a spreadsheet holds as 1.0 is 1."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def cpv_of(value: object) -> Cpv:
    """The CPV code of a cell; a spreadsheet that took it for a number lost its leading zero. Raises `ValueError`."""
    text = text_of(value)
    return Cpv(text.zfill(8) if isinstance(value, int | float) else text)


class CellReader:
    """Reads the cells of one column; the same text is read once."""

    def __init__(self, rule: ColumnRule, form: Form, around: Around) -> None:
        self._rule, self._form, self._around = rule, form, around
        self._least = Decimal(rule.least) if rule.least is not None else None
        self._most = Decimal(rule.most) if rule.most is not None else None
        self._choices = {squeezed(word): code for code, words in rule.choices.items() for word in (code, *words)}
        self._usual = {word.strip() for words in rule.choices.values() for word in words} | set(rule.choices)
        self._unknown = {plain(word) for word in rule.unreadable}
        self._endless = {plain(word) for word in rule.without_end}
        self._redacted = re.compile("|".join(rule.redacted), re.IGNORECASE) if rule.redacted else None
        self._parse: Callable[[Any, str], Cell] = getattr(self, f"_{rule.parser}")
        self._seen: dict[str, Cell] = {}
        self._silent: dict[object, Any] = {}  # the values of texts of which nothing is to be said
        self._clean = getattr(self, f"_clean_{rule.parser}", None) if not (self._unknown or rule.empty) else None

    def read(self, value: object) -> Cell:
        """The cell's value and what is to be said of it."""
        if not isinstance(value, str):
            return self._read(value)
        found = self._seen.get(value)
        if found is None:
            found = self._read(value)
            if len(self._seen) < _MEMORY:
                self._seen[value] = found
                if not found.code:
                    self._silent[value] = found.value
        return found

    def read_all(self, cells: Sequence[object]) -> tuple[Sequence[Any], Sequence[tuple[int, Cell]]]:
        """The values of many cells, and the place and whole of each of which something is to be said."""
        if self._clean is not None:
            try:
                clean = self._clean(cells)
            except TypeError:  # a spreadsheet has other things than text
                clean = None
            if clean is not None:
                return clean, ()
        else:
            try:
                return list(map(self._silent.__getitem__, cells)), ()
            except (KeyError, TypeError):  # a text that is new, or a cell that is no text
                pass
        found = list(map(self.read, cells))
        return [each[0] for each in found], [(at, each) for at, each in enumerate(found) if each[1]]

    def _clean_number(self, cells: Sequence[str]) -> list[Decimal] | None:
        """The numbers of cells that are all plain numbers within bounds; None when one is not."""
        numbers = plain_numbers(cells, mark=self._form.mark)
        if numbers is None or (self._least is not None and min(numbers) < self._least):
            return None
        return None if self._most is not None and max(numbers) > self._most else numbers

    def _clean_identifier(self, cells: Sequence[str]) -> Sequence[str | None] | None:
        """The identifiers when all are of printable ASCII without blanks, and known where that matters."""
        text = "".join(cells)
        if not text.isascii() or " " in text or not text.isprintable() or max(map(len, cells)) > _LONGEST_IDENTIFIER:
            return None
        known = self._around.known.get(self._rule.known_in) if self._rule.known_in else None
        if known and self._form.is_from_register and not known.issuperset(filter(None, cells)):
            return None
        return [cell or None for cell in cells]

    def _clean_text(self, cells: Sequence[str]) -> Sequence[str | None] | None:
        """The texts when all are short, printable and without a blank too many."""
        text = "|".join(cells)
        if self._redacted or not text.isprintable() or max(map(len, cells)) > _MOST_TEXT:
            return None
        if text != text.strip() or any(blanks in text for blanks in ("  ", "| ", " |")):
            return None
        return [cell or None for cell in cells]

    def _read(self, value: object) -> Cell:
        text = text_of(value)
        if not text:
            return (
                _EMPTY if not self._rule.empty else Cell(None, "empty-value", {}, is_read=self._rule.empty == "noted")
            )
        if self._unknown and plain(text) in self._unknown:
            return Cell(None, "value-unknown", {"found": shown(text)}, is_read=False)
        return self._parse(value, text)

    def _wrong(self, code: str, text: str, **values: str) -> Cell:
        return Cell(None, code, {"found": shown(text), **values}, is_read=False)

    def _text(self, value: object, text: str) -> Cell:
        if self._redacted and self._redacted.search(text):
            return self._wrong("name-redacted", text)
        one_line = " ".join(text.split())
        if len(one_line) > _MOST_TEXT:
            return Cell(one_line[:_MOST_TEXT], "text-cut", {"limit": str(_MOST_TEXT)})
        return Cell(_without_controls(one_line))

    def _identifier(self, value: object, text: str) -> Cell:
        one = text if text.isascii() and " " not in text else " ".join(text.split())
        one = _without_controls(one)
        if len(one) > _LONGEST_IDENTIFIER:
            return self._wrong("not-an-identifier", text)
        known = self._around.known.get(self._rule.known_in) if self._rule.known_in else None
        if known and self._form.is_from_register and one not in known:
            return Cell(one, "not-in-register", {"found": shown(one)}, is_read=False)
        return Cell(one)

    def _decimal(self, value: object, text: str) -> Cell:
        """The number with the note of how it was written, before it is judged."""
        if isinstance(value, bool):
            return self._wrong("not-a-number", text)
        if isinstance(value, Decimal):
            # Written the same whatever zeros come behind it: what did not change has to be seen as the same.
            return Cell(Decimal(f"{value.normalize():f}"))
        if isinstance(value, int | float):
            return Cell(from_float(float(value)) if isinstance(value, float) else Decimal(value))
        try:
            read = read_number(text, mark=self._form.mark, unit=self._rule.unit)
        except NotANumber as error:
            if error.unit:
                return self._wrong("other-unit", text, unit=self._rule.unit or error.unit, other=error.unit)
            return self._wrong("not-a-number", text)
        except ArithmeticError:
            return self._wrong("not-a-number", text)
        if not read.how:
            return Cell(read.value)
        return Cell(read.value, f"number-{read.how}", {"found": shown(text), "number": f"{read.value:f}"})

    def _number(self, value: object, text: str) -> Cell:
        found = self._decimal(value, text)
        if not found.is_read:
            return found
        if self._least is not None and found.value < self._least:
            return self._wrong("below-least", text, limit=self._rule.least or "")
        if self._most is not None and found.value > self._most:
            return self._wrong("above-most", text, limit=self._rule.most or "")
        return found

    def _whole(self, value: object, text: str) -> Cell:
        found = self._number(value, text)
        if not found.is_read:
            return found
        if found.value != found.value.to_integral_value():
            return self._wrong("not-whole", text)
        return Cell(int(found.value), found.code, found.values)

    def _year(self, value: object, text: str) -> Cell:
        if not _YEAR.fullmatch(text):
            return self._wrong("not-a-year", text)
        if self._rule.is_past and int(text) > self._around.on.year:
            return self._wrong("year-to-come", text)
        return Cell(int(text))

    def _day(self, value: object, text: str) -> Cell:
        if self._endless and plain(text) in self._endless:
            return Cell(None, "without-end", {"found": shown(text)})
        form = day_form(value if isinstance(value, dt.date) else text)
        if not form:
            return self._wrong("not-a-day", text)
        if isinstance(value, dt.datetime):
            day = value.date()
        elif isinstance(value, dt.date):
            day = value
        else:
            parts = _DAYS[form].fullmatch(text)
            assert parts is not None
            year = int(parts["y"]) + (2000 if form == "short-year" else 0)
            try:
                day = dt.date(year, int(parts["m"]), int(parts["d"]))
            except ValueError:
                return self._wrong("no-such-day", text)
        if day < _EARLIEST:
            return self._wrong("not-a-day", text)
        if self._rule.is_past and day > self._around.on:
            return self._wrong("day-to-come", text)
        if form == self._form.days:
            return Cell(day)
        return Cell(day, "day-short-year" if form == "short-year" else "day-otherwise", _said(text, day.isoformat()))

    def _yes_no(self, value: object, text: str) -> Cell:
        if isinstance(value, bool):
            return Cell(value)
        if text in ("?", "-"):
            return Cell(None)
        if (code := self._choices.get(squeezed(text))) is not None:
            return Cell(code == "yes")
        try:
            return Cell(parse_yes_no(text))
        except ValueError:
            return self._wrong("not-yes-no", text)

    def _share(self, value: object, text: str) -> Cell:
        """A fraction; a fraction under a title in percent is not guessed at."""
        in_percent = self._form.is_percentage or self._rule.is_percentage or "%" in text
        found = self._decimal(value, text.replace("%", ""))
        if not found.is_read:
            return found
        number: Decimal = found.value
        if isinstance(value, Decimal):
            # An exact number does not come out of a spreadsheet: whoever sends it means a fraction, as we give them.
            return found if 0 <= number <= 1 else self._wrong("not-a-share", text)
        if not in_percent and 0 <= number <= 1:
            return found
        if number < 0 or number > _HUNDRED:
            return self._wrong("not-a-share", text)
        if 0 < number < 1 and "%" not in text:
            return self._wrong("share-is-fraction", text)
        return Cell(number / _HUNDRED, found.code, found.values)

    def _choice(self, value: object, text: str) -> Cell:
        code = self._choices.get(squeezed(text))
        if code is not None:
            is_usual = text in self._usual and value == text
            return Cell(code) if is_usual else Cell(code, "spelled-otherwise", _said(repr(value)[1:-1], code))
        if self._rule.is_open:
            return Cell(" ".join(text.split())[:120])
        near = get_close_matches(squeezed(text), self._choices, n=1, cutoff=0.75)
        if near:
            return self._wrong("not-a-choice-but-near", text, near=self._word(near[0]))
        if len(self._rule.choices) > _MOST_NAMED:
            return self._wrong("not-in-list", text)
        known = ((*words, its_code)[0] for its_code, words in self._rule.choices.items())
        return self._wrong("not-a-choice", text, known=", ".join(known))

    def _known(self, value: object, text: str) -> Cell:
        """One of the values that are known, however it is spelled: k1-5 is K1/5."""
        known = self._around.known[self._rule.known_in]
        if text in known:
            return Cell(text)
        if (one := spelled_as(text, known)) is not None:
            return Cell(one, "spelled-otherwise", _said(text, one))
        return self._wrong("not-in-framework", text, known=", ".join(sorted(known)))

    def _word(self, squeezed_word: str) -> str:
        words = (word for words in self._rule.choices.values() for word in words)
        return next((word for word in words if squeezed(word) == squeezed_word), squeezed_word)

    def _authority(self, value: object, text: str) -> Cell:
        if (found := self._around.authorities.get(text)) is not None and value == text:
            return Cell(found)
        bare = squeezed(text)
        for name, id in self._around.authorities.items():
            if squeezed(name) == bare:
                return Cell(id, "spelled-otherwise", _said(repr(value)[1:-1], name))
        return self._wrong("not-an-authority", text)

    def _enterprise_number(self, value: object, text: str) -> Cell:
        try:
            number, was_short = read_enterprise_number(text)
        except WrongEnterpriseNumber as error:
            return self._wrong(f"enterprise-number-{error.reason}", text)
        return Cell(number, "enterprise-number-without-zero", _said(text, number)) if was_short else Cell(number)

    def _cpv(self, value: object, text: str) -> Cell:
        try:
            return Cell(str(cpv_of(value)))
        except ValueError:
            return self._wrong("not-a-cpv", text)

    def _currency(self, value: object, text: str) -> Cell:
        code = {"€": "EUR", "euro": "EUR", "£": "GBP"}.get(text.casefold(), text.upper())
        return Cell(code) if code in CURRENCIES else self._wrong("not-a-currency", text)


_EMPTY = Cell()
_LONGEST_IDENTIFIER = 120
_MEMORY = 20_000
"""Different texts of one column that are kept read: enough for names and days, little for amounts."""


def _said(text: str, read: str) -> dict[str, str]:
    return {"found": shown(text) if text.strip() == text else f"{text[:_SHOWN]}", "read": read}


def _without_controls(text: str) -> str:
    return text if text.isprintable() else "".join(each for each in text if each.isprintable())
