"""Lines that name another record of the same register by its number: whether that exists, and does not lead back."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from aankoopwijzer.domain.intake.checks import NO_CIRCLE, OF_REGISTER, REFERS
from aankoopwijzer.domain.intake.kinds import Check, ImportKind
from aankoopwijzer.domain.intake.problems import RowProblem
from aankoopwijzer.domain.intake.rows import Rows

Named = TypeVar("Named", bound=Hashable)
Place = tuple[str, str]
"""Whose a record is and its number."""


def reference_checks(kind: ImportKind, given: Collection[str]) -> tuple[Check, ...]:
    """The checks of the kind that need other records, on columns that the file has."""
    return tuple(each for each in kind.checks if each.rule in OF_REGISTER and each.columns[0] in given)


def named_in(rows: Rows, columns: Sequence[str], check: Check) -> Iterator[tuple[int, Place, str | None]]:
    """Each row by its place here: whose it is with its number, and the number that it names, None for none.

    `columns` are those of the dataset; the check has first the column that names, then that of the number.
    """
    names, numbers = (rows.columns[columns.index(each)] for each in check.columns)
    for at, (authority, number, named) in enumerate(zip(rows.authorities, numbers, names, strict=True)):
        if number:
            yield at, (authority, number), named or None


def wrong_references(
    check: Check, title: str, lines: Sequence[tuple[int, Place, str]], named: Mapping[Place, str | None]
) -> Iterator[RowProblem]:
    """What is wrong with lines that name another: by line, who says it, and what it names.

    `named` is every record, of the register and of the file, with the number that it names.
    """
    leads = {place: (place[0], other) for place, other in named.items() if other}
    round_about = in_circles(leads) if check.rule == NO_CIRCLE else frozenset()
    for line, place, other in lines:
        is_wrong = (place[0], other) not in named if check.rule == REFERS else place in round_about
        if is_wrong:
            yield RowProblem(line, title, check.outcome, check.code, {"found": other})


def in_circles(leads: Mapping[Named, Named]) -> frozenset[Named]:
    """Those from which the way leads back to themselves over others; what leads to itself at once is no circle."""
    done: set[Named] = set()
    found: set[Named] = set()
    for start in leads:
        way: dict[Named, int] = {}
        at = start
        while at in leads and at not in done and at not in way:
            way[at] = len(way)
            at = leads[at]
        if at in way and leads[at] != at:
            found |= {each for each, place in way.items() if place >= way[at]}
        done |= way.keys()
    return frozenset(found)
