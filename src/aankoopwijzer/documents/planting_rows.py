"""A planting list as somebody has it (csv, xlsx, plain text) -> its lines: the plant as written, and how many.

A header is looked for among the first rows; without one every row is a line of text as it stands.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from aankoopwijzer.documents.delimited import decoded
from aankoopwijzer.documents.safe_text import one_line
from aankoopwijzer.documents.table_rows import MAX_CELL, MAX_COLUMNS, TableError, TableProblem, column_name
from aankoopwijzer.domain.records.planting import PlantingLine, plant_unit
from aankoopwijzer.domain.values.typed import parse_amount

MAX_BYTES: Final = 10_000_000
MAX_LINES: Final = 20_000
LONGEST: Final = 4_000
"""Characters of a line that are kept."""
_HEADER_WITHIN: Final = 12
_SCIENTIFIC: Final = frozenset(
    """wetenschappelijke_naam latijnse_naam botanische_naam scientific_name scientificname latin_name botanical_name
    wetenschappelijk latijn latijns botanisch taxon soortnaam latin""".split()
)
_DUTCH: Final = frozenset("nederlandse_naam naam_nl dutch_name volksnaam nederlands nl_naam".split())
_ANY_NAME: Final = frozenset(
    """naam soort plant plantnaam name species plantsoort boomsoort boom struik omschrijving beschrijving sortiment
    artikel product item soort_plant beplanting description""".split()
)
_CULTIVAR: Final = frozenset(("cultivar", "variëteit", "varieteit", "ras", "cv"))
_COUNT: Final = re.compile(r"(aantal|quantity|qty|hoeveelheid|stuks?|st|count|number|aant)\b.*")
_UNIT: Final = frozenset(("eenheid", "unit", "eh", "e.h."))
_ZIP_MAGIC: Final = b"PK\x03\x04"
_SEPARATORS: Final = (";", "\t", "|", ",")

Cells = Sequence[str]


def planting_lines(content: bytes) -> Iterator[PlantingLine | TableProblem]:
    """The lines of a planting list in their order; a line too many is a problem and the end.

    Raises `TableError` at once when the file as a whole cannot be read.
    """
    if len(content) > MAX_BYTES:
        raise TableError(TableProblem(0, "file-too-large", {"limit": str(MAX_BYTES // 1_000_000)}))
    if content.startswith(_ZIP_MAGIC):
        from aankoopwijzer.documents.workbook import sheets_of

        sheets = [list(_texts(rows)) for _name, rows in sheets_of(content)]
        with_header = next((rows for rows in sheets if _header_in(rows) is not None), None)
        return _lines(with_header or next((rows for rows in sheets if rows), []))
    text = decoded(content)
    if not text.strip():
        raise TableError(TableProblem(0, "empty-file"))
    return _lines(_delimited(text) or [(number, [line]) for number, line in enumerate(text.splitlines(), start=1)])


def _texts(rows: Sequence[Sequence[object]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield number, cells


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else one_line(str(cell), LONGEST)


def _delimited(text: str) -> list[tuple[int, list[str]]]:
    """The cells of a text that has a header we know, or the same separator in most lines; otherwise nothing."""
    csv.field_size_limit(MAX_CELL)
    for separator in _SEPARATORS:
        rows = _split(text, separator)
        if _header_in(rows) is not None:
            return rows
    lines = [line for line in text.splitlines() if line.strip()]
    for separator in _SEPARATORS[:2]:
        if sum(separator in line for line in lines) * 2 > len(lines):
            return _split(text, separator)
    return []


def _split(text: str, separator: str) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            if len(rows) > MAX_LINES + _HEADER_WITHIN:
                break
            rows.append((reader.line_num, [one_line(cell, LONGEST) for cell in row[:MAX_COLUMNS]]))
    except csv.Error:
        return []
    return [row for row in rows if any(row[1])]


def _header_in(rows: Sequence[tuple[int, Cells]]) -> int | None:
    """The place of the row that names columns: one of them holds names, and there is more than one or it is alone."""
    for place, (_, cells) in enumerate(rows[:_HEADER_WITHIN]):
        titles = [column_name(cell) for cell in cells]
        named = [title for title in titles if title in _SCIENTIFIC | _DUTCH | _ANY_NAME]
        filled = [title for title in titles if title]
        if named and (len(filled) > 1 or len(rows) > place + 1) and (len(filled) == len(set(filled))):
            return place
    return None


def _lines(rows: Sequence[tuple[int, Cells]]) -> Iterator[PlantingLine | TableProblem]:
    header = _header_in(rows)
    titles = [column_name(cell) for cell in rows[header][1]] if header is not None else []
    for count, (number, cells) in enumerate(rows[0 if header is None else header + 1 :], start=1):
        if count > MAX_LINES:
            yield TableProblem(number, "too-many-rows", {"limit": str(MAX_LINES)})
            return
        line = _under_header(number, cells, titles) if titles else _as_it_stands(number, cells)
        if line is not None:
            yield line


def _under_header(number: int, cells: Cells, titles: Sequence[str]) -> PlantingLine | None:
    found = dict(zip(titles, cells, strict=False))

    def one(names: frozenset[str]) -> str:
        return next((text for title, text in found.items() if title in names and text), "")

    cultivar = one(_CULTIVAR).strip("'’‘\"")
    scientific, other = one(_SCIENTIFIC), one(_DUTCH) or one(_ANY_NAME)
    text = f"{scientific} '{cultivar}'" if scientific and cultivar else scientific
    if other and other.casefold() not in text.casefold():
        text = f"{text} ({other})" if text else other
    if not scientific and cultivar:
        text = f"{text} '{cultivar}'"
    count = next((text for title, text in found.items() if _COUNT.fullmatch(title.replace("_", " ")) and text), "")
    if not text:
        return None
    quantity = _number(count)
    unit = plant_unit(one(_UNIT)) if quantity is not None else None
    return PlantingLine(number, text[:LONGEST], quantity, unit)


def _as_it_stands(number: int, cells: Cells) -> PlantingLine | None:
    """A row without header: its texts together; a single cell that is only a number is the count."""
    numbers = [cell for cell in cells if _number(cell) is not None]
    texts = [cell for cell in cells if cell and _number(cell) is None]
    if not texts:
        return None
    quantity = _number(numbers[0]) if len(numbers) == 1 else None
    text = ", ".join(texts)[:LONGEST]
    return PlantingLine(number, text, quantity, "pieces" if quantity is not None else None)


def _number(text: str) -> Decimal | None:
    bare = re.sub(r"(?i)\s*(st(uks?)?|ex)\.?$", "", text.strip())
    if not bare or len(bare) > 15:
        return None
    try:
        number = parse_amount(bare)
    except ValueError:
        return None
    return number if number >= 0 else None
