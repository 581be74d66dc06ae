"""Lines of a table as rows of a dataset, each with all that is to be said of it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from aankoopwijzer.domain.intake.cells import Around, CellReader, text_of
from aankoopwijzer.domain.intake.checks import UNIQUE, test_of
from aankoopwijzer.domain.intake.deriving import derive_of
from aankoopwijzer.domain.intake.kinds import Check, ImportKind
from aankoopwijzer.domain.intake.problems import Outcome, RowProblem
from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.words import plain
from aankoopwijzer.domain.records.datasets import Dataset

_TOTALS = frozenset({"totaal", "total", "subtotaal", "subtotal", "som", "algemeen totaal", "eindtotaal", "grand total"})
_FEW, _FEW_AT_MOST = 50, 20
"""One repeated key in so many lines, or so many in all, are slips; more, and a document has several lines."""
_KEY_LENGTH = 180


class Row(NamedTuple):
    """A row that may be written: `values` in the order of the dataset's columns; `digest` tells whether it changed."""

    line: int
    authority: str
    key: str
    values: tuple[Any, ...]
    flags: str
    digest: int


@dataclass(slots=True)
class Found:
    """What one line gave: a row or none, and problems. `cells` are those of a line that was rejected."""

    row: Row | None = None
    problems: list[RowProblem] = field(default_factory=list)
    cells: Sequence[object] = ()


