"""Reading the rows of any register: filtered, sorted, a page at a time, all of them one after the other."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from aankoopwijzer.domain.demonstration.marking import FLAG
from aankoopwijzer.domain.intake.rows import is_same, typed_value
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.import_batch import ImportBatch
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.register.columns import ImportedRow, records
from aankoopwijzer.register.imports.models import Batch, PreviousRow
from aankoopwijzer.register.imports.queries import batch as batch_of
from aankoopwijzer.register.imports.tables import TABLES
from aankoopwijzer.register.spend.matching import narrowed, with_matches

FARTHEST = 10_000
"""Rows that can be paged through, and that are counted when words are looked for; beyond that a filter helps more."""
_SPEND = "spend_lines"
_READ_AT_ONCE = 2_000
_OPEN_VALUES = 200
_ENTERPRISE_NUMBER = re.compile(r"[01][0-9]{3}\.[0-9]{3}\.[0-9]{3}")
"""As people write it; the registers have its digits."""
MOST_LINKED = 200
"""Records that name one and are shown with it."""
_NUMBER: str = "number"
"""The column by which records name each other; not every register has it."""


@dataclass(frozen=True, slots=True)
class WantedRows:
    """Which rows of a register somebody asks for; what is None or empty does not matter.

    `within` are the authorities whose rows may be seen (None: all, those of the whole region too). `values` are columns
    that must hold exactly this. `order` is a column, with a minus before it for the other way round; without one, the
    latest year or the latest row comes first. `to_check` asks only for rows with something odd.
    """

    register: str
    within: Collection[str] | None
    authority: str | None = None
    year: int | None = None
    text: str = ""
    values: Mapping[str, str | bool] = field(default_factory=dict)
    to_check: bool = False
    batch: int | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class FoundRows:
    """A page of rows by number. `total` is exact unless `is_more`: then there are more than `total`."""

    rows: tuple[tuple[int, ImportedRecord], ...]
    total: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """How many rows an authority (None: the region) has in a register."""

    authority: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """What a row was before an import changed it: the values that differ from what that made of it, and that import.

    When the import was undone since, these are values that the row had for a while.
    """

    changed_by: ImportBatch | None
    was_of: ImportBatch | None
    differing: Mapping[str, tuple[Any, Any]]


def rows_wanted(wanted: WantedRows, *, start: int, most: int) -> FoundRows:
    """The rows as wanted from `start` on, and how many there are.

    Looking for words reads every row: then it is done once, and counted no further than `FARTHEST`.
    """
    found = _ordered(wanted)
    if not wanted.text.split():
        total, is_more = found.order_by().count(), False
    else:
        # In the order of the table: along an index every row would be fetched from another place.
        some = list(found.order_by().values_list("pk", flat=True)[: FARTHEST + 1])
        total, is_more = min(len(some), FARTHEST), len(some) > FARTHEST
        if not is_more:
            found = _ordered(WantedRows(wanted.register, None, order=wanted.order)).filter(pk__in=some)
    shown = list(found.values_list("pk", flat=True)[start : start + most]) if most else []
    return FoundRows(tuple(_in_order(wanted.register, shown)), total, is_more)


def all_rows(wanted: WantedRows) -> Iterator[ImportedRecord]:
    """Every row as wanted, in that order, without holding more than some of them; spend with what was found of it."""
    found = _all_rows(wanted)
    return with_matches(found) if wanted.register == _SPEND else found


def _all_rows(wanted: WantedRows) -> Iterator[ImportedRecord]:
    dataset = DATASETS[wanted.register]
    names = tuple(dataset.types)
    for row in _ordered(wanted).values_list(*names).iterator(chunk_size=_READ_AT_ONCE):
        yield dataset.record.model_construct(**_read(dict(zip(names, row, strict=True)), dataset.types))


def row_by_number(register: str, number: int) -> ImportedRecord | None:
    """One row, of spend with what was found of it; None when there is none of this number."""
    found = records(TABLES[register], DATASETS[register], pk=number)
    return next(iter(with_matches(found) if register == _SPEND else found), None)


@dataclass(frozen=True, slots=True)
class Linked:
    """Another record: the register it is in, its number there, and its own."""

    register: str
    id: int
    number: str


def record_named(register: str, row: ImportedRecord) -> Linked | None:
    """The record that this one names; None when it names none, or none that is there."""
    if (refers := REGISTERS[register].refers) is None or not (named := getattr(row, refers[0])):
        return None
    rows = TABLES[refers[1]]._default_manager.filter(**{"authority": row.authority or "", _NUMBER: named})
    found = rows.order_by("pk").values_list("pk", flat=True).first()
    return Linked(refers[1], found, named) if found is not None else None


def records_naming(register: str, row: ImportedRecord) -> tuple[Linked, ...]:
    """The records that name this one, the first `MOST_LINKED` of each register."""
    number = getattr(row, _NUMBER, None)
    found: list[Linked] = []
    for each in REGISTERS.values():
        if each.refers is None or each.refers[1] != register or not number:
            continue
        rows = TABLES[each.name]._default_manager.filter(**{"authority": row.authority or "", each.refers[0]: number})
        numbers = rows.order_by(_NUMBER, "pk").values_list("pk", _NUMBER)[:MOST_LINKED]
        found += [Linked(each.name, id, own) for id, own in numbers]
    return tuple(found)


def filled(register: str, within: Collection[str] | None) -> tuple[Filled, ...]:
    """How many rows each authority has that may be seen, by authority."""
    rows = _seen(WantedRows(register, within)).values("authority").annotate(rows=Count("pk")).order_by("authority")
    return tuple(Filled(row["authority"] or None, row["rows"]) for row in rows)


def last_filled(register: str, within: Collection[str] | None) -> dt.datetime | None:
    """When rows that may be seen came in last; None when there are none, or they came from no file."""
    latest = _seen(WantedRows(register, within)).aggregate(latest=Max("batch"))["latest"]
    return Batch.objects.filter(pk=latest).values_list("at", flat=True).first() if latest else None


def years(register: str, within: Collection[str] | None) -> tuple[int, ...]:
    """The years from the first to the last that rows which may be seen are of, the latest first."""
    column = REGISTERS[register].year
    if column is None:
        return ()
    rows = _seen(WantedRows(register, within)).exclude(**{column: None}).values_list(column, flat=True)
    # First and last by the index, where both at once would read every row.
    bounds = [each for each in (rows.order_by(column).first(), rows.order_by(f"-{column}").first()) if each is not None]
    found = [each.year if isinstance(each, dt.date) else each for each in bounds]
    return tuple(range(max(found), min(found) - 1, -1)) if found else ()


def values_of(register: str, column: str, within: Collection[str] | None) -> tuple[str, ...]:
    """What stands in a column of words, at most `_OPEN_VALUES` of them."""
    rows = _seen(WantedRows(register, within)).exclude(**{column: ""}).values_list(column, flat=True)
    return tuple(rows.distinct().order_by(column)[:_OPEN_VALUES])


def row_history(register: str, number: int) -> tuple[EarlierRow, ...]:
    """What a row was before each import that changed it, the latest change first."""
    dataset = DATASETS[register]
    after = TABLES[register]._default_manager.filter(pk=number).values(*dataset.columns).first() or {}
    found = []
    for row in PreviousRow.objects.filter(dataset=register, row=number).order_by("-id"):
        before = {name: row.image.get(name) for name in dataset.columns}
        made = after if row.taken_back is None else {**before, **row.taken_back}
        differing = {
            name: (typed_value(before[name], dataset.types[name]), typed_value(made[name], dataset.types[name]))
            for name in dataset.columns
            if not is_same(before[name], made[name], dataset.types[name])
        }
        found.append(EarlierRow(batch_of(row.batch_id), batch_of(row.of_batch), differing))
        after = before
    return tuple(found)


def _seen(wanted: WantedRows) -> QuerySet[Any]:
    rows = TABLES[wanted.register]._default_manager.all()
    return rows if wanted.within is None else rows.filter(authority__in=sorted(wanted.within))


def _ordered(wanted: WantedRows) -> QuerySet[Any]:
    register, rows = REGISTERS[wanted.register], _seen(wanted)
    types = DATASETS[wanted.register].types
    if wanted.authority is not None:
        rows = rows.filter(authority=wanted.authority)
    if wanted.year is not None and register.year is not None:
        is_day = types[register.year] is dt.date
        year = wanted.year
        bounds: Any = (dt.date(year, 1, 1), dt.date(year, 12, 31)) if is_day else (year, year)
        rows = rows.filter(**{f"{register.year}__range": bounds})
    if wanted.batch is not None:
        rows = rows.filter(batch=wanted.batch)
    beside = {name: value for name, value in wanted.values.items() if name in register.beside}
    if wanted.values:
        rows = rows.filter(**{name: value for name, value in wanted.values.items() if name not in beside})
    for name, value in beside.items():
        rows = narrowed(rows, name, str(value))
    if wanted.to_check:
        rows = rows.exclude(flags__in=["", FLAG])
    for word in wanted.text.split():
        if _ENTERPRISE_NUMBER.fullmatch(word):
            word = word.replace(".", "")
        either = Q()
        for column in register.searched:
            either |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(either)
    order = wanted.order or (f"-{register.year}" if register.year else "-pk")
    by_column = F(order.removeprefix("-"))
    by = by_column.desc(nulls_last=True) if order.startswith("-") else by_column.asc(nulls_last=True)
    return rows.order_by(by, "-pk")


def _in_order(register: str, numbers: Sequence[int]) -> Iterator[tuple[int, ImportedRecord]]:
    model: type[ImportedRow] = TABLES[register]
    dataset = DATASETS[register]
    names = tuple(dataset.types)
    rows = {
        number: dict(zip(names, row, strict=True))
        for number, *row in model._default_manager.filter(pk__in=numbers).values_list("pk", *names)
    }
    there = [number for number in numbers if number in rows]
    found = (dataset.record.model_construct(**_read(rows[number], dataset.types)) for number in there)
    yield from zip(there, with_matches(found) if register == _SPEND else found, strict=True)


def _read(row: Mapping[str, Any], types: Mapping[str, type]) -> dict[str, Any]:
    """The values as the record has them; they were valid when they were written."""
    return {
        name: tuple(value.split()) if name == "flags" else None if types[name] is str and value == "" else value
        for name, value in row.items()
    }
