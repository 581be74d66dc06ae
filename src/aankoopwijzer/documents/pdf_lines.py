"""The lines of a PDF page with their place, size and weight, as the PDF library gives them."""

import ctypes
import math
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from time import monotonic
from typing import Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from aankoopwijzer.documents.document_error import DocumentError

MAX_PAGES: Final = 1_500
MAX_CHARACTERS: Final = 20_000_000
MAX_SECONDS: Final = 120
_MOST_ON_A_PAGE: Final = 60_000
_MOST_BOOKMARKS: Final = 5_000
_SMALL_GAP: Final = 0.6
"""Letters stand at least this many sizes apart when they stand in different cells; justified words may too."""
# The library is not made for threads: whoever uses it, waits for his turn, page by page.
_TURN: Final = threading.Lock()
_BOLD: Final = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_HEAVY: Final = 600
# The library marks a hyphen at the end of a line with a non-character.
_SIGNS: Final = str.maketrans(
    {
        "\ufffe": "-", "\x02": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-", "\x00": "", "\ufeff": "",
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\xa0": " ", "\u202f": " ",
    }
)  # fmt: skip


class Part(NamedTuple):
    """A piece of a line, from left to right."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; measures in points, `base` is how high it stands on the page; a `size` of 0 says not measured.

    `parts` are the pieces between which there is a gap, of a line that has gaps.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfPages:
    """What a PDF holds: its lines page by page, the pages without text, its bookmarks and properties.

    `is_scanned`: no page holds text, and one at least holds a picture.
    """

    pages: tuple[tuple[Line, ...], ...]
    empty: tuple[int, ...]
    bookmarks: Mapping[tuple[int, str], int]
    title: str
    language: str
    is_scanned: bool


def squashed(text: str) -> str:
    """A text without blanks and case, to compare a bookmark with a line."""
    return "".join(text.split()).casefold()


def pdf_pages(content: bytes, *, name: str) -> PdfPages:
    """Read the lines of all pages, one page in memory at a time. Raises `DocumentError`."""
    began = monotonic()
    with _TURN:
        document = _opened(content, name)
    try:
        with _TURN:
            number = len(document)
            if number > MAX_PAGES:
                raise DocumentError("too-many-pages", where=name, number=number, limit=MAX_PAGES)
            bookmarks = _bookmarks(document)
            title = " ".join((document.get_metadata_dict().get("Title") or "").split())
            language = _language(document)
        pages: list[tuple[Line, ...]] = []
        characters = 0
        for index in range(number):
            with _TURN:
                pages.append(tuple(_page_lines(document, index)))
            characters += sum(len(line.text) for line in pages[-1])
            if characters > MAX_CHARACTERS:
                raise DocumentError("too-much-text", where=name)
            if monotonic() - began > MAX_SECONDS:
                raise DocumentError("too-slow", where=name, page=index + 1, seconds=MAX_SECONDS)
        empty = tuple(index for index, lines in enumerate(pages, start=1) if not lines)
        with _TURN:
            is_scanned = len(empty) == number and any(_has_picture(document, index) for index in range(number))
    finally:
        with _TURN:
            document.close()
    return PdfPages(tuple(pages), empty, bookmarks, title, language, is_scanned)


def _opened(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise DocumentError("encrypted", where=name) from error
        raise DocumentError("corrupt", where=name, reason="it is no complete PDF") from error


def _bookmarks(document: pdfium.PdfDocument) -> dict[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    try:
        for each in islice(document.get_toc(max_depth=9), _MOST_BOOKMARKS):
            target = each.get_dest()
            page = target.get_index() if target is not None else None
            if page is not None:
                found.setdefault((page + 1, squashed(each.get_title())), each.level + 1)
    except (pdfium.PdfiumError, ValueError):
        return found  # bookmarks only help: a PDF with broken ones is still read
    return found


def _language(document: pdfium.PdfDocument) -> str:
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size < 100:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _page_lines(document: pdfium.PdfDocument, index: int) -> Iterator[Line]:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return  # a page that is broken has no text; it is told among the pages without
    text_page = page.get_textpage()
    try:
        yield from _lines(text_page, index + 1)
    finally:
        text_page.close()
        page.close()


def _has_picture(document: pdfium.PdfDocument, index: int) -> bool:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return False
    try:
        return next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))), None) is not None
    finally:
        page.close()


def _lines(text_page: pdfium.PdfTextPage, page: int) -> Iterator[Line]:
    text = text_page.get_text_range()
    measured = len(text) <= _MOST_ON_A_PAGE
    start = 0
    for written in text.split("\r\n"):
        said = " ".join(written.translate(_SIGNS).split())
        if said:
            if measured:
                yield _measured(text_page, page, start, written, said)
            else:
                yield Line(said, page, 0, 0, 0, 0, bold=False)
        start += len(written) + 2


def _measured(text_page: pdfium.PdfTextPage, page: int, start: int, written: str, said: str) -> Line:
    inked = [at for at in (len(written) - len(written.lstrip()), len(written.rstrip()) - 1) if at >= 0]
    first, last = (raw.FPDFText_GetCharIndexFromTextIndex(text_page, start + at) for at in inked)
    if first < 0 or last < first:
        return Line(said, page, 0, 0, 0, 0, bold=False)
    boxes = _boxes(text_page, first, last - first + 1)
    if not boxes:
        return Line(said, page, 0, 0, 0, 0, bold=False)
    size = _size(text_page, first)
    return Line(
        said,
        page,
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        base=_baseline(text_page, first, min(box[1] for box in boxes)),
        size=size,
        bold=_is_bold(text_page, first) and (first == last or _is_bold(text_page, last)),
        parts=_parts(text_page, boxes, size),
    )


Box = tuple[float, float, float, float]


def _boxes(text_page: pdfium.PdfTextPage, first: int, count: int) -> list[Box]:
    number = raw.FPDFText_CountRects(text_page, first, count)
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    found = []
    for at in range(min(number, 200)):
        if raw.FPDFText_GetRect(text_page, at, left, top, right, bottom):
            found.append((left.value, bottom.value, right.value, top.value))
    return found


def _size(text_page: pdfium.PdfTextPage, at: int) -> float:
    """The size of a letter on paper: that of its font, times how much the page enlarges it."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text_page, at))
    if raw.FPDFText_GetMatrix(text_page, at, matrix):
        size *= math.hypot(matrix.b, matrix.d) or math.hypot(matrix.a, matrix.c) or 1
    return round(size, 1)


