"""The table in which a person says what the columns of a file are, and what is wrong with what he says."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from aankoopwijzer.domain.intake.kinds import ImportKind

UNUSED = "-"


def choices(kind: ImportKind) -> list[tuple[str, str]]:
    """Our columns by the word that departments use most."""
    return [(UNUSED, gettext("not used")), *((name, rule.words[0]) for name, rule in kind.columns.items())]


def wrong_in(said: Sequence[tuple[str, str]], kind: ImportKind) -> Mapping[str, str]:
    """What is wrong with our column for a title, by title: no two may be the same thing."""
    first: dict[str, str] = {}
    wrong = {}
    for title, column in said:
        if column not in kind.columns:
            continue
        if column in first:
            wrong[title] = gettext("“%(other)s” is “%(column)s” already: choose another meaning for one of both.") % {
                "other": first[column],
                "column": kind.columns[column].words[0],
            }
        first.setdefault(column, title)
    return wrong


def lacking(said: Sequence[tuple[str, str]], kind: ImportKind) -> list[str]:
    """What must be among the columns and is not, in words."""
    named = {column for _title, column in said}
    found = [rule.words[0] for name, rule in kind.columns.items() if rule.required and name not in named]
    if kind.needs_one_of and named.isdisjoint(kind.needs_one_of):
        found.append(gettext(" or ").join(kind.columns[each].words[0] for each in kind.needs_one_of))
    return found
