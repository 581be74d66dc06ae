"""Which column of a file is which of ours: by the words of its title, and by what stands under it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aankoopwijzer.domain.intake.cells import Around, CellReader, Form, day_form, text_of
from aankoopwijzer.domain.intake.kinds import ColumnRule, ImportKind
from aankoopwijzer.domain.intake.numbers import decimal_mark
from aankoopwijzer.domain.intake.words import plain

By = Literal["title", "content", "person"]
_READABLE_FROM = 0.5
"""A title is believed when at least half of what stands under it can be read that way."""
_TELLING_FROM = 0.9
_TELLING_AT_LEAST = 3
_TELLING_PARSERS = frozenset({"enterprise_number", "cpv"})
"""Contents that are not taken for anything else by accident."""
_OF_TWO_SIDES = frozenset({"debet", "debit", "credit"})
"""Words of titles of which two columns hold one amount: to take either for the amount would be wrong."""
_SUGGESTED = ("enterprise_number", "cpv", "currency", "day", "share", "number", "authority")
_VAT_RATES = frozenset({"0", "6", "12", "21", "0,06", "0,12", "0,21", "0.06", "0.12", "0.21"})
"""What Belgian law knows: art. 37 of the VAT code and KB nr. 20."""
_NUMBERS = frozenset({"number", "whole", "share"})


@dataclass(frozen=True, slots=True)
class Recognised:
    """A column of the file (`position` 0 is the first), with what it is for us and how we know."""

    column: str
    position: int
    title: str
    by: By
    form: Form


@dataclass(frozen=True, slots=True)
class Recognition:
    """Every column that has a meaning, the titles that have none, and our columns that must be there and are not."""

    found: tuple[Recognised, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


def title_score(kind: ImportKind) -> Callable[[Sequence[object]], int]:
    """How many cells of a row are titles of this kind: that is how the row of titles is found."""
    words = {plain(word) for rule in kind.columns.values() for word in rule.words}
    return lambda cells: len({plain(text) for cell in cells if (text := str(cell or "")[:80])} & words)


def recognise(
    kind: ImportKind,
    titles: Sequence[str],
    sample: Sequence[Sequence[object]],
    around: Around,
    *,
    chosen: Mapping[str, str] | None = None,
) -> Recognition:
    """The meaning of each column; `sample` are some lines under the titles.

    `chosen` is what a person said before, our column by the file's title; it settles all columns. A title there that
    the file does not have counts as missing.
    """
    columns = [[line[at] if at < len(line) else None for line in sample] for at in range(len(titles))]
    if chosen is not None:
        positions = {plain(title): at for at, title in reversed(list(enumerate(titles)))}
        wanted = {column: positions.get(plain(title)) for title, column in chosen.items() if column}
        given = {column: at for column, at in wanted.items() if at is not None and column in kind.columns}
        lost = tuple(column for column, at in wanted.items() if at is None)
        return _recognition(kind, titles, columns, given, dict.fromkeys(given, "person"), lost, around)
    by_title = _by_title(kind, titles, columns, around)
    by_content = _by_content(kind, columns, by_title, around)
    by: dict[str, By] = {**dict.fromkeys(by_title, "title"), **dict.fromkeys(by_content, "content")}
    return _recognition(kind, titles, columns, by_title | by_content, by, (), around)


def suggest(
    kind: ImportKind, titles: Sequence[str], sample: Sequence[Sequence[object]], around: Around
) -> dict[int, tuple[str, By]]:
    """What each column of a file may be, by its place, for a person to look at: by title, else by what stands under it.

    A day, an amount or a share may be several of our columns; the one that the kind cannot do without comes first.
    """
    columns = [[line[at] if at < len(line) else None for line in sample] for at in range(len(titles))]
    sure = recognise(kind, titles, sample, around).found
    found: dict[int, tuple[str, By]] = {each.position: (each.column, each.by) for each in sure}
    for column in sorted(kind.columns, key=lambda name: not _is_needed(kind, name)):
        rule = kind.columns[column]
        if rule.parser not in _SUGGESTED or column in {name for name, _by in found.values()}:
            continue
        fits = (
            at
            for at, cells in enumerate(columns)
            if at not in found and _OF_TWO_SIDES.isdisjoint(plain(titles[at]).split()) and _may_be(rule, cells, around)
        )
        if (at := next(fits, None)) is not None:
            found[at] = (column, "content")
    return found


def title_likeness(cells: Sequence[object]) -> int:
    """How many cells of a row are words: the row of titles has most, and comes first."""
    return sum(1 for cell in cells if isinstance(cell, str) and any(map(str.isalpha, cell)))


def _is_needed(kind: ImportKind, column: str) -> bool:
    return kind.columns[column].required or column in kind.needs_one_of


def _may_be(rule: ColumnRule, cells: Sequence[object], around: Around) -> bool:
    """Whether what stands in the column can hardly be anything else than this."""
    filled = [text for cell in cells if (text := text_of(cell))]
    if not filled or _readable(rule, "", cells, around) < _TELLING_FROM:
        return False
    if rule.parser == "share":
        return all(text.rstrip(" %") in _VAT_RATES for text in filled)
    if rule.parser == "number":
        # A whole number may be a number of anything; an amount has cents somewhere.
        return any("," in text or "." in text for text in filled)
    return True


def _by_title(
    kind: ImportKind, titles: Sequence[str], columns: Sequence[Sequence[object]], around: Around
) -> dict[str, int]:
    """Best fits first; a column of the file and one of ours go together once."""
    fits = [
        (score, -at, column)
        for at, title in enumerate(titles)
        if title.strip()
        for column, rule in kind.columns.items()
        if (score := _fit(title, rule)) and _readable(rule, title, columns[at], around) >= _READABLE_FROM
    ]
    found: dict[str, int] = {}
    taken: set[int] = set()
    for _score, minus, column in sorted(fits, reverse=True):
        if column not in found and -minus not in taken:
            found[column] = -minus
            taken.add(-minus)
    return found


def _fit(title: str, rule: ColumnRule) -> float:
    """3 and more for the very words, less for words within the title; earlier words of the table come first."""
    bare = plain(title)
    tokens = set(bare.split())
    best = 0.0
    for place, words in enumerate(rule.words):
        wanted = plain(words)
        if wanted == bare:
            best = max(best, 3 - place / 100)
        elif len(wanted) > 3 and set(wanted.split()) <= tokens:
            best = max(best, 1 + len(wanted) / max(len(bare), 1) - place / 100)
    return best


def _by_content(
    kind: ImportKind, columns: Sequence[Sequence[object]], found: Mapping[str, int], around: Around
) -> dict[str, int]:
    """Columns whose title says nothing but whose content can be one thing only."""
    extra: dict[str, int] = {}
    for column, rule in kind.columns.items():
        if column in found or rule.parser not in _TELLING_PARSERS:
            continue
        for at, cells in enumerate(columns):
            filled = sum(1 for cell in cells if text_of(cell))
            is_free = at not in found.values() and at not in extra.values()
            if is_free and filled >= _TELLING_AT_LEAST and _readable(rule, "", cells, around) >= _TELLING_FROM:
                extra[column] = at
                break
    return extra


def _readable(rule: ColumnRule, title: str, cells: Sequence[object], around: Around) -> float:
    """The share of the filled cells that can be read; 1 for a column without any."""
    filled = [cell for cell in cells if text_of(cell)]
    if not filled or rule.parser in ("text", "identifier"):
        return 1.0
    reader = CellReader(rule, form_of(rule, title, filled, around), around)
    # A number that is implausible is a number all the same: it may not hide its own column.
    return sum(1 for cell in filled if (read := reader.read(cell)).is_read or read.code in _JUDGED) / len(filled)


_JUDGED = frozenset({"below-least", "above-most", "day-to-come", "year-to-come", "share-is-fraction"})


def form_of(rule: ColumnRule, title: str, cells: Sequence[object], around: Around) -> Form:
    """How the column is written, from its title and a sample of it."""
    texts = [text_of(cell) for cell in cells if isinstance(cell, str)]
    if rule.parser in _NUMBERS:
        return Form(mark=decimal_mark(texts), is_percentage="%" in title or "procent" in title.casefold())
    if rule.parser == "day":
        forms = [form for cell in cells if (form := day_form(cell))]
        return Form(days=max(set(forms), key=lambda form: (forms.count(form), form)) if forms else "slashes")
    if known := around.known.get(rule.known_in):
        held = [text for cell in cells if (text := text_of(cell))]
        return Form(is_from_register=sum(text in known for text in held) * 2 > len(held))
    return Form()


def _recognition(
    kind: ImportKind,
    titles: Sequence[str],
    columns: Sequence[Sequence[object]],
    found: Mapping[str, int],
    by: Mapping[str, By],
    lost: tuple[str, ...],
    around: Around,
) -> Recognition:
    recognised = tuple(
        Recognised(
            column, at, titles[at].strip(), by[column], form_of(kind.columns[column], titles[at], columns[at], around)
        )
        for column, at in sorted(found.items(), key=lambda each: each[1])
    )
    missing = [name for name, rule in kind.columns.items() if rule.required and name not in found]
    if kind.needs_one_of and not any(name in found for name in kind.needs_one_of):
        missing.append(kind.needs_one_of[0])
    used = set(found.values())
    unknown = tuple(title.strip() for at, title in enumerate(titles) if title.strip() and at not in used)
    return Recognition(recognised, unknown, tuple(dict.fromkeys((*missing, *lost))))
