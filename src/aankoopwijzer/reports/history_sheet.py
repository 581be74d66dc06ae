"""The history as one table: a line for each field that changed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.records.history import Change
from aankoopwijzer.reports.history_terms import ACTION, FIELD, KIND
from aankoopwijzer.reports.history_words import was_and_is, who
from aankoopwijzer.reports.speech import Speech, marked

_SHEET = marked("History")
_HEADER = (
    marked("Number"),
    marked("When"),
    marked("Who"),
    marked("Authority"),
    marked("Kind of record"),
    marked("Record"),
    marked("What happened"),
    marked("Field"),
    marked("Before"),
    marked("After"),
    marked("Why"),
)
_WIDTHS = (10, 18, 24, 16, 20, 12, 14, 24, 44, 44, 30)


def history_header(speech: Speech) -> tuple[str, ...]:
    """The titles of the columns."""
    return tuple(speech.say(each) for each in _HEADER)


def history_lines(
    changes: Iterable[Change],
    *,
    people: Mapping[int, str],
    authorities: Mapping[str, str],
    zone: dt.tzinfo,
    speech: Speech,
) -> Iterator[tuple[Value, ...]]:
    """The lines; `people` and `authorities` have the names, `zone` is that of the reader's clock."""
    for one in changes:
        for name in one.fields:
            before, after = was_and_is(one, name, speech)
            yield (
                one.number,
                one.at.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
                who(one.by, people, speech),
                authorities.get(one.authority, one.authority) if one.authority else None,
                speech.word(KIND, one.kind),
                one.record,
                speech.word(ACTION, one.action),
                speech.word(FIELD, name),
                before,
                after,
                one.why or None,
            )


def history_sheet(lines: Sequence[tuple[Value, ...]], speech: Speech) -> Sheet:
    """The lines as a sheet of a workbook."""
    return Sheet(speech.say(_SHEET), history_header(speech), lines, _WIDTHS)