def _baseline(text_page: pdfium.PdfTextPage, at: int, otherwise: float) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    return float(y.value) if raw.FPDFText_GetCharOrigin(text_page, at, x, y) else otherwise


def _is_bold(text_page: pdfium.PdfTextPage, at: int) -> bool:
    if raw.FPDFText_GetFontWeight(text_page, at) >= _HEAVY:
        return True
    buffer = ctypes.create_string_buffer(96)
    raw.FPDFText_GetFontInfo(text_page, at, buffer, 96, None)
    return _BOLD.search(buffer.value) is not None


def _parts(text_page: pdfium.PdfTextPage, boxes: list[Box], size: float) -> tuple[Part, ...]:
    """The cells of a line that has wide gaps; nothing for a line of running text."""
    groups: list[Box] = []
    for left, bottom, right, top in sorted(boxes):
        if groups and left - groups[-1][2] < _SMALL_GAP * max(size, 4):
            old = groups[-1]
            groups[-1] = (old[0], min(old[1], bottom), max(old[2], right), max(old[3], top))
        else:
            groups.append((left, bottom, right, top))
    if len(groups) < 2:
        return ()
    found = []
    for left, bottom, right, top in groups:
        said = text_page.get_text_bounded(left=left - 0.5, bottom=bottom, right=right + 0.5, top=top)
        if text := " ".join(said.translate(_SIGNS).split()):
            found.append(Part(left, right, text))
    return tuple(found) if len(found) > 1 else ()
