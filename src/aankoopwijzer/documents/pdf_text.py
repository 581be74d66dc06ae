"""What a PDF says: lines joined to paragraphs, headings found by number, size and weight, rows of tables kept apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.heading_looks import looks_like_heading
from aankoopwijzer.documents.joined_lines import hyphenated_words, joined
from aankoopwijzer.documents.outline import BY_LOOKS
from aankoopwijzer.documents.pdf_furniture import (
    cells_of,
    has_wide_gap,
    in_reading_order,
    running_keys,
    running_lines,
    with_whole_rows,
)
from aankoopwijzer.documents.pdf_lines import Line, PdfPages, pdf_pages, squashed
from aankoopwijzer.documents.shown_numbers import kind_of, typed_number
from aankoopwijzer.documents.text_blocks import Place, ReadDocument, Remark, TextBlock

_LARGER: Final = 1.1
_MOST_LEVELS: Final = 4
_WIDER_PITCH: Final = 1.25
_SHORT: Final = 0.75
_ROWS_APART: Final = 5
_TIGHT: Final = 1.5
_MOST_HEADING_LINES: Final = 3
_ENDS: Final = (".", ";", ":", "!", "?")
_CONTENTS: Final = re.compile(r"(?:\.\s?){4,}\s*\d+$|…{2,}\s*\d+$")
_AWAITS_A_NUMBER: Final = re.compile(
    r"\b(?:bijlagen?|artikel|artikels|artikelen|art\.|punt|punten|perceel|percelen|hoofdstuk|hoofdstukken|deel|nr\.?|"
    r"nummer|fase|pagina|annexe|article|articles|point|lots?)$",
    re.IGNORECASE,
)
_MOST_PAGES_NAMED: Final = 12


def read_pdf(content: bytes, *, name: str) -> ReadDocument:
    """The blocks of a PDF; raises `DocumentError`, with code scanned or no-text when no page holds text."""
    read = pdf_pages(content, name=name)
    if len(read.empty) == len(read.pages):
        raise DocumentError("scanned" if read.is_scanned else "no-text", where=name, number=len(read.pages))
    blocks = tuple(_Pages(read).blocks())
    title = next((block.text for block in blocks if block.kind == "title"), "") or read.title
    empty = ", ".join(map(str, read.empty[:_MOST_PAGES_NAMED])) + (" …" if len(read.empty) > _MOST_PAGES_NAMED else "")
    return ReadDocument(
        name=name,
        format="pdf",
        title=title,
        language=read.language,
        blocks=blocks,
        pages="exact",
        page_count=len(read.pages),
        remarks=(Remark("pages-without-text", {"pages": empty}),) if read.empty else (),
    )


class _Pages:
    """The lines of all pages, with what is usual in this document: size, distance, margins."""

    def __init__(self, read: PdfPages) -> None:
        self.bookmarks = read.bookmarks
        self.top, self.foot = running_lines(read.pages)
        running = self.top | self.foot
        pages = [
            with_whole_rows(in_reading_order([line for line in page if line not in running])) for page in read.pages
        ]
        self.lines = [line for page in pages for line in page]
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        self.size = max(sizes, key=lambda size: sizes[size], default=0.0)
        self.pitch = self._usual_pitch()
        self.right = self._margins()
        self.words = hyphenated_words([line.text for line in self.lines])
        self.title = self._title()
        others = (line for line in self.lines if line not in self.title and len(line.text) > 3)
        larger = {line.size for line in others if line.size > self.size * _LARGER}
        self.ranks = {size: min(rank, _MOST_LEVELS) for rank, size in enumerate(sorted(larger, reverse=True), start=1)}

    def blocks(self) -> Iterator[TextBlock]:
        """The blocks in reading order, then the lines that return on the pages."""
        for index, group in enumerate(self._groups()):
            yield from (
                self._table(group, index) if len(group) > 1 and has_wide_gap(group[0]) else [self._block(group, index)]
            )
        for lines, kind in ((self.top, "header"), (self.foot, "footer")):
            seen: set[str] = set()
            for line in sorted(lines, key=lambda line: (line.page, -line.base)):
                keys = set(running_keys(line))
                if seen.isdisjoint(keys):
                    place = Place(f"page {line.page}", 0)
                    yield TextBlock("header" if kind == "header" else "footer", line.text, place, page=line.page)
                seen |= keys

    def _title(self) -> frozenset[Line]:
        """The largest lines of the first page, when they come first and nothing later is as large."""
        first = self.lines[0] if self.lines else None
        if first is None or not first.size or typed_number(first.text).number:
            return frozenset()
        largest = max((line.size for line in self.lines), default=0)
        lines = []
        for line in self.lines[:4]:
            if line.page != first.page or line.size < largest or line.bold != first.bold:
                break
            lines.append(line)
        # Some put title and chapters in one size: then only what stands before the first number is the title.
        lines = lines if first.size > self.size * _LARGER else []
        stop = next((at for at, line in enumerate(lines) if typed_number(line.text).number), len(lines))
        return frozenset(lines[:stop])

    def _usual_pitch(self) -> float:
        pitches: Counter[float] = Counter()
        for before, line in zip(self.lines, self.lines[1:], strict=False):
            distance = before.base - line.base
            if before.page == line.page and before.size == line.size == self.size and distance > 2:
                pitches[round(distance * 2) / 2] += 1
        return min((pitch for pitch, times in pitches.most_common(3) if times * 4 >= pitches.total()), default=0)

    def _margins(self) -> dict[tuple[int, int], float]:
        """How far the lines of a page reach that start at about the same place."""
        found: dict[tuple[int, int], float] = {}
        for line in self.lines:
            key = line.page, round(line.left / 150)
            found[key] = max(found.get(key, 0.0), line.right)
        return found

    def _groups(self) -> Iterator[list[Line]]:
        group: list[Line] = []
        for line in self.lines:
            if group and not self._goes_on(group, line):
                yield group
                group = []
            group.append(line)
        if group:
            yield group

    def _goes_on(self, group: list[Line], line: Line) -> bool:
        """Whether a line belongs to the paragraph, or to the table, of the lines before it."""
        before = group[-1]
        if has_wide_gap(before) or has_wide_gap(line):
            return has_wide_gap(group[0]) and before.page == line.page and self._is_row_below(group, line)
        if (
            _CONTENTS.search(before.text)
            or _CONTENTS.search(line.text)
            or (before in self.title) != (line in self.title)
        ):
            return False
        number = typed_number(line.text)
        ended = before.text.endswith(_ENDS)
        if not line.size or not before.size:
            return not number.number and not ended
        if abs(line.size - before.size) > 0.08 * before.size or line.bold != before.bold:
            return False
        if before.page != line.page:
            return not ended and line.text[0].islower() and before.size == self.size
        distance = before.base - line.base
        if self.pitch and distance > max(self.pitch, line.size * 1.05) * _WIDER_PITCH:
            return False
        if number.number:
            # "... volgens artikel / 12. De aannemer": the number ends the sentence and begins nothing.
            return (
                number.sort in {"single", "letter"} and not ended and _AWAITS_A_NUMBER.search(before.text) is not None
            )
        width = self.right[before.page, round(before.left / 150)] - before.left
        short = before.right - before.left < width * _SHORT
        return not (short and (ended or line.text[0].isupper()) and not before.bold)

    def _is_row_below(self, group: list[Line], line: Line) -> bool:
        """Whether a line is the next row of the table, or goes on in a cell of the last."""
        distance = group[-1].base - line.base
        if has_wide_gap(line):
            return -line.size < distance < line.size * _ROWS_APART
        starts = {round(row.left / 5) for row in group} | {round(part.left / 5) for row in group for part in row.parts}
        aligned = not starts.isdisjoint({round(line.left / 5) + near for near in (-1, 0, 1)})
        return aligned and -line.size * 4 < distance < line.size * _TIGHT and not typed_number(line.text).number

    def _table(self, group: list[Line], index: int) -> Iterator[TextBlock]:
        rows = cells_of(group)
        if rows is None:
            for offset, line in enumerate(group):
                yield self._block([line], index * 100 + offset)
            return
        merged: list[tuple[Line, list[str]]] = []
        for line, cells in zip(group, rows, strict=True):
            if merged and not has_wide_gap(line):
                before = merged[-1][1]
                for at, cell in enumerate(cells):
                    before[at] = joined([part for part in (before[at], cell) if part], self.words)
            else:
                merged.append((line, list(cells)))
        header = tuple(merged[0][1])
        has_header = len(merged) > 1 and all(cell and not cell[0].isdigit() for cell in header)
        for at, (line, row) in enumerate(merged):
            yield TextBlock(
                "table_row",
                " | ".join(cell for cell in row if cell),
                Place(f"page {line.page}", index),
                page=line.page,
                cells=tuple(row),
                columns=header if has_header and at else (),
            )

    def _block(self, group: Sequence[Line], index: int) -> TextBlock:
        first = group[0]
        text = joined([line.text for line in group], self.words)
        place, page = Place(f"page {first.page}", index), first.page
        if first in self.title:
            return TextBlock("title", text, place, page=page)
        if _CONTENTS.search(text):
            return TextBlock("contents", text, place, page=page)
        number, rest, sort, mark = typed_number(text)
        level = self._heading_level(group, text, rest, sort)
        if level:
            return TextBlock("heading", rest, place, number, level, page, mark=mark)
        kind = kind_of(number)
        return TextBlock(kind, rest, place, number, 1 if kind == "list_item" else 0, page)

    def _heading_level(self, group: Sequence[Line], text: str, rest: str, sort: str) -> int:
        first = group[0]
        marked = self.bookmarks.get((first.page, squashed(text))) or self.bookmarks.get((first.page, squashed(rest)))
        if marked:
            return min(marked, BY_LOOKS - 1)
        if len(group) > _MOST_HEADING_LINES or sort == "bullet":
            return 0
        if first.size in self.ranks and len(text) <= 200 and not rest.endswith((".", ";")) and rest[:1].isalnum():
            return self.ranks[first.size]
        return BY_LOOKS if looks_like_heading(rest, sort, bold=all(line.bold for line in group)) else 0


def _is_entry(line: Line) -> bool:
    """Whether a line is an entry of a table of contents."""
    return _CONTENTS.search(line.text) is not None
