"""How a procurement lies in its tables: the columns are those of its records, several words are one text."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db.models import Model
from pydantic import BaseModel

from aankoopwijzer.domain.records import procurement as records
from aankoopwijzer.register.procurements import models

PART_TABLES: Mapping[str, type[Model]] = {
    "lots": models.Lot,
    "rows": models.Row,
    "criteria": models.Criterion,
    "deviations": models.Deviation,
    "documents": models.Document,
}


def stored(record: BaseModel) -> dict[str, Any]:
    """A record as the columns of its table; text that is unknown is empty there."""
    return {name: _stored(getattr(record, name), kind, several) for name, kind, several in _columns(type(record))}


def recorded(row: Model, record: type[BaseModel]) -> dict[str, Any]:
    """The columns of a row as the fields of its record."""
    return {name: read(getattr(row, name), kind, several) for name, kind, several in _columns(record)}


@cache
def _columns(record: type[BaseModel]) -> tuple[tuple[str, type, bool], ...]:
    """Each column with its type, and whether it holds several words; worked out once, for it is asked for every row."""
    kinds = records.own_columns(record)
    return tuple((name, kind, is_several(record, name)) for name, kind in kinds.items() if name != "number")


def is_several(record: type[BaseModel], name: str) -> bool:
    """Whether a field holds several words, which lie in one text."""
    return str(record.model_fields[name].annotation).startswith("tuple[")


def read(value: Any, kind: type, several: bool) -> Any:
    """One value of a column as the record has it."""
    if several:
        return None if value is None else tuple(value.split())
    return None if kind is str and value == "" else value


def _stored(value: Any, kind: type, several: bool) -> Any:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return "" if value is None and kind is str and not several else value
