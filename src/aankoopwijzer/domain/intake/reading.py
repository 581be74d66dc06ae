"""Lines of a table as rows of a dataset, each with all that is to be said of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest
from typing import Any

from aankoopwijzer.domain.intake.cells import Around, CellReader, text_of
from aankoopwijzer.domain.intake.checks import OF_OTHER_LINES, UNIQUE, test_of
from aankoopwijzer.domain.intake.deriving import derive_of
from aankoopwijzer.domain.intake.kinds import Check, Derivation, ImportKind
from aankoopwijzer.domain.intake.problems import Outcome, RowProblem
from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.rows import KEY_LENGTH, Row, Rows, content_digests, flagged, with_flags
from aankoopwijzer.domain.intake.words import plain

_TOTALS = frozenset({"totaal", "total", "subtotaal", "subtotal", "som", "algemeen totaal", "eindtotaal", "grand total"})
_FEW, _FEW_AT_MOST = 50, 20
"""One repeated key in so many lines, or so many in all, are slips; more, and a document has several lines."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that is left out, as it stood in the file, with everything that is wrong with it."""

    line: int
    cells: Sequence[object]
    problems: tuple[RowProblem, ...]


@dataclass(slots=True)
class Found:
    """What some lines gave: rows, problems of all of them, and lines that are left out."""

    rows: Sequence[Row] = ()
    problems: list[RowProblem] = field(default_factory=list)
    rejected: list[RejectedLine] = field(default_factory=list)

    def reject(self, line: int, problems: Sequence[RowProblem], cells: Sequence[object] = ()) -> None:
        """Leave a line out, for these reasons."""
        self.problems += problems
        self.rejected.append(RejectedLine(line, tuple(cells), tuple(problems)))


