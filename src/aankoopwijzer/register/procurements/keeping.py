"""How a procurement lies in its tables: the columns are those of its records, several words are one text."""

from collections.abc import Mapping
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
    kinds = records.own_columns(type(record))
    return {
        name: _stored(getattr(record, name), kind, is_several(type(record), name))
        for name, kind in kinds.items()
        if name != "number"
    }


def recorded(row: Model, record: type[BaseModel]) -> dict[str, Any]:
    """The columns of a row as the fields of its record."""
    return {
        name: read(getattr(row, name), kind, is_several(record, name))
        for name, kind in records.own_columns(record).items()
        if name != "number"
    }


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