class RowReader:
    """Reads the lines of one file, in order; made anew for each file, because it remembers which keys it saw."""

    def __init__(
        self, kind: ImportKind, recognition: Recognition, around: Around, *, authority: str, only: str | None = None
    ) -> None:
        self._kind, self._authority, self._only = kind, authority, only
        self._columns = kind.dataset.columns
        self._titles = {each.column: each.title for each in recognition.found}
        self._cells = []
        for each in recognition.found:
            rule = kind.columns[each.column]
            reader = CellReader(rule, each.form, around)
            self._cells.append((each.column, each.position, reader.seen, reader, rule.required))
        self._blank: dict[str, Any] = dict.fromkeys((*self._columns, "authority"))
        titles = self._titles
        self._derived = [(each.column, derive_of(each, titles)) for each in kind.derived if each.column not in titles]
        known = {*titles, *(column for column, _ in self._derived)}
        usable = [check for check in kind.checks if check.rule == UNIQUE or known & set(check.columns)]
        self._tests = [(check, test_of(check, around.on)) for check in usable if check.rule != UNIQUE]
        self._unique: list[tuple[Check, dict[int, int]]] = [(each, {}) for each in usable if each.rule == UNIQUE]
        self._seen: dict[int, tuple[int, int]] = {}
        self._counted: dict[int, int] = {}
        self._repeated: list[tuple[Row, list[RowProblem], Sequence[object], int, bool]] = []
        self._lines = 0

    def read(self, lines: Iterable[tuple[int, Sequence[object]]]) -> Iterator[Found]:
        """Every line that holds something; lines that repeat a key come last, when it is clear what that means."""
        for line, cells in lines:
            found = self._line(line, cells)
            if found is not None:
                yield found
        yield from self._repeats()

    def _line(self, line: int, cells: Sequence[object]) -> Found | None:
        values = self._blank.copy()
        problems: list[RowProblem] = []
        is_rejected = is_filled = False
        width = len(cells)
        for column, position, seen, reader, is_required in self._cells:
            text = cells[position] if position < width else None
            found = seen.get(text) or reader.read(text)  # type: ignore[call-overload]
            if found.value is not None:
                values[column] = found.value
                is_filled = True
            if found.code:
                outcome: Outcome = "noted" if found.is_read else "flagged"
                if not found.is_read and is_required and found.value is None:
                    outcome, is_rejected = "rejected", True
                problems.append(RowProblem(line, self._titles[column], outcome, found.code, found.values))
            elif is_required and found.value is None:
                problems.append(RowProblem(line, self._titles[column], "rejected", "empty-required"))
                is_rejected = True
        if is_rejected and self._is_outside(cells):
            total = any(plain(text_of(cell)) in _TOTALS for cell in cells[:3])
            return Found(None, [RowProblem(line, "", "noted", "total-line")]) if total else None
        if not is_filled:
            return None
        self._lines += 1
        if self._kind.needs_one_of and all(values[column] is None for column in self._kind.needs_one_of):
            column = self._kind.needs_one_of[0]
            problems.append(RowProblem(line, self._titles.get(column, column), "rejected", "empty-required"))
            is_rejected = True
        if is_rejected:
            return Found(None, problems, cells)
        return self._row(line, values, problems, cells)

    def _is_outside(self, cells: Sequence[object]) -> bool:
        """Whether the line is no line of the table: nothing in it, or a total under it."""
        filled = [text for cell in cells if (text := text_of(cell))]
        return not filled or any(plain(text) in _TOTALS for text in filled[:1])

    def _row(
        self, line: int, values: dict[str, Any], problems: list[RowProblem], cells: Sequence[object]
    ) -> Found | None:
        for column, derive in self._derived:
            if (value := derive(values)) is not None:
                values[column] = value
        for check, test in self._tests:
            verdict = test(values)
            if verdict is not True:
                problems.append(self._broken(line, check, verdict if isinstance(verdict, Mapping) else {}))
        if problems and any(each.outcome == "rejected" for each in problems):
            return Found(None, problems, cells)
        authority = values["authority"] or self._authority
        if self._only is not None and authority != self._only:
            problems.append(RowProblem(line, self._titles.get("authority", ""), "rejected", "other-authority"))
            return Found(None, problems, cells)
        content = tuple([values[column] for column in self._columns])
        told = _told(authority, *content)
        key = next((f"{values[column]}" for column in self._kind.key if values[column] is not None), "")
        key = key[:_KEY_LENGTH] or f"#{told & (2**64 - 1):016x}"
        place = hash((authority, key))
        before = self._seen.setdefault(place, (line, told))
        if before[0] != line:
            row = _flagged(Row(line, authority, key, content, "", told), problems)
            self._repeated.append((row, problems, cells, before[0], before[1] == told))
            return None
        for check, seen in self._unique:
            problems += self._twice(line, check, seen, values)
        return Found(_flagged(Row(line, authority, key, content, "", told), problems), problems)

    def _broken(self, line: int, check: Check, values: Mapping[str, str]) -> RowProblem:
        column = next((self._titles[each] for each in check.columns if each in self._titles), "")
        return RowProblem(line, column, check.outcome, check.code, values)

    def _twice(self, line: int, check: Check, seen: dict[int, int], values: dict[str, Any]) -> Iterator[RowProblem]:
        held = tuple(values[column] for column in check.columns)
        if None in held[: len(check.values) or 1]:
            return
        before = seen.setdefault(hash(held), line)
        if before != line:
            yield self._broken(line, check, {"line": str(before)})

    def _repeats(self) -> Iterator[Found]:
        """What came with a key that was there already.

        The same content is a line that was copied, unless keys repeat all over the file: then it is a further line of
        the same document, as another content always is where the kind says so.
        """
        is_document = self._kind.repeats == "further" or not self._kind.key
        is_usual = len(self._repeated) > max(_FEW_AT_MOST, self._lines // _FEW)
        for row, problems, cells, before, is_copy in self._repeated:
            if is_document and (is_usual or not is_copy):
                yield Found(self._numbered(row), problems)
                continue
            code = "line-twice" if is_copy else "key-twice"
            said = RowProblem(row.line, self._key_title(), "rejected", code, {"line": str(before), "key": row.key})
            yield Found(None, [*problems, said], cells)

    def _numbered(self, row: Row) -> Row:
        key = hash((row.authority, row.key))
        number = self._counted.get(key, 1) + 1
        self._counted[key] = number
        return row._replace(key=f"{row.key}#{number}")

    def _key_title(self) -> str:
        return next((self._titles[column] for column in self._kind.key if column in self._titles), "")


def row_of(
    dataset: Dataset,
    line: int,
    authority: str,
    key: str,
    values: Mapping[str, Any],
    problems: Sequence[RowProblem],
) -> Row:
    """A row from values by column, for what does not come in cells; columns that are not given are unknown."""
    content = tuple(values.get(column) for column in dataset.columns)
    row = Row(line, authority, key[:_KEY_LENGTH], content, "", _told(authority, *content))
    return _flagged(row, problems)


def _flagged(row: Row, problems: Sequence[RowProblem]) -> Row:
    """The row with what is odd about it, which is part of what may change when it comes again."""
    flags = " ".join(dict.fromkeys(each.code for each in problems if each.outcome == "flagged"))
    return row._replace(flags=flags, digest=_told(flags, row.digest)) if flags else row


def _told(*content: object) -> int:
    """A number that changes when the content does: 64 bits with sign, as every database holds it."""
    text = "\x1f".join(["" if each is None else str(each) for each in content])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
