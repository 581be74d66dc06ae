"""Rows of a dataset in the database, whatever the dataset: one shape of table, one way in, one way out.

The columns of a table are those of its record (domain/records/datasets.py); text that is unknown is empty in the
database, as Django wants it, and None in a record.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import connection, models

from aankoopwijzer.domain.records.datasets import Dataset
from aankoopwijzer.domain.records.imported import ImportedRecord

_ASKED_AT_ONCE = 500
"""Keys in one question: every database takes so many parameters."""
_WRITTEN_AT_ONCE = 5_000
_READ_AT_ONCE = 5_000


class ImportedRow(models.Model):
    """What every table of a dataset has beside its own columns.

    `key` makes it the same row when a later file has it again; `digest` tells whether anything in it changed.
    """

    authority = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=200)
    batch = models.BigIntegerField(db_index=True)
    line = models.IntegerField()
    flags = models.TextField(blank=True)
    digest = models.BigIntegerField()

    class Meta:
        abstract = True


def key_is_unique(name: str) -> tuple[models.UniqueConstraint]:
    """The constraint that one authority has one row of a key."""
    return (models.UniqueConstraint(fields=["authority", "key"], name=f"{name}_key"),)


def text_column(length: int = 500) -> Any:
    """A column of text; empty is unknown."""
    return models.CharField(max_length=length, blank=True)


def number_column() -> Any:
    """A column of decimals with four places."""
    return models.DecimalField(max_digits=18, decimal_places=4, null=True)


@dataclass(frozen=True, slots=True)
class Held:
    """What the register has under a key: the row's number, its digest and the batch it came from."""

    id: int
    digest: int
    batch: int


@dataclass(frozen=True, slots=True)
class Export:
    """A dataset as columns: names and types in order, and the rows as tuples of those types, None for unknown."""

    names: tuple[str, ...]
    types: tuple[type, ...]
    rows: Iterator[tuple[Any, ...]]


_OWN = ("authority", "key", "batch", "line", "flags", "digest")


@cache
def _columns(model: type[ImportedRow], dataset: Dataset) -> str:
    quote = connection.ops.quote_name
    return ", ".join(quote(name) for name in (*_OWN, *dataset.columns))


def held(model: type[ImportedRow], keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Held]:
    """What is there already, by authority and key."""
    found: dict[tuple[str, str], Held] = {}
    by_authority: dict[str, list[str]] = {}
    for authority, key in keys:
        by_authority.setdefault(authority, []).append(key)
    for authority, wanted in by_authority.items():
        for start in range(0, len(wanted), _ASKED_AT_ONCE):
            rows = model._default_manager.filter(authority=authority, key__in=wanted[start : start + _ASKED_AT_ONCE])
            for id, key, digest, batch in rows.values_list("pk", "key", "digest", "batch"):
                found[authority, key] = Held(id, digest, batch)
    return found


def insert(model: type[ImportedRow], dataset: Dataset, rows: Iterable[Sequence[Any]]) -> int:
    """Add rows: authority, key, batch, line, flags, digest, then the dataset's columns. Returns how many."""
    width = len(_OWN) + len(dataset.columns)
    marks = ", ".join(["%s"] * width)
    table = connection.ops.quote_name(model._meta.db_table)
    statement = f"INSERT INTO {table} ({_columns(model, dataset)}) VALUES ({marks})"  # noqa: S608 - names are ours
    is_text = [dataset.types[name] is str for name in dataset.columns]
    count = 0
    with connection.cursor() as cursor:
        for some in _some(rows, _WRITTEN_AT_ONCE):
            cursor.executemany(statement, [(*row[: len(_OWN)], *_stored(row[len(_OWN) :], is_text)) for row in some])
            count += len(some)
    return count


def change(model: type[ImportedRow], dataset: Dataset, id: int, row: Sequence[Any]) -> None:
    """Make one row say what the new line says."""
    is_text = [dataset.types[name] is str for name in dataset.columns]
    names = (*_OWN, *dataset.columns)
    values = (*row[: len(_OWN)], *_stored(row[len(_OWN) :], is_text))
    model._default_manager.filter(pk=id).update(**dict(zip(names, values, strict=True)))


def before_image(model: type[ImportedRow], dataset: Dataset, id: int) -> dict[str, Any]:
    """A row as it is now, as values that JSON holds."""
    row = model._default_manager.filter(pk=id).values(*_OWN, *dataset.columns).get()
    return {name: _as_json(value) for name, value in row.items()}


def put_back(model: type[ImportedRow], dataset: Dataset, id: int, image: Mapping[str, Any]) -> None:
    """Make a row what it was."""
    model._default_manager.filter(pk=id).update(
        **{name: _from_json(value, dataset.types.get(name, str)) for name, value in image.items()}
    )


def records(model: type[ImportedRow], dataset: Dataset, **wanted: Any) -> Iterator[ImportedRecord]:
    """The rows as records, in the order they came in."""
    names = tuple(dataset.types)
    rows = model._default_manager.filter(**wanted).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_READ_AT_ONCE):
        yield dataset.record.model_validate(
            {name: _in_record(value, dataset.types[name], name) for name, value in zip(names, row, strict=True)}
        )


def exported(model: type[ImportedRow], dataset: Dataset) -> Export:
    """Every row as typed columns; flags are one text."""
    names = tuple(dataset.types)
    is_text = [dataset.types[name] is str for name in names]
    rows = model._default_manager.order_by("pk").values_list(*names).iterator(chunk_size=_READ_AT_ONCE)

    def typed() -> Iterator[tuple[Any, ...]]:
        for row in rows:
            yield tuple((value or None) if text else value for value, text in zip(row, is_text, strict=True))

    return Export(names, tuple(dataset.types[name] for name in names), typed())


def _stored(values: Sequence[Any], is_text: Sequence[bool]) -> list[Any]:
    return ["" if value is None and text else value for value, text in zip(values, is_text, strict=True)]


def _in_record(value: Any, kind: type, name: str) -> Any:
    if name == "flags":
        return tuple(value.split())
    return None if kind is str and value == "" else value


def _as_json(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal | dt.date) else value


def _from_json(value: Any, kind: type) -> Any:
    if value is None or not isinstance(value, str):
        return value
    if kind is Decimal:
        return Decimal(value)
    return dt.date.fromisoformat(value) if kind is dt.date else value


def _some(rows: Iterable[Sequence[Any]], most: int) -> Iterator[list[Sequence[Any]]]:
    some: list[Sequence[Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == most:
            yield some
            some = []
    if some:
        yield some
