"""What an import changes of rows that the register has, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aankoopwijzer.domain.intake.report import ImportReport, RowChange
from aankoopwijzer.domain.intake.rows import typed_value
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.reports.flag_words import flag_in_words
from aankoopwijzer.reports.register_sheet import shown_columns
from aankoopwijzer.reports.register_words import NOT_KNOWN, in_words, label
from aankoopwijzer.reports.speech import Speech


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """A row that changes: its line in the file, its key, and what each field was and will be."""

    line: int
    key: str
    fields: tuple[tuple[str, str, str], ...]


def changes_in_words(report: ImportReport, dataset: str, speech: Speech) -> Iterator[ChangeInWords]:
    """The rows that the report holds; columns by which only we look things up are left out."""
    for each in report.changes:
        yield ChangeInWords(each.line, _key(each), tuple(_fields(each, dataset, speech)))


def _key(change: RowChange) -> str:
    """The number of the row in the books; nothing where its content is its key."""
    return "" if change.key.startswith("#") else change.key


def _fields(change: RowChange, dataset: str, speech: Speech) -> Iterator[tuple[str, str, str]]:
    columns, types = {*shown_columns(dataset), "flags"}, DATASETS[dataset].types
    for column, before, after in change.fields:
        if column in columns:
            said = [_value(dataset, column, types[column], value, speech) for value in (before, after)]
            yield label(column, speech, with_unit=False), said[0], said[1]


def _value(dataset: str, column: str, kind: type, value: Any, speech: Speech) -> str:
    if column == "flags":
        return "; ".join(flag_in_words(flag, speech) for flag in str(value).split()) or NOT_KNOWN
    # Amounts without their currency, which is the same before and after or a field of its own.
    return in_words(dataset, column, typed_value(value, kind), speech, currency="").strip()
