"""Rows of a table as planned purchases: columns named as the keys of a purchase, values as people write them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from aankoopwijzer.documents.delimited import decoded, delimited_rows
from aankoopwijzer.documents.json_rows import json_rows
from aankoopwijzer.documents.safe_text import one_line, safe_text
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError, TableProblem, TableRow, TableRows
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.typed import (
    ContractType,
    parse_amount,
    parse_contract_type,
    parse_day,
    parse_yes_no,
)

COLUMNS = (
    "title",
    "description",
    "contract_type",
    "value_eur",
    "date",
    "authority",
    "cpv",
    "framework_agreement",
)
_DUTCH = {
    "title": ("titel", "naam", "voorwerp", "onderwerp", "opdracht", "aankoop", "benaming"),
    "description": ("omschrijving", "beschrijving", "toelichting"),
    "contract_type": ("soort", "type", "aard", "soort_opdracht", "type_opdracht", "opdrachttype"),
    "value_eur": ("raming", "geraamde_waarde", "geraamd_bedrag", "waarde", "bedrag", "budget", "raming_excl._btw"),
    "date": ("datum", "geplande_datum", "publicatiedatum", "datum_bekendmaking"),
    "authority": ("bestuur", "gemeente", "organisatie", "aanbestedende_overheid"),
    "cpv": ("cpv_code", "cpv_codes"),
    "framework_agreement": ("raamovereenkomst", "raamcontract"),
}
"""What a list that a department made calls them; the first of each is the word that we use."""
_OTHER_NAMES = {other: name for name, others in _DUTCH.items() for other in others} | {
    "estimated_value_eur": "value_eur",
    "raming_excl_btw": "value_eur",
    "raming_(excl._btw)": "value_eur",
    "raming_zonder_btw": "value_eur",
}
_TOLD = ", ".join(f"{name} ({_DUTCH[name][0]})" for name in COLUMNS)
_ONLY_IN_JSON = "answers"
_ZIP_MAGIC = b"PK\x03\x04"
_BETWEEN_CODES = re.compile(r"[\s,;|]+")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    """One line of the file: a purchase, or what is wrong with it.

    `ignored` names the columns that we do not know and that no earlier line had.
    """

    line: int
    purchase: Purchase | None
    problems: tuple[TableProblem, ...] = ()
    ignored: tuple[str, ...] = ()


def purchases_in(content: bytes) -> Iterator[PurchaseLine]:
    """The purchases of a csv, xlsx, JSON Lines or JSON array file, in the order of the file.

    What the file is follows from its content. Raises `TableError`, at once, when it is no such table as a whole.
    """
    if len(content) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // 1_000_000)}))
    return _purchases(_rows(content))


def _rows(content: bytes) -> TableRows:
    try:
        return _rows_in(content)
    except TableError as error:
        if error.problem.code != "no-known-column":
            raise
        # One name of each is enough to go on.
        raise TableError(replace(error.problem, values={"known": _TOLD})) from None


def _rows_in(content: bytes) -> TableRows:
    if content.startswith(_ZIP_MAGIC):
        # Only who hands over a workbook waits for its reader.
        from aankoopwijzer.documents.workbook import workbook_rows

        return workbook_rows(content, (*COLUMNS, *_OTHER_NAMES))
    text = decoded(content)
    if not text.strip():
        raise TableError(TableProblem(0, "empty-file"))
    if text.lstrip()[:1] in ("[", "{"):
        return json_rows(text)
    return delimited_rows(text, (*COLUMNS, *_OTHER_NAMES))


def _purchases(rows: TableRows) -> Iterator[PurchaseLine]:
    seen: set[str] = {*_PARSERS, *_OTHER_NAMES, ""}
    for row in rows:
        if isinstance(row, TableProblem):
            yield PurchaseLine(row.line, None, (row,))
            continue
        ignored = tuple(name for name in row.cells if name not in seen)
        seen.update(ignored)
        yield _purchase(row, ignored)


def _purchase(row: TableRow, ignored: tuple[str, ...]) -> PurchaseLine:
    cells: dict[str, object] = {}
    for name, value in row.cells.items():
        if name in _OTHER_NAMES and not _is_blank(value):
            cells.setdefault(_OTHER_NAMES[name], value)
    cells |= {name: value for name, value in row.cells.items() if name in _PARSERS and not _is_blank(value)}
    problems: list[TableProblem] = []
    read: dict[str, object] = {}
    for name, parse in _PARSERS.items():
        value = cells.get(name)
        if _is_blank(value):
            continue
        try:
            read[name] = parse(value)
        except (ValueError, ArithmeticError):
            shown = one_line(str(value))
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]} …"
            problems.append(TableProblem(row.line, f"bad-{name.replace('_', '-')}", {"value": shown}))
    if not (read.get("title") or read.get("description") or read.get("cpv") or problems):
        problems.append(TableProblem(row.line, "nothing-to-read"))
    if problems:
        return PurchaseLine(row.line, None, tuple(problems), ignored)
    purchase = Purchase.model_validate({"title": "", **read})
    return PurchaseLine(row.line, purchase, (), ignored)


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, (str, list, tuple)) and not str(value).strip(" []()\t\r\n"))


def _words(value: object) -> str:
    if isinstance(value, (Mapping, list, tuple)):
        raise ValueError("a text is expected")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return safe_text(str(value)).strip()


def _amount(value: object) -> Decimal:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    return parse_amount(repr(value) if isinstance(value, float) else _words(value))


def _day(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else parse_day(_words(value))


def _yes_or_no(value: object) -> bool:
    return value if isinstance(value, bool) else parse_yes_no(_words(value))


def _contract_type(value: object) -> ContractType:
    return parse_contract_type(_words(value))


def _codes(value: object) -> tuple[Cpv, ...]:
    parts = list(value) if isinstance(value, (list, tuple)) else [value]
    codes: list[Cpv] = []
    for part in parts:
        # A spreadsheet that took a code for a number lost its leading zero.
        text = _words(part).zfill(8) if isinstance(part, (int, float, Decimal)) else _words(part)
        codes += [Cpv(code) for code in _BETWEEN_CODES.split(text) if code]
    return tuple(dict.fromkeys(codes))


def _answers(value: object) -> dict[str, bool | str]:
    if not isinstance(value, Mapping):
        raise ValueError("answers by question are expected")
    return {safe_text(str(id)): each if isinstance(each, bool) else _words(each) for id, each in value.items()}


_PARSERS: Mapping[str, Callable[[object], object]] = {
    "title": _words,
    "description": _words,
    "contract_type": _contract_type,
    "value_eur": _amount,
    "date": _day,
    "authority": _words,
    "cpv": _codes,
    "framework_agreement": _yes_or_no,
    _ONLY_IN_JSON: _answers,
}
