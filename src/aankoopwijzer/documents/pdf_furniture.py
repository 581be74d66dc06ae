"""What a PDF page carries besides its text: the lines that return on every page, and columns side by side."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from aankoopwijzer.documents.pdf_lines import Line, Part

Pages = Sequence[tuple[Line, ...]]
_OUTERMOST: Final = 3
_DIGITS: Final = re.compile(r"\d+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_PAGE_WORD: Final = re.compile(r"\b(?:pagina|page|blz|pag|p)\b|\d\s*(?:/|van|of|sur)\s*\d", re.IGNORECASE)
_SAME_HEIGHT: Final = 4
_FEWEST_PAGES: Final = 3
_WIDE_GAP: Final = 1.6
_FEWEST_ROWS: Final = 8
_NEAR: Final = 8
_SAME_BASE: Final = 2


def running_lines(pages: Pages) -> tuple[set[Line], set[Line]]:
    """The lines at the top and at the foot that return on at least half of the pages, whatever their page number."""
    filled = [page for page in pages if page]
    if len(filled) < _FEWEST_PAGES:
        return set(), set()
    heights = [line.base for page in filled for line in page]
    middle = (max(heights) + min(heights)) / 2
    found: list[set[Line]] = []
    for at_top in (True, False):
        candidates = [_outermost(page, middle, at_top=at_top) for page in filled]
        seen = Counter(key for lines in candidates for key in {key for line in lines for key in running_keys(line)})
        enough = max(_FEWEST_PAGES, len(filled) // 2)
        found.append(
            {line for lines in candidates for line in lines if any(seen[key] >= enough for key in running_keys(line))}
        )
    return found[0], found[1]


def _outermost(page: Sequence[Line], middle: float, *, at_top: bool) -> list[Line]:
    measured = [line for line in page if line.size and (line.base > middle) is at_top]
    return sorted(measured, key=lambda line: line.base, reverse=at_top)[:_OUTERMOST]


def running_keys(line: Line) -> list[str]:
    """What a line that returns has in common on all its pages: its words, but for the number of the page.

    A number is that of the page when a word says so, when it stands alone, or apart from the rest of the line; in
    "Lot 2: at least 30 %" it is not, even where each page begins with a lot.
    """
    height = round(line.base / _SAME_HEIGHT)
    keys = [f"{line.text.casefold()} {height}"]
    apart = any(part.text.isdigit() for part in line.parts)
    if apart or _PAGE_WORD.search(line.text) or not _LETTER.search(line.text):
        for number in islice(_DIGITS.finditer(line.text), 4):
            offset = int(number[0][:9]) - line.page
            keys.append(f"{line.text[: number.start()]}#{offset}{line.text[number.end() :]} {height}".casefold())
    return keys


def in_reading_order(page: Sequence[Line]) -> list[Line]:
    """The lines of a page; where the file writes two columns line by line across, the left one comes first."""
    gutter = _gutter(page)
    if gutter is None:
        return list(page)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in page:
        sides = _sides(line, gutter)
        if len(sides) == 1 and line.left < gutter < line.right:
            ordered += [*left, *right, line]
            left, right = [], []
            continue
        for side in sides:
            (left if side.left < gutter else right).append(side)
    return [*ordered, *left, *right]


def _gutter(page: Sequence[Line]) -> float | None:
    """Where the white between two columns ends: most lines have one wide gap there, and long text on both sides."""
    split = [_wide(line) for line in page]
    starts = Counter(round(parts[1].left / 3) for parts in split if len(parts) == 2)
    if not starts:
        return None
    start, times = starts.most_common(1)[0]
    if times < max(_FEWEST_ROWS, len(page) * 0.6):
        return None
    sides = [parts for parts in split if len(parts) == 2 and round(parts[1].left / 3) == start]
    lengths = [sorted(len(part.text) for part in column) for column in zip(*sides, strict=True)]
    usual = min(column[len(column) // 2] for column in lengths)
    return start * 3 - 2 if usual >= 25 else None


def _wide(line: Line) -> list[Part]:
    """The parts of a line, where those with a small gap between them are one."""
    joined: list[Part] = []
    for part in line.parts:
        if joined and part.left - joined[-1].right < _WIDE_GAP * max(line.size, 4):
            joined[-1] = Part(joined[-1].left, part.right, f"{joined[-1].text} {part.text}")
        else:
            joined.append(part)
    return joined


def _sides(line: Line, gutter: float) -> list[Line]:
    sides = []
    for parts in ([p for p in line.parts if p.left < gutter], [p for p in line.parts if p.left >= gutter]):
        if parts:
            text = " ".join(part.text for part in parts)
            sides.append(replace(line, text=text, left=parts[0].left, right=parts[-1].right, parts=()))
    return sides if len(sides) == 2 else [line]


def with_whole_rows(page: Sequence[Line]) -> list[Line]:
    """The lines of a page, where the cells of a row that the file writes one by one stand on one line again.

    Two lines at the same height are cells of one row when one follows the other closely in the file; in columns of
    text a whole column lies between them.
    """
    merged: list[Line] = []
    for line in page:
        at = next((index for index in range(len(merged) - 1, max(len(merged) - 1 - _NEAR, -1), -1)
                   if _beside(merged[index], line)), None)  # fmt: skip
        if at is None:
            merged.append(line)
        else:
            merged[at] = _side_by_side(merged[at], line)
    return merged


def _beside(line: Line, other: Line) -> bool:
    return bool(line.size) and abs(line.base - other.base) < _SAME_BASE and other.left - line.right > line.size * 0.3


def _side_by_side(line: Line, other: Line) -> Line:
    parts = (line.parts or (Part(line.left, line.right, line.text),)) + (
        other.parts or (Part(other.left, other.right, other.text),)
    )
    return replace(
        line, text=f"{line.text} {other.text}", right=other.right, bold=line.bold and other.bold, parts=parts
    )


def cells_of(rows: Sequence[Line]) -> list[tuple[str, ...]] | None:
    """The cells of lines that stand under each other in columns; None when they are no table.

    Columns begin where a wide gap ends in at least two lines.
    """
    starts = Counter(round(part.left / 5) for line in rows for part in _wide(line)[1:])
    aligned = sorted(start for start, times in starts.items() if times + starts[start - 1] + starts[start + 1] >= 2)
    columns: list[float] = []
    for start in aligned:
        if not columns or start * 5 - columns[-1] > 12:
            columns.append(start * 5)
    if not columns:
        return None
    found = []
    for line in rows:
        cells = [""] * (len(columns) + 1)
        for part in line.parts or (Part(line.left, line.right, line.text),):
            at = sum(part.left >= column - 8 for column in columns)
            cells[at] = f"{cells[at]} {part.text}".strip()
        found.append(tuple(cells))
    return found


def has_wide_gap(line: Line) -> bool:
    """Whether a line may be a row of a table."""
    return len(_wide(line)) > 1
