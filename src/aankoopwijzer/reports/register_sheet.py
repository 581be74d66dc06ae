"""The rows of a register as a table."""

from collections.abc import Mapping, Sequence
from functools import cache

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.reports.flag_words import flag_in_words
from aankoopwijzer.reports.register_words import TITLE, code_in_words, label
from aankoopwijzer.reports.speech import Speech

_TECHNICAL = frozenset({"supplier_key", "topic_key"})
"""Columns by which we look things up; they say nothing to a person."""
_WIDE, _NARROW = 30, 16
NONE_OF_THEM = "none"
"""The code for a list of codes without any, which is something else than unknown."""


def shown_columns(register: str) -> tuple[str, ...]:
    """The columns of a register that say something to a person."""
    return tuple(name for name in REGISTERS[register].dataset.columns if name not in _TECHNICAL)


def header(register: str, speech: Speech) -> tuple[str, ...]:
    """The titles: whose it is, the columns, where it came from, what is odd about it, what was found for it."""
    return tuple(label(name, speech) for name in _all_columns(register))


def line(register: str, row: ImportedRecord, speech: Speech, authorities: Mapping[str, str]) -> tuple[Value, ...]:
    """One row: numbers and days as such, codes in words."""
    types = REGISTERS[register].types

    def said(name: str) -> Value:
        value = plain_value(row, name)
        is_code = types[name] is str and value is not None
        return code_in_words(register, name, str(value), speech) if is_code else value

    return (
        authorities.get(row.authority or "", row.authority),
        *map(said, shown_columns(register)),
        row.batch,
        row.line,
        "; ".join(flag_in_words(each, speech) for each in row.flags),
        *map(said, REGISTERS[register].beside),
    )


def plain_value(row: ImportedRecord, name: str) -> Value:
    """The value of a column; several codes are one text."""
    value: Value | tuple[str, ...] = getattr(row, name)
    return (", ".join(value) or NONE_OF_THEM) if isinstance(value, tuple) else value


@cache
def plain_columns(register: str) -> Mapping[str, type]:
    """The same columns for a program: by their own names, each with its type."""
    types = REGISTERS[register].types
    return {name: types[name] for name in _all_columns(register)}


def plain_line(register: str, row: ImportedRecord) -> tuple[object, ...]:
    """One row for a program: codes as they are."""
    return tuple(
        " ".join(row.flags) or None if name == "flags" else plain_value(row, name) for name in plain_columns(register)
    )


def sheet_of(register: str, rows: Sequence[tuple[Value, ...]], speech: Speech) -> Sheet:
    """The rows as one sheet."""
    types = REGISTERS[register].types
    own, beside = (
        [_WIDE if types[name] is str else _NARROW for name in names]
        for names in (shown_columns(register), REGISTERS[register].beside)
    )
    widths = (_NARROW, *own, 10, 10, _WIDE, *beside)
    return Sheet(speech.say(TITLE[register]), header(register, speech), rows, widths)


def _all_columns(register: str) -> tuple[str, ...]:
    return ("authority", *shown_columns(register), "batch", "line", "flags", *REGISTERS[register].beside)
