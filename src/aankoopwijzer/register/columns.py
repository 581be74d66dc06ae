"""Rows of a dataset in the database, whatever the dataset: one shape of table, one way in, one way out.

The columns of a table are those of its record (domain/records/datasets.py); text that is unknown is empty in the
database, as Django wants it, and None in a record.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models

from aankoopwijzer.domain.intake.rows import Rows, plain_value
from aankoopwijzer.domain.records.datasets import Dataset
from aankoopwijzer.domain.records.imported import ImportedRecord

_ASKED_AT_ONCE = 500
"""Keys in one question: every database takes so many parameters."""
_WRITTEN_AT_ONCE = 5_000
_READ_AT_ONCE = 5_000
# Many keys as one parameter.
_ONE_OF: Mapping[str, str] = {"sqlite": "IN (SELECT value FROM json_each(%s))", "postgresql": "= ANY(%s)"}
_MANY: Mapping[str, Callable[[list[str]], Any]] = {"sqlite": json.dumps, "postgresql": list}


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


_UNKNOWN = "\\N"
_MARKS = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = str.maketrans(_MARKS)
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
    table, one_of, many = _table(model), _ONE_OF[connection.vendor], _MANY[connection.vendor]
    statement = f"SELECT id, key, digest, batch FROM {table} WHERE authority = %s AND key {one_of}"  # noqa: S608 - ours
    with connection.cursor() as cursor:
        for authority, wanted in by_authority.items():
            cursor.execute(statement, [authority, many(wanted)])
            for id, key, digest, batch in cursor.fetchall():
                found[authority, key] = Held(id, digest, batch)
    return found


def insert(model: type[ImportedRow], dataset: Dataset, rows: Rows, *, batch: int) -> None:
    """Add rows of a batch."""
    if not rows:
        return
    of_text = [dataset.types[name] is str for name in dataset.columns]
    if connection.vendor == "postgresql":
        _copy_in(model, dataset, rows, of_text, batch=batch)
        return
    own = [(rows.authorities, "%s"), (rows.keys, "%s"), (None, str(int(batch))), (rows.lines, "%s")]
    own += [_bound(rows.flags, is_text=True), (rows.digests, "%s")]
    own += map(_bound, rows.columns, of_text)
    marks = ", ".join(mark for _, mark in own)
    statement = f"INSERT INTO {_table(model)} ({_columns(model, dataset)}) VALUES ({marks})"  # noqa: S608 - all ours
    values = list(zip(*(column for column, _ in own if column is not None), strict=True))
    with connection.cursor() as cursor:
        for start in range(0, len(values), _WRITTEN_AT_ONCE):
            cursor.executemany(statement, values[start : start + _WRITTEN_AT_ONCE])


def _copy_in(model: type[ImportedRow], dataset: Dataset, rows: Rows, of_text: Sequence[bool], *, batch: int) -> None:
    """Add rows as PostgreSQL takes many: one stream of text instead of a statement for each."""
    own = (rows.authorities, rows.keys, (batch,) * len(rows), rows.lines, rows.flags, rows.digests)
    columns = [*map(_streamed, own, (True, True, False, False, True, False)), *map(_streamed, rows.columns, of_text)]
    lines = map("\t".join, zip(*columns, strict=True))
    statement = f"COPY {_table(model)} ({_columns(model, dataset)}) FROM STDIN"
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as stream:
        stream.write("".join(f"{line}\n" for line in lines))


def _streamed(column: Sequence[Any], is_text: bool) -> Sequence[str]:
    """The values of a column as COPY reads them (PostgreSQL, COPY, text format)."""
    unknown = "" if is_text else _UNKNOWN
    texts = [unknown if value is None else str(value) for value in column]
    if not is_text:
        return texts
    joined = "".join(texts)
    return [text.translate(_ESCAPED) for text in texts] if any(mark in joined for mark in _MARKS) else texts


def change(model: type[ImportedRow], dataset: Dataset, rows: Mapping[int, Sequence[Any]]) -> None:
    """Make rows say what their new lines say, by number: authority, key, batch, line, flags, digest, the columns."""
    quote = connection.ops.quote_name
    names = ", ".join(f"{quote(name)} = %s" for name in (*_OWN, *dataset.columns))
    statement = f"UPDATE {_table(model)} SET {names} WHERE id = %s"  # noqa: S608 - names are ours
    written = _stored(dataset, list(rows.values()))
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*row, id) for id, row in zip(rows, written, strict=True)])


def before_images(model: type[ImportedRow], dataset: Dataset, ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Rows as they are now, by number, as values that JSON holds."""
    found: dict[int, dict[str, Any]] = {}
    wanted = list(ids)
    for start in range(0, len(wanted), _ASKED_AT_ONCE):
        rows = model._default_manager.filter(pk__in=wanted[start : start + _ASKED_AT_ONCE])
        for row in rows.values("pk", *_OWN, *dataset.columns):
            id = row.pop("pk")
            found[id] = {name: plain_value(value) for name, value in row.items()}
    return found


def put_back(model: type[ImportedRow], dataset: Dataset, images: Mapping[int, Mapping[str, Any]]) -> None:
    """Make rows what they were: by number, what `before_images` gave."""
    names = (*_OWN, *dataset.columns)
    change(model, dataset, {id: [image.get(name) for name in names] for id, image in images.items()})


def take_away(model: type[ImportedRow], ids: Collection[int]) -> None:
    """Remove rows, by number."""
    wanted = list(ids)
    for start in range(0, len(wanted), _ASKED_AT_ONCE):
        model._default_manager.filter(pk__in=wanted[start : start + _ASKED_AT_ONCE]).delete()


def give_back(model: type[ImportedRow], images: Mapping[int, Mapping[str, Any]]) -> None:
    """Add rows again that were taken away, under their own numbers: what `before_images` gave."""
    model._default_manager.bulk_create(model(**{**image, "id": id}) for id, image in images.items())


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


def _table(model: type[ImportedRow]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _stored(dataset: Dataset, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Rows as a table holds them: text that is unknown is empty."""
    is_text = (*(False for _ in _OWN), *(dataset.types[name] is str for name in dataset.columns))
    columns = zip(*rows, strict=True)
    return zip(
        *(
            ["" if value is None else value for value in column] if text and None in column else column
            for column, text in zip(columns, is_text, strict=True)
        ),
        strict=True,
    )


def _bound(column: Sequence[Any], is_text: bool) -> tuple[Sequence[Any] | None, str]:
    """The values of a column as a table holds them, and the mark for each; none when every one is unknown.

    Half the columns of a ledger are: not to hand those over one by one saves a third of the time of writing.
    """
    unknown = column.count(None)
    if is_text:
        if unknown + column.count("") == len(column):
            return None, "''"
        return ["" if value is None else value for value in column] if unknown else column, "%s"
    return (None, "NULL") if unknown == len(column) else (column, "%s")


def _in_record(value: Any, kind: type, name: str) -> Any:
    if name == "flags":
        return tuple(value.split())
    return None if kind is str and value == "" else value
