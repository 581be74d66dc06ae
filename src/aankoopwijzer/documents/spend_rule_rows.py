"""A table (csv or xlsx) that says what spend is for -> its lines, or what is wrong with them."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from aankoopwijzer.documents.safe_text import one_line
from aankoopwijzer.documents.table_file import rows_of_table
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError, TableProblem, TableRow
from aankoopwijzer.domain.intake.cells import cpv_of, text_of
from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.intake.words import plain, spelled_as

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "cpv": ("cpv", "cpv_code"),
    "account_code": ("account_code", "rekening", "rekeningnummer", "algemene_rekening", "kostensoort"),
    "account_name": ("account_name", "omschrijving_rekening", "naam_rekening"),
    "supplier": ("supplier", "leverancier", "ondernemingsnummer", "enterprise_number"),
    "description": ("description", "omschrijving"),
    "rows": ("rows", "productgroepen", "productgroep", "rij", "rijen"),
}
"""What a column is called, in Dutch and English, in the form of `column_name`."""
NONE_OF_THEM: Final = frozenset(("-", "geen", "none"))
_BETWEEN: Final = re.compile(r"[\s,;+]+")
_SHOWN: Final = 60


def spend_rules_in(
    content: bytes, rows: Collection[str], names: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> Iterator[SpendRule | TableProblem]:
    """The lines of the table; `rows` are the rows of the framework that there are, `names` those of each product group
    by its name in plain words.

    Raises `TableError` when it is no such table as a whole.
    """
    if len(content) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // 1_000_000)}))
    for row in rows_of_table(content, [title for titles in COLUMNS.values() for title in titles]):
        yield row if isinstance(row, TableProblem) else _rule(row, rows, names)


def _rule(row: TableRow, rows: Collection[str], names: Mapping[str, tuple[str, ...]]) -> SpendRule | TableProblem:
    values = {column: _filled(row, titles) for column, titles in COLUMNS.items()}
    cells = {column: None if value is None else _text(value) for column, value in values.items()}
    named, code = cells.pop("rows"), cells.pop("cpv")
    if named is None:
        return TableProblem(row.line, "topic-without-rows")
    try:
        cpv = None if code is None else cpv_of(values["cpv"])
    except ValueError:
        return TableProblem(row.line, "topic-bad-cpv", {"found": (code or "")[:_SHOWN]})
    if plain(named) in names:
        named = " ".join(names[plain(named)])
    codes = [] if named.casefold() in NONE_OF_THEM else [each for each in _BETWEEN.split(named) if each]
    found = {each: spelled_as(each, rows) for each in codes}
    unknown = [each for each, one in found.items() if one is None]
    if unknown:
        return TableProblem(row.line, "no-such-row", {"found": unknown[0][:_SHOWN]})
    rule = SpendRule(
        row.line,
        tuple(dict.fromkeys(filter(None, found.values()))),
        cpv,
        account_code=cells["account_code"],
        account_name=cells["account_name"],
        supplier=cells["supplier"],
        description=cells["description"],
    )
    if rule.has_mistyped_number:
        return TableProblem(row.line, "topic-bad-number", {"found": (rule.supplier or "")[:_SHOWN]})
    if not rule.says or rule.has_empty_words:
        return TableProblem(row.line, "topic-says-nothing")
    return rule


def _filled(row: TableRow, titles: Collection[str]) -> object:
    """The value under the first of these titles that has one; None when none has."""
    return next((value for title in titles if _text(value := row.cells.get(title))), None)


def _text(value: object) -> str:
    return one_line(text_of(value), 500).strip()
