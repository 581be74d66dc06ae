"""The rows of a register as a table."""

from collections.abc import Mapping, Sequence
from functools import cache

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.reports.register_words import TITLE, code_in_words, flag_in_words, label
from aankoopwijzer.reports.speech import Speech

_TECHNICAL = frozenset({"supplier_key", "topic_key"})
"""Columns by which we look things up; they say nothing to a person."""
_WIDE, _NARROW = 30, 16


def shown_columns(register: str) -> tuple[str, ...]:
    """The columns of a register that say something to a person."""
    return tuple(name for name in REGISTERS[register].dataset.columns if name not in _TECHNICAL)


def header(register: str, speech: Speech) -> tuple[str, ...]:
    """The titles: whose it is, the columns, where it came from, what is odd about it."""
    return tuple(label(name, speech) for name in ("authority", *shown_columns(register), "batch", "line", "flags"))


def line(register: str, row: ImportedRecord, speech: Speech, authorities: Mapping[str, str]) -> tuple[Value, ...]:
    """One row: numbers and days as such, codes in words."""
    types = REGISTERS[register].dataset.types
    values: list[Value] = [authorities.get(row.authority or "", row.authority)]
    for name in shown_columns(register):
        value = getattr(row, name)
        is_code = types[name] is str and value is not None
        values.append(code_in_words(register, name, str(value), speech) if is_code else value)
    return (*values, row.batch, row.line, "; ".join(flag_in_words(each, speech) for each in row.flags))


@cache
def plain_columns(register: str) -> Mapping[str, type]:
    """The same columns for a program: by their own names, each with its type."""
    types = REGISTERS[register].dataset.types
    return {name: types[name] for name in ("authority", *shown_columns(register), "batch", "line", "flags")}


def plain_line(register: str, row: ImportedRecord) -> tuple[object, ...]:
    """One row for a program: codes as they are."""
    return tuple(
        " ".join(row.flags) or None if name == "flags" else getattr(row, name) for name in plain_columns(register)
    )


def sheet_of(register: str, rows: Sequence[tuple[Value, ...]], speech: Speech) -> Sheet:
    """The rows as one sheet."""
    types = REGISTERS[register].dataset.types
    widths = [_WIDE if types[name] is str else _NARROW for name in shown_columns(register)]
    return Sheet(speech.say(TITLE[register]), header(register, speech), rows, (_NARROW, *widths, 10, 10, _WIDE))
