"""A line that changes a row of the register leaves alone what its file has no column for."""

from collections.abc import Callable, Mapping
from typing import Any

from aankoopwijzer.domain.intake.cells import Around
from aankoopwijzer.domain.intake.checks import OF_OTHER_LINES, test_of
from aankoopwijzer.domain.intake.deriving import derive_of
from aankoopwijzer.domain.intake.kinds import ImportKind
from aankoopwijzer.domain.intake.recognition import Recognition
from aankoopwijzer.domain.intake.rows import Row, made_again, plain_value, typed_value

Complete = Callable[[Row, Mapping[str, Any]], Row]
"""A line and the row as the register has it (values by column, and `flags`) as the row that it becomes."""


class Completer:
    """Completes the lines of one file.

    A column that the file has says what there is to know, an empty cell included: then it is unknown from now on. A
    column that it does not have, or that means nothing, leaves what is known. What follows from several columns, and
    what is checked over several, is looked at again with what was known.
    """

    def __init__(self, kind: ImportKind, recognition: Recognition, around: Around) -> None:
        self._kind, self._dataset = kind, kind.dataset
        titles = {each.column: each.title for each in recognition.found}
        self._given = frozenset(titles)
        derived = [each for each in kind.derived if each.column not in titles]
        said = {*titles, "authority"}
        said |= {each.column for each in derived if said.intersection(each.columns)}
        self._lacking = tuple(column for column in self._dataset.columns if column not in said)
        lacks = frozenset(self._lacking)
        self._unsure = tuple({each.column for each in derived if lacks.intersection(each.columns)} - lacks)
        self._again = [
            (each.column, each.columns, derive_of(each, titles, around.lookups))
            for each in derived
            if lacks.intersection(each.columns) and said.intersection(each.columns)
        ]
        partly = [
            each for each in kind.checks if each.outcome != "noted" and lacks.intersection((*each.columns, *each.where))
        ]
        self._tests = [(each.code, *test_of(each, around.on)) for each in partly if each.rule not in OF_OTHER_LINES]
        self._not_judged = frozenset(each.code for each in partly if each.rule in OF_OTHER_LINES)
        wholly = {each.code for each in kind.checks if each not in partly}
        self._of_whole_only = frozenset(code for code, _columns, _test in self._tests) - wholly
        self._of_lines = frozenset(each.code for each in kind.checks)
        self._register_lacks = any(rule.known_in and column in lacks for column, rule in kind.columns.items())

    def __call__(self, row: Row, known: Mapping[str, Any]) -> Row:
        """The row that the register has from now on; `known` is what it has."""
        if not self._lacking:
            return row
        types, columns = self._dataset.types, self._dataset.columns
        values = {name: typed_value(each, types[name]) for name, each in zip(columns, row.values, strict=True)}
        for name in self._lacking:
            values[name] = typed_value(known[name], types[name])
        for name in self._unsure:
            if values[name] is None:
                values[name] = typed_value(known[name], types[name])
        for name, sources, derive in self._again:
            made = derive(*(values[source] for source in sources))
            values[name] = values[name] if made is None else made
        flags = self._flags(row.flags.split(), known["flags"].split(), values, known)
        return made_again(row, tuple(plain_value(values[name]) for name in columns), flags)

    def _flags(
        self, told: list[str], before: list[str], values: Mapping[str, Any], known: Mapping[str, Any]
    ) -> list[str]:
        """What is odd about the whole: what the file says, and what was odd about columns that it does not have.

        A flag does not say which column it is of. One about a cell goes with a value that is unknown: it stays when
        every column that the file has was known, so that it must be of another.
        """
        judged = {**values, "authority": None}
        of_whole = {
            code for code, columns, test in self._tests if test(*(judged[each] for each in columns)) is not True
        }
        unseen = self._of_whole_only - of_whole
        stays = set(self._not_judged)
        if all(known.get(name) not in (None, "") for name in self._given if name in values):
            stays |= {code for code in before if code not in self._of_lines and code != "not-in-register"}
        if self._register_lacks:
            stays.add("not-in-register")
        kept = [code for code in before if code in stays]
        return list(dict.fromkeys([*(code for code in told if code not in unseen), *kept, *sorted(of_whole)]))
