"""Rows of a supplier file as suppliers: what cannot be read is told, line and column, and the rest counts."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar, get_args

from aankoopwijzer.documents.table_file import rows_of_table
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError, TableProblem, TableRow
from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.records.supplier import SupplierKind, SupplierOffer
from aankoopwijzer.domain.values.typed import parse_amount, parse_day, parse_yes_no

Read = TypeVar("Read")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "enterprise_number": ("kbo", "kbo_nummer", "ondernemingsnummer", "ondernemingsnr", "enterprise_number"),
    "name": ("name", "naam", "organisatie", "organisation", "leverancier", "naam_leverancier", "supplier"),
    "kind": ("type", "type_erkenning", "soort", "kind"),
    "recognised_from": ("label_valid_from", "geldig_van", "erkend_van"),
    "recognised_until": ("label_valid_to", "geldig_tot", "erkend_tot"),
    "target_group_share": ("share_target_group", "aandeel_doelgroep", "aandeel_doelgroep_%", "share_target_group_%"),
    "place": ("region", "regio", "gemeente", "vestiging", "plaats", "municipality", "place"),
    "activities": ("activities", "activiteiten", "activiteit", "activity"),
    "distance_km": ("distance_km", "afstand_km", "afstand", "afstand_(km)"),
    "revenue_eur": ("revenue_eur", "omzet", "omzet_eur", "jaaromzet"),
    "is_small": ("sme", "kmo", "kmo?", "is_small"),
}
"""What a column is called, in Dutch and English, in the form of `column_name`."""
_KINDS: Mapping[str, SupplierKind] = {
    **{kind: kind for kind in get_args(SupplierKind)},
    **dict.fromkeys(("maatwerkbedrijf", "mwb", "beschutte werkplaats", "sociale werkplaats"), "sheltered"),
    **dict.fromkeys(("lokale diensteneconomie", "lde", "lokale dienst"), "local_services"),
    **dict.fromkeys(("sociale inschakelingsonderneming", "inschakelingsonderneming"), "social_integration"),
    **dict.fromkeys(("maatwerkafdeling", "mwa"), "department"),
    **dict.fromkeys(("individueel maatwerk", "im"), "individual"),
    **dict.fromkeys(("buitenlands gelijkwaardig", "foreign equivalent"), "foreign_equivalent"),
    **dict.fromkeys(("gewoon", "regulier", "andere"), "other"),
}
_WITHOUT_END = frozenset({"onbepaald", "onbepaalde duur", "onbeperkt", "indefinite", "unlimited", "none", "-"})
_BETWEEN_ACTIVITIES = re.compile(r"[,;/|]")
_WRONG_NUMBER = {"form": "supplier-number-form", "check": "supplier-number-check"}
_HUNDRED = Decimal(100)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class SupplierProblem:
    """Something wrong at a line and column (title as we call it; empty for the line as a whole).

    `is_used` says whether the line counts all the same, without what is wrong.
    """

    problem: TableProblem
    column: str = ""
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class SupplierFile:
    """The suppliers that could be read, and everything that is wrong or odd, in the order of the file."""

    suppliers: tuple[SupplierOffer, ...]
    problems: tuple[SupplierProblem, ...]


def suppliers_in(content: bytes, *, on: dt.date) -> SupplierFile:
    """The suppliers in a csv or xlsx file; recognitions that ended before `on` are told, and count as ended.

    Raises `TableError` when it is no such table as a whole.
    """
    if len(content) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // 1_000_000)}))
    suppliers: list[SupplierOffer] = []
    problems: list[SupplierProblem] = []
    by_number: dict[str, tuple[str, int]] = {}
    for row in rows_of_table(content, [title for titles in COLUMNS.values() for title in titles]):
        if isinstance(row, TableProblem):
            problems.append(SupplierProblem(row, is_used=False))
            continue
        supplier = _Line(row, problems).supplier(on)
        if supplier is None:
            continue
        number = supplier.enterprise_number
        if number is not None and number in by_number:
            name, line = by_number[number]
            values = {"number": number, "name": name, "line": str(line)}
            twice = TableProblem(row.line, "supplier-twice", values)
            problems.append(SupplierProblem(twice, "enterprise_number", is_used=False))
            continue
        if number is not None:
            by_number[number] = (supplier.name, row.line)
        suppliers.append(supplier)
    return SupplierFile(tuple(suppliers), tuple(problems))


class _Line:
    """One line, read column by column; what is wrong is added to `problems`."""

    def __init__(self, row: TableRow, problems: list[SupplierProblem]) -> None:
        self._row, self._problems = row, problems
        self._cells: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for column, titles in COLUMNS.items():
            for title in titles:
                text = _text(row.cells.get(title))
                if text:
                    self._cells[column], self._titles[column] = text, title
                    break

    def supplier(self, on: dt.date) -> SupplierOffer | None:
        """The supplier, or None when the line is of no use."""
        name = self._cells.get("name", "")
        if not name:
            self._tell("name", "supplier-without-name", is_used=False)
            return None
        start, until = self._read("recognised_from", parse_day, "supplier-date"), self._until()
        if start is not None and until is not None and until < start:
            self._tell("recognised_until", "supplier-dates-reversed", is_used=False, start=start.isoformat())
            return None
        if until is not None and until < on:
            self._tell("recognised_until", "supplier-recognition-ended")
        values: dict[str, Any] = {
            "name": name,
            "enterprise_number": self._number(),
            "kind": self._kind(),
            "activities": tuple(
                part.strip() for part in _BETWEEN_ACTIVITIES.split(self._cells.get("activities", "")) if part.strip()
            ),
            "recognised_from": start,
            "recognised_until": until,
            "target_group_share": self._share(),
            "place": self._cells.get("place"),
            "distance_km": self._read("distance_km", _positive, "supplier-distance"),
            "revenue_eur": self._read("revenue_eur", _positive, "supplier-revenue"),
            "is_small": self._read("is_small", parse_yes_no, "supplier-yes-no"),
        }
        return SupplierOffer(**values)

    def _read(self, column: str, parse: Callable[[str], Read], code: str) -> Read | None:
        text = self._cells.get(column)
        if text is None:
            return None
        try:
            return parse(text)
        except (ValueError, ArithmeticError):
            self._tell(column, code)
            return None

    def _until(self) -> dt.date | None:
        text = self._cells.get("recognised_until", "")
        if text.casefold() in _WITHOUT_END:
            self._tell("recognised_until", "supplier-without-end")
            return None
        return self._read("recognised_until", parse_day, "supplier-date")

    def _kind(self) -> SupplierKind:
        text = self._cells.get("kind")
        if text is None:
            return "other"
        found = _KINDS.get(" ".join(text.casefold().split()))
        if found is None:
            self._tell("kind", "supplier-kind")
        return found or "other"

    def _share(self) -> Decimal | None:
        """The share as a fraction; a percentage column with a fraction in it is not guessed at."""
        text = self._cells.get("target_group_share")
        if text is None:
            return None
        is_percentage = "%" in text or "%" in self._titles["target_group_share"]
        try:
            number = parse_amount(text.replace("%", ""))
        except ValueError:
            self._tell("target_group_share", "supplier-share")
            return None
        if number < 0 or number > _HUNDRED:
            self._tell("target_group_share", "supplier-share")
            return None
        if 0 < number <= 1 and is_percentage:
            self._tell("target_group_share", "supplier-share-is-fraction")
            return None
        return number if number <= 1 and not is_percentage else number / _HUNDRED

    def _number(self) -> str | None:
        """The enterprise number as ten digits, its check digits right (the last two: 97 less the rest modulo 97)."""
        text = self._cells.get("enterprise_number")
        if text is None:
            return None
        try:
            digits, was_completed = read_enterprise_number(text)
        except WrongEnterpriseNumber as error:
            self._tell("enterprise_number", _WRONG_NUMBER[error.reason])
            return None
        if was_completed:
            self._tell("enterprise_number", "supplier-number-without-zero")
        return digits

    def _tell(self, column: str, code: str, *, is_used: bool = True, **values: str) -> None:
        found = self._cells.get(column, "")
        shown = found if len(found) <= _SHOWN else f"{found[:_SHOWN]} …"
        problem = TableProblem(self._row.line, code, {"found": shown, **values})
        self._problems.append(SupplierProblem(problem, self._titles.get(column, column), is_used))


def _positive(text: str) -> Decimal:
    number = parse_amount(re.sub(r"(?i)\s*km$", "", text))
    if number < 0:
        raise ValueError(f"{text!r} is below zero")
    return number


def _text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else " ".join(str(value).split())
