"""What a text file says: paragraphs between blank lines, wrapped lines joined, headings by number and looks."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.heading_looks import looks_like_heading
from aankoopwijzer.documents.joined_lines import hyphenated_words, joined
from aankoopwijzer.documents.outline import BY_LOOKS
from aankoopwijzer.documents.shown_numbers import kind_of, typed_number
from aankoopwijzer.documents.text_blocks import Place, ReadDocument, Remark, TextBlock

MAX_CHARACTERS: Final = 10_000_000
MAX_LINES: Final = 250_000
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MARKDOWN: Final = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ROW: Final = re.compile(r"\t|\s{3,}|\s*\|\s*")
_TABLE_LINE: Final = re.compile(r"\S(?:\t|\s*\|\s*)\S")
_RULE: Final = re.compile(r"^[\s|:+=_-]{3,}$")
_USUAL_WIDTH: Final = 40


class _Line(NamedTuple):
    text: str
    row: int
    page: int


def read_text(content: bytes, *, name: str) -> ReadDocument:
    """The blocks of a text file. Form feeds are page breaks; without any, pages are unknown."""
    text, encoding = _decoded(content, name)
    if len(text) > MAX_CHARACTERS or text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise DocumentError("too-much-text", where=name)
    has_pages = "\f" in text.strip("\f")
    lines = [
        _Line(line.rstrip(), index, page)
        for page, part in enumerate(text.split("\f"), start=1)
        for index, line in enumerate(re.split(r"\r\n?|\n", part))
    ]
    hyphenated = hyphenated_words([line.text for line in lines])
    blocks = tuple(_block(group, hyphenated, has_pages=has_pages) for group in _groups(lines))
    return ReadDocument(
        name=name,
        format="txt",
        title="",
        language="",
        blocks=blocks,
        pages="breaks" if has_pages else "unknown",
        page_count=lines[-1].page if has_pages else None,
        remarks=() if encoding.startswith("utf") else (Remark("not-utf-8", {"encoding": encoding}),),
    )


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    encoding = next((known for mark, known in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        encoding = "windows-1252"
        text = content.decode(encoding, "replace")
    odd = len(_CONTROL.findall(text[:200_000])) + text[:200_000].count("\ufffd")
    if odd * 100 > min(len(text), 200_000):
        raise DocumentError("not-a-document", where=name, looks_like="a file that holds no text")
    return _CONTROL.sub("", text), encoding


def _groups(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines of each paragraph."""
    lengths = sorted(len(line.text) for line in lines if line.text.strip())
    # Lines that were wrapped by hand are about as long as each other; in other files a line is a paragraph.
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    wrapped = _USUAL_WIDTH <= width <= 120
    group: list[_Line] = []
    for line in lines:
        blank = not line.text.strip() or _RULE.match(line.text) is not None
        if group and (blank or not (wrapped and _goes_on(group[-1].text, line.text, width))):
            yield group
            group = []
        if not blank:
            group.append(line)
    if group:
        yield group


def _goes_on(before: str, line: str, width: int) -> bool:
    if typed_number(line.strip()).number or _MARKDOWN.match(line) or _is_row(line) or _is_row(before):
        return False
    return line[:1].islower() or len(before) + len(line.split(maxsplit=1)[0]) >= width * 0.85


def _is_row(line: str) -> bool:
    return _TABLE_LINE.search(line) is not None


def _block(group: Sequence[_Line], hyphenated: frozenset[str], *, has_pages: bool) -> TextBlock:
    first = group[0]
    page = first.page if has_pages else None
    place = Place("text" if not has_pages else f"page {first.page}", first.row)
    text = joined([" ".join(line.text.split()) for line in group], hyphenated)
    if len(group) == 1 and _is_row(first.text):
        cells = tuple(cell for cell in _ROW.split(first.text.strip().strip("|").strip()) if cell)
        return TextBlock("table_row", " | ".join(cells), place, page=page, cells=cells)
    if marked := _MARKDOWN.match(first.text):
        number, rest, _, mark = typed_number(marked[2])
        return TextBlock("heading", rest, place, number, len(marked[1]), page, mark=mark)
    number, rest, sort, mark = typed_number(text)
    alone = len(group) == 1
    # Nothing is bold here: a short numbered line of a few words that ends without a sign stands for it.
    titled = alone and sort in {"single", "article", "roman"} and len(rest) <= 70 and len(rest.split()) <= 8
    if alone and looks_like_heading(rest, sort, bold=titled):
        return TextBlock("heading", rest, place, number, BY_LOOKS, page, mark=mark)
    kind = kind_of(number)
    return TextBlock(kind, rest, place, number, 1 if kind == "list_item" else 0, page)