class RowReader:
    """Reads the lines of one file, in order; made anew for each file, because it remembers which keys it saw.

    It goes through some hundreds of lines at once, column by column: what can be said of a whole column needs no word
    per cell.
    """

    def __init__(
        self, kind: ImportKind, recognition: Recognition, around: Around, *, authority: str, only: str | None = None
    ) -> None:
        self._kind, self._authority, self._only = kind, authority, only
        self._columns = kind.dataset.columns
        self._is_text = [kind.dataset.types[column] is str for column in self._columns]
        titles = self._titles = {each.column: each.title for each in recognition.found}
        self._cells = [
            (
                each.column,
                each.position,
                CellReader(rule := kind.columns[each.column], each.form, around),
                rule.required,
            )
            for each in recognition.found
        ]
        self._derived = [
            (each, derive_of(each, titles, around.lookups))
            for each in kind.derived
            if (each.column in titles) == bool(each.tells)
        ]
        known = {*titles, *(each.column for each, _ in self._derived)}
        usable = [check for check in kind.checks if check.rule == UNIQUE or known & set(check.columns)]
        self._tests = [(check, *test_of(check, around.on)) for check in usable if check.rule not in OF_OTHER_LINES]
        self._unique: list[tuple[Check, dict[int, int]]] = [(each, {}) for each in usable if each.rule == UNIQUE]
        self._seen: dict[int, tuple[int, int]] = {}
        self._counted: dict[int, int] = {}
        self._repeated: list[tuple[Row, list[RowProblem], Sequence[object], int, bool]] = []
        self._lines = 0

    def read(self, lines: Iterable[tuple[int, Sequence[object]]]) -> Iterator[Found]:
        """Every line that holds something; lines that repeat a key come last, when it is clear what that means."""
        waiting = iter(lines)
        while some := list(islice(waiting, _AT_ONCE)):
            yield self._some(some)
        yield self._repeats()

    def _some(self, lines: Sequence[tuple[int, Sequence[object]]]) -> Found:
        values: dict[str, Sequence[Any]] = dict.fromkeys((*self._columns, "authority"), (None,) * len(lines))
        told: dict[int, list[RowProblem]] = {}
        unreadable, blank = self._read_cells(lines, values, told)
        for each, derive in self._derived:
            if each.tells and True not in values[each.columns[-1]]:
                continue
            made = list(map(derive, *(values[column] for column in each.columns)))
            before = values[each.column]
            if before.count(None) < len(lines):
                made = [new if new is not None else old for new, old in zip(made, before, strict=True)]
            values[each.column] = made
            if each.tells:
                self._tell_put_right(each, lines, before, made, told)
        found = Found()
        self._leave_out(lines, values, told, unreadable, blank, found)
        out = unreadable | blank
        for check, columns, test in self._tests:
            verdicts = list(map(test, *(values[column] for column in columns)))
            if verdicts.count(True) != len(verdicts):
                for at, verdict in enumerate(verdicts):
                    if verdict is not True and at not in out:
                        broken = self._broken(lines[at][0], check, verdict if isinstance(verdict, Mapping) else {})
                        told.setdefault(at, []).append(broken)
        self._keep(lines, values, told, out, found)
        found.rejected.sort(key=lambda each: each.line)
        return found

    def _tell_put_right(
        self,
        each: Derivation,
        lines: Sequence[tuple[int, Sequence[object]]],
        before: Sequence[Any],
        made: Sequence[Any],
        told: dict[int, list[RowProblem]],
    ) -> None:
        """Say of each line whose value is not what stands there that it was put right."""
        for at, (was, now) in enumerate(zip(before, made, strict=True)):
            if was is not None and was != now:
                values = {"found": str(was), "read": str(now)}
                problem = RowProblem(lines[at][0], self._titles[each.column], "noted", each.tells, values)
                told.setdefault(at, []).append(problem)

    def _read_cells(
        self,
        lines: Sequence[tuple[int, Sequence[object]]],
        values: dict[str, Sequence[Any]],
        told: dict[int, list[RowProblem]],
    ) -> tuple[set[int], set[int]]:
        """Put the values of every column in `values` and what is odd about a line in `told`, by its place here.

        Returns the lines of which a cell that must be readable is not, and those without any value.
        """
        unreadable: set[int] = set()
        blank = set(range(len(lines)))
        nothing = (None,) * len(lines)
        by_position = list(zip_longest(*(cells for _, cells in lines)))
        for column, position, reader, is_required in self._cells:
            read, odd = reader.read_all(by_position[position] if position < len(by_position) else nothing)
            values[column] = read
            blank = {at for at in blank if read[at] is None}
            for at, cell in odd:
                outcome: Outcome = "noted" if cell.is_read else "flagged"
                if not cell.is_read and is_required and cell.value is None:
                    outcome = "rejected"
                    unreadable.add(at)
                problem = RowProblem(lines[at][0], self._titles[column], outcome, cell.code, cell.values)
                told.setdefault(at, []).append(problem)
            if is_required and None in read:
                for at in {at for at, value in enumerate(read) if value is None} - {at for at, _ in odd}:
                    unreadable.add(at)
                    problem = RowProblem(lines[at][0], self._titles[column], "rejected", "empty-required")
                    told.setdefault(at, []).append(problem)
        return unreadable, blank

    def _leave_out(
        self,
        lines: Sequence[tuple[int, Sequence[object]]],
        values: Mapping[str, Sequence[Any]],
        told: dict[int, list[RowProblem]],
        unreadable: set[int],
        blank: set[int],
        found: Found,
    ) -> None:
        """Reject what cannot be read, and pass over what is no line of the table: nothing in it, or a total."""
        lacking = set(range(len(lines))) if self._kind.needs_one_of else set()
        for column in self._kind.needs_one_of:
            lacking = {at for at in lacking if values[column][at] is None}
        for at in sorted(unreadable | blank | lacking):
            line, cells = lines[at]
            if at in unreadable and self._is_outside(cells):
                if any(plain(text_of(cell)) in _TOTALS for cell in cells[:3]):
                    found.problems.append(RowProblem(line, "", "noted", "total-line"))
                blank.add(at)
                continue
            if at in blank:
                continue
            if at in lacking:
                told[at] = self._why_lacking(line, told.get(at, []))
                unreadable.add(at)
            found.reject(line, told[at], cells)
        self._lines += len(lines) - len(blank)

    def _why_lacking(self, line: int, told: Sequence[RowProblem]) -> list[RowProblem]:
        """What is wrong with a line that has none of the columns of which it needs one: the true reason, once."""
        titles = {self._titles.get(column, column): None for column in self._kind.needs_one_of}
        reasons = [each for each in told if each.column in titles and each.code != "empty-value"]
        reasons = [replace(each, outcome="rejected") for each in reasons if each.outcome == "flagged"]
        if not reasons:
            reasons = [RowProblem(line, next(iter(titles)), "rejected", "empty-required")]
        return [*(each for each in told if each.column not in titles), *reasons]

    def _is_outside(self, cells: Sequence[object]) -> bool:
        """Whether the line is no line of the table: nothing in it, or a total under it."""
        filled = [text for cell in cells if (text := text_of(cell))]
        return not filled or any(plain(text) in _TOTALS for text in filled[:1])

    def _keep(
        self,
        lines: Sequence[tuple[int, Sequence[object]]],
        values: Mapping[str, Sequence[Any]],
        told: dict[int, list[RowProblem]],
        out: set[int],
        found: Found,
    ) -> None:
        """Make rows of the lines that are left, unless a rule rejects them or their key was there before."""
        columns = [values[column] for column in self._columns]
        authorities = [each or self._authority for each in values["authority"]]
        texts = [_texts(column, is_text=is_text) for column, is_text in zip(columns, self._is_text, strict=True)]
        digests = content_digests(authorities, texts)
        keys, numbers = self._keys(values, digests), [line for line, _ in lines]
        rows = Rows(numbers, authorities, keys, columns, ("",) * len(lines), digests, texts)
        kept = self._accepted(rows, lines, told, out, found)
        kept = self._first_of_their_key(rows, lines, told, kept)
        for check, seen in self._unique:
            self._tell_twice(check, seen, self._places(check, values), rows, kept, told)
        if told:
            flags, digests = list(rows.flags), list(digests)
            is_kept = set(kept)
            for at in sorted(told.keys() & is_kept):
                found.problems += told[at]
                flags[at], digests[at] = with_flags(digests[at], told[at])
            rows = replace(rows, flags=flags, digests=digests)
        found.rows = rows.chosen(kept)

    def _accepted(
        self,
        rows: Rows,
        lines: Sequence[tuple[int, Sequence[object]]],
        told: Mapping[int, list[RowProblem]],
        out: set[int],
        found: Found,
    ) -> Sequence[int]:
        """The places that neither a rule nor the authority refuses; what is refused is rejected."""
        refused = {at for at, problems in told.items() if any(each.outcome == "rejected" for each in problems)}
        other = {at for at, each in enumerate(rows.authorities) if each != self._only} if self._only is not None else ()
        for at in sorted({*refused, *other} - out):
            problems = told.get(at, [])
            if at not in refused:
                said = RowProblem(rows.lines[at], self._titles.get("authority", ""), "rejected", "other-authority")
                problems = [*problems, said]
            found.reject(rows.lines[at], problems, lines[at][1])
        without = {*out, *refused, *other}
        return [at for at in range(len(rows)) if at not in without] if without else range(len(rows))

    def _first_of_their_key(
        self,
        rows: Rows,
        lines: Sequence[tuple[int, Sequence[object]]],
        told: Mapping[int, list[RowProblem]],
        kept: Sequence[int],
    ) -> Sequence[int]:
        """The places whose key was not there before; the others wait until the whole file is known."""
        seen = self._seen
        places = list(map(hash, zip(rows.authorities, rows.keys, strict=True)))
        contents = list(zip(rows.lines, rows.digests, strict=True))
        new = dict(zip(_at(kept, places), _at(kept, contents), strict=True))
        if len(new) == len(kept) and seen.keys().isdisjoint(new):
            seen.update(new)
            return kept
        first = []
        for at in kept:
            before = seen.setdefault(places[at], contents[at])
            if before[0] == rows.lines[at]:
                first.append(at)
            else:
                is_copy = before[1] == rows.digests[at]
                self._repeated.append((rows[at], told.get(at, []), lines[at][1], before[0], is_copy))
        return first

    def _tell_twice(
        self,
        check: Check,
        seen: dict[int, int],
        held: Sequence[int | None],
        rows: Rows,
        kept: Sequence[int],
        told: dict[int, list[RowProblem]],
    ) -> None:
        """Say of each line that has what another line had already, which may not come twice."""
        held, lines = _at(kept, held), _at(kept, rows.lines)
        new = {place: line for place, line in zip(held, lines, strict=True) if place is not None}
        if len(new) == len(held) - held.count(None) and seen.keys().isdisjoint(new):
            seen.update(new)
            return
        for at, place, line in zip(kept, held, lines, strict=True):
            if place is not None and (first := seen.setdefault(place, line)) != line:
                told.setdefault(at, []).append(self._broken(line, check, {"line": str(first)}))

    def _keys(self, values: Mapping[str, Sequence[Any]], digests: Sequence[int]) -> Sequence[str]:
        """The first column of the key that each line has; without any, its content."""
        first = values[self._kind.key[0]] if self._kind.key else ()
        if {*map(type, first)} == {str} and "" not in first and max(map(len, first)) <= KEY_LENGTH:
            return first
        keys: Sequence[Any] = (None,) * len(digests)
        for column in reversed(self._kind.key):
            keys = [key if key is not None else later for key, later in zip(values[column], keys, strict=True)]
        return [
            ("" if key is None else f"{key}"[:KEY_LENGTH]) or f"#{digest & (2**64 - 1):016x}"
            for key, digest in zip(keys, digests, strict=True)
        ]

    def _broken(self, line: int, check: Check, values: Mapping[str, str]) -> RowProblem:
        column = next((self._titles[each] for each in check.columns if each in self._titles), "")
        return RowProblem(line, column, check.outcome, check.code, values)

    def _places(self, check: Check, values: Mapping[str, Sequence[Any]]) -> list[int | None]:
        """What may not come twice, as a number; None where something is unknown that it needs."""
        columns = [values[column] for column in check.columns]
        needed = columns[: len(check.values) or 1]
        places: list[int | None] = list(map(hash, zip(*columns, strict=True)))
        if any(None in column for column in needed):
            known = zip(*needed, strict=True)
            places = [None if None in held else place for place, held in zip(places, known, strict=True)]
        return places

    def _repeats(self) -> Found:
        """What came with a key that was there already.

        The same content is a line that was copied, unless keys repeat all over the file: then it is a further line of
        the same document, as another content always is where the kind says so.
        """
        found, rows = Found(), []
        is_document = self._kind.repeats == "further" or not self._kind.key
        is_usual = len(self._repeated) > max(_FEW_AT_MOST, self._lines // _FEW)
        for row, problems, cells, before, is_copy in self._repeated:
            if is_document and (is_usual or not is_copy):
                found.problems += problems
                rows.append(flagged(self._numbered(row), problems))
                continue
            code = "key-twice" if not is_copy else "line-same" if row.key.startswith("#") else "line-twice"
            said = RowProblem(row.line, self._key_title(), "rejected", code, {"line": str(before), "key": row.key})
            found.reject(row.line, [*problems, said], cells)
        found.rows = rows
        return found

    def _numbered(self, row: Row) -> Row:
        key = hash((row.authority, row.key))
        number = self._counted.get(key, 1) + 1
        self._counted[key] = number
        return row._replace(key=f"{row.key}#{number}")

    def _key_title(self) -> str:
        return next((self._titles[column] for column in self._kind.key if column in self._titles), "")


def _at(places: Sequence[int], held: Sequence[Any]) -> Sequence[Any]:
    """What is held at these places."""
    return held if len(places) == len(held) else [held[at] for at in places]


def _texts(column: Sequence[Any], *, is_text: bool) -> Sequence[str]:
    """The values of a column as text, what is unknown as none."""
    unknown = column.count(None)
    if unknown == len(column):
        return ("",) * len(column)
    if is_text:
        return [each or "" for each in column] if unknown else column
    return ["" if each is None else str(each) for each in column] if unknown else list(map(str, column))
