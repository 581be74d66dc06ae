"""Files of official checklists -> lists of taxa: a red list, a list of alien plants, the Union list.

A file is recognised by its columns. A Darwin Core archive's `taxon` table is joined with its `distribution` table by
`taxonID`, so both have to be given.
"""

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from aankoopwijzer.domain.records.planting import Checklist, ChecklistKind, ChecklistTaxon, Degree
from aankoopwijzer.standards.darwin_core.names import canonical_name, synonyms_in

MAX_BYTES: Final = 50_000_000
MAX_TAXA: Final = 100_000
_MAX_CELL: Final = 100_000
_CATEGORIES: Final = frozenset(("LC", "NT", "VU", "EN", "CR", "RE", "DD"))
_DEGREES: Final[Mapping[str, Degree]] = {
    "casual": "casual",
    "established": "established",
    "naturalized": "established",
    "naturalised": "established",
    "reproducing": "established",
    "colonising": "established",
    "invasive": "invasive",
    "widespread invasive": "invasive",
}
_WORST: Final[tuple[Degree, ...]] = ("unknown", "casual", "established", "invasive")
_CATEGORY_COLUMNS = ("redListCategory", "threatStatus")
_DEGREE_COLUMNS = ("be_degree", "degreeOfEstablishment")
_UNION_COLUMNS = ("year_added", "legal_act")
_ORIGIN_COLUMNS = ("datasetID", "source", "datasetName")

Row = Mapping[str, str]


class ChecklistError(Exception):
    """Files that are no checklist; `code` is unreadable, too-large, not-a-checklist, no-status or too-many-taxa."""

    def __init__(self, code: str, file: str) -> None:
        super().__init__(f"{file}: {code}")
        self.code, self.file = code, file


class _Table(NamedTuple):
    name: str
    content: bytes
    columns: tuple[str, ...]
    rows: list[Row]


def read_checklists(files: Iterable[tuple[str, bytes]], *, on: dt.date) -> tuple[Checklist, ...]:
    """The lists in the files (name and content), each with its provenance. Raises `ChecklistError`."""
    tables = [_table(name, content) for name, content in files]
    details = [table for table in tables if "taxonID" in table.columns and "scientificName" not in table.columns]
    return tuple(_checklist(table, details, on) for table in tables if table not in details)


def _table(name: str, content: bytes) -> _Table:
    if len(content) > MAX_BYTES:
        raise ChecklistError("too-large", name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ChecklistError("unreadable", name) from None
    csv.field_size_limit(_MAX_CELL)
    header = text.partition("\n")[0]
    separator = max((",", "\t", ";"), key=header.count)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
        columns = tuple(reader.fieldnames or ())
        rows: list[Row] = []
        for row in reader:
            rows.append({key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)})
            if len(rows) > MAX_TAXA:
                raise ChecklistError("too-many-taxa", name)
    except csv.Error:
        raise ChecklistError("unreadable", name) from None
    if "taxonID" not in columns and "scientificName" not in columns:
        raise ChecklistError("not-a-checklist", name)
    return _Table(name, content, columns, rows)


def _checklist(table: _Table, details: Sequence[_Table], on: dt.date) -> Checklist:
    joined = table
    used = []
    if not _kind_columns(table.columns):
        used = [each for each in details if _kind_columns(each.columns)]
        if not used:
            raise ChecklistError("no-status", table.name)
        joined = _joined(table, used[0])
    kind = _kind(joined.columns)
    first = table.rows[0] if table.rows else {}
    files = (table, *used[:1])
    return Checklist(
        kind=kind,
        source=next((first[column] for column in _ORIGIN_COLUMNS if first.get(column)), table.name),
        licence=first.get("license", ""),
        files=tuple(each.name for each in files),
        sha256=hashlib.sha256(b"".join(each.content for each in files)).hexdigest(),
        imported_on=on,
        taxa=tuple(_taxon(row, kind) for row in joined.rows if row.get("scientificName", "").strip()),
    )


def _joined(table: _Table, detail: _Table) -> _Table:
    """The rows of the taxon table, with the worst that the distribution table says of each."""
    by_taxon: dict[str, Row] = {}
    for row in detail.rows:
        known = by_taxon.get(row.get("taxonID", ""))
        if known is None or _rank(row) > _rank(known):
            by_taxon[row.get("taxonID", "")] = row
    rows: list[Row] = [{**by_taxon.get(row.get("taxonID", ""), {}), **row} for row in table.rows]
    return _Table(table.name, table.content, (*table.columns, *detail.columns), rows)


def _rank(row: Row) -> int:
    return _WORST.index(_degree(row))


def _kind_columns(columns: Sequence[str]) -> bool:
    return any(column in columns for column in (*_CATEGORY_COLUMNS, *_DEGREE_COLUMNS, *_UNION_COLUMNS))


def _kind(columns: Sequence[str]) -> ChecklistKind:
    if any(column in columns for column in _UNION_COLUMNS):
        return "union_list"
    return "red_list" if any(column in columns for column in _CATEGORY_COLUMNS) else "alien"


def _taxon(row: Row, kind: ChecklistKind) -> ChecklistTaxon:
    written = row["scientificName"].strip()
    category = next((row[column].strip().upper() for column in _CATEGORY_COLUMNS if row.get(column)), "")
    year = row.get("year_added", "").strip()
    dutch = row.get("dutchName", "").partition("(")[0].strip()
    return ChecklistTaxon(
        name=canonical_name(row.get("canonicalName") or written),
        synonyms=synonyms_in(written),
        dutch=(dutch.lower(),) if dutch else (),
        red_list=(category if category in _CATEGORIES else "DD") if kind == "red_list" else None,
        degree=_degree(row) if kind == "alien" else None,
        year_listed=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        act=row.get("legal_act", "").strip() or None,
    )


def _degree(row: Row) -> Degree:
    """The degree of establishment; what is not said is unknown, not harmless."""
    said = next((row[column] for column in _DEGREE_COLUMNS if row.get(column)), "")
    return _DEGREES.get(said.strip().casefold(), "unknown")
