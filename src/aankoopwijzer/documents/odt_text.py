"""What an OpenDocument text says: own walk over its XML, with lists counted, notes, boxes, tables and headers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from aankoopwijzer.documents.archive import Archive
from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.heading_looks import looks_like_heading
from aankoopwijzer.documents.odt_styles import OFFICE, STYLE, TEXT, Counter, OdtStyle, OdtStyles, odt_styles
from aankoopwijzer.documents.page_breaks import PageBreaks
from aankoopwijzer.documents.paragraph_order import ParagraphOrder
from aankoopwijzer.documents.safe_tree import tree
from aankoopwijzer.documents.shown_numbers import kind_of, typed_number
from aankoopwijzer.documents.table_text import Row, table_blocks
from aankoopwijzer.documents.text_blocks import Kind, Place, ReadDocument, Remark, TextBlock

TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_DUBLIN_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_MANIFEST: Final = "META-INF/manifest.xml"
_SKIPPED: Final = frozenset(
    {
        f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}forms",
        f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{TEXT}hidden-paragraph",
        f"{TEXT}number", f"{TEXT}index-title-template", f"{TEXT}table-of-content-source", f"{OFFICE}event-listeners",
    }
)  # fmt: skip
_INDEXES: Final = frozenset(f"{TEXT}{name}-index" for name in ("alphabetical", "illustration", "table", "user")) | {
    f"{TEXT}table-of-content"
}
_MOST_REPEATED: Final = 100


def read_odt(archive: Archive) -> ReadDocument:
    """The blocks of an OpenDocument text; raises `DocumentError`."""
    if b"encryption-data" in archive.read(_MANIFEST):
        raise DocumentError("encrypted", where=archive.name)
    data = archive.read("content.xml")
    if not data:
        raise DocumentError("corrupt", where=archive.name, reason="the part with the text is missing")
    content = tree(data, part="content.xml", name=archive.name)
    styles_data = archive.read("styles.xml")
    style_root = tree(styles_data, part="styles.xml", name=archive.name) if styles_data else None
    roots = [root for root in (style_root, content) if root is not None]
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise DocumentError("corrupt", where=archive.name, reason="content.xml holds no text")
    pages = PageBreaks(laid_out=next(body.iter(f"{TEXT}soft-page-break"), None) is not None)
    walk = _Walk("content.xml", content, odt_styles(roots), pages)
    walk.read(body)
    blocks = list(walk.blocks)
    if style_root is not None:
        blocks += _headers_and_footers(style_root, walk.styles)
    title, language = _properties(archive)
    return ReadDocument(
        name=archive.name,
        format="odt",
        title=next((each.text for each in blocks if each.kind == "title"), "") or title,
        language=language,
        blocks=tuple(blocks),
        pages=pages.known,
        page_count=pages.count,
        remarks=tuple(_remarks(archive, walk, body)),
    )


def _remarks(archive: Archive, walk: "_Walk", body: etree._Element) -> Iterator[Remark]:
    if any(part.startswith(("Basic/", "Scripts/")) and not part.endswith("/") for part in archive.names):
        yield Remark("macros-ignored")
    if body.find(f"{TEXT}tracked-changes") is not None:
        yield Remark("changes-tracked")
    if next(body.iter(f"{OFFICE}annotation"), None) is not None:
        yield Remark("comments-left-out")
    linked = (each.get(_XLINK) or "" for each in body.iter(f"{DRAW}image", f"{DRAW}object", f"{TEXT}section-source"))
    if outside := sum("://" in each or each.startswith("//") for each in linked):
        yield Remark("not-fetched", {"number": outside})
    if embedded := sum(1 for _ in body.iter(f"{DRAW}object", f"{DRAW}object-ole")):
        yield Remark("embedded-not-read", {"number": embedded})
    if walk.left_out_hidden:
        yield Remark("hidden-left-out")


def _properties(archive: Archive) -> tuple[str, str]:
    data = archive.read("meta.xml")
    if not data:
        return "", ""
    root = tree(data, part="meta.xml", name=archive.name)
    return _property(root, "title"), _property(root, "language")


def _property(root: etree._Element, name: str) -> str:
    found = next(root.iter(f"{_DUBLIN_CORE}{name}"), None)
    return "" if found is None else " ".join((found.text or "").split())


def _headers_and_footers(root: etree._Element, styles: OdtStyles) -> list[TextBlock]:
    found: list[TextBlock] = []
    kinds: Mapping[str, Kind] = {"header": "header", "header-left": "header", "header-first": "header",
                                 "footer": "footer", "footer-left": "footer", "footer-first": "footer"}  # fmt: skip
    seen: set[tuple[str, str]] = set()
    for name, kind in kinds.items():
        for element in root.iter(f"{STYLE}{name}"):
            walk = _Walk("styles.xml", root, styles, PageBreaks(laid_out=False))
            walk.read(element)
            for block in walk.blocks:
                if (kind, block.text) not in seen:
                    seen.add((kind, block.text))
                    found.append(replace(block, kind=kind, level=0, page=None))
    return found


class _Walk:
    """Goes through a part in the order of reading and gathers blocks."""

    def __init__(self, part: str, root: etree._Element, styles: OdtStyles, pages: PageBreaks) -> None:
        self.part, self.styles, self.pages = part, styles, pages
        self.blocks: list[TextBlock] = []
        self.left_out_hidden = False
        self._order = ParagraphOrder(root, f"{TEXT}p", f"{TEXT}h")
        self._outline = Counter()
        self._lists: dict[str, Counter] = {}
        self._in_contents = 0
        self._notes = 0
        self._pieces: list[str] = []
        self._page: int | None = None
        self._asides: list[etree._Element] = []
        self._inline: Mapping[str, Callable[[etree._Element], None]] = {
            f"{TEXT}s": lambda _: self._pieces.append(" "),
            f"{TEXT}tab": lambda _: self._pieces.append(" "),
            f"{TEXT}line-break": lambda _: self._pieces.append(" "),
            f"{TEXT}soft-page-break": lambda _: self.pages.rendered(),
            f"{TEXT}note": self._asides_append,
            f"{DRAW}frame": self._frame,
            f"{TEXT}span": self._span,
        }

    def _asides_append(self, element: etree._Element) -> None:
        self._asides.append(element)

    def read(self, parent: etree._Element) -> None:
        """Gather the blocks of an element that holds paragraphs, lists and tables."""
        for element in parent:
            tag = element.tag
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                self._paragraph(element, "", 0)
            elif tag == f"{TEXT}list":
                self._list(element, "", 0)
            elif tag == f"{TABLE}table":
                self.blocks += self._table(element)
            elif tag == f"{TEXT}soft-page-break":
                self.pages.rendered()
            elif tag in _INDEXES:
                self._in_contents += 1
                self.read(element)
                self._in_contents -= 1
            elif tag == f"{DRAW}frame":
                self._boxes([element])
            elif tag not in _SKIPPED:
                self.read(element)

    def _list(self, element: etree._Element, style: str, depth: int) -> None:
        style = element.get(f"{TEXT}style-name") or style
        depth += 1
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if depth == 1 and not goes_on:
            self._lists.pop(style, None)
        counter = self._lists.setdefault(style, Counter())
        levels = self.styles.lists.get(style, {})
        for item in element:
            counts = item.tag == f"{TEXT}list-item"
            started = item.get(f"{TEXT}start-value") or ""
            for child in item:
                if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                    start = int(started) if started.isdigit() and len(started) < 7 else None
                    number = counter.next_number(levels, depth, start=start) if counts else ""
                    self._paragraph(child, number, depth)
                    counts = False
                elif child.tag == f"{TEXT}list":
                    self._list(child, style, depth)

    def _paragraph(self, element: etree._Element, number: str, depth: int) -> None:
        style = self.styles.of(element.get(f"{TEXT}style-name"))
        if style.breaks_before and self.pages.started:
            self.pages.explicit()
        outer = self._pieces, self._asides
        self._pieces, self._page, self._asides = [], None, []
        self._text(element)
        text, asides = " ".join("".join(self._pieces).split()), self._asides
        self._pieces, self._asides = outer
        if element.tag == f"{TEXT}h" and not number and text:
            level = element.get(f"{TEXT}outline-level") or "1"
            if element.get(f"{TEXT}is-list-header") != "true" and level.isdigit():
                number = self._outline.next_number(self.styles.outline, int(level[:2]))
        if text and style.hidden:
            self.left_out_hidden = True
        elif text:
            self.blocks.append(self._block(element, style, text, number, depth))
        self.pages.paragraph()
        self._boxes(asides)
        if style.breaks_after:
            self.pages.explicit()

    def _block(self, element: etree._Element, style: OdtStyle, text: str, number: str, depth: int) -> TextBlock:
        place, page = Place(self.part, self._order.of(element)), self._page
        if self._in_contents:
            return TextBlock("contents", text, place, page=page)
        if style.name.casefold() in {"title", "titel", "titre"}:
            return TextBlock("title", text, place, page=page)
        typed = typed_number(text)
        if typed.number and not number:
            number, text, sort, mark = typed
        else:
            sort, mark = typed_number(f"{number} X").sort if number else "", ""
        if element.tag == f"{TEXT}h":
            level = element.get(f"{TEXT}outline-level") or "1"
            return TextBlock(
                "heading", text, place, number, int(level) if level in set("12345678") else 8, page, mark=mark
            )
        if looks_like_heading(text, sort, bold=style.bold or self._is_bold(element)):
            return TextBlock("heading", text, place, number, 9, page, mark=mark)
        kind = kind_of(number)
        return TextBlock(kind, text, place, number, max(depth, 1) if kind == "list_item" else 0, page)

    def _is_bold(self, element: etree._Element) -> bool:
        spans = [each for each in element.iterchildren(f"{TEXT}span") if each.text]
        return (
            bool(spans)
            and not (element.text or "").strip()
            and all(
                self.styles.of(each.get(f"{TEXT}style-name")).bold and not (each.tail or "").strip() for each in spans
            )
        )

    def _text(self, element: etree._Element) -> None:
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                handler = self._inline.get(child.tag)
                if handler is not None:
                    handler(child)
                elif child.tag not in _SKIPPED:
                    self._text(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text:
            if text.strip():
                page = self.pages.text(len(text))
                self._page = page if not any(piece.strip() for piece in self._pieces) else self._page
            self._pieces.append(text)

    def _span(self, element: etree._Element) -> None:
        if self.styles.of(element.get(f"{TEXT}style-name")).hidden:
            self.left_out_hidden = True
        else:
            self._text(element)

    def _frame(self, element: etree._Element) -> None:
        self._asides.append(element)

    def _boxes(self, asides: list[etree._Element]) -> None:
        """Text boxes and notes, after the paragraph that they belong to."""
        for aside in asides:
            if aside.tag == f"{TEXT}note":
                self._note(aside)
                continue
            boxes = [each for each in aside if each.tag == f"{DRAW}text-box"]
            for box in boxes:
                self.read(box)
            if not boxes:
                self.pages.picture()

    def _note(self, note: etree._Element) -> None:
        kept, self.blocks = self.blocks, []
        for body in note.iterchildren(f"{TEXT}note-body"):
            self.read(body)
        found, self.blocks = self.blocks, kept
        if found:
            self._notes += 1
            text = " ".join(each.shown for each in found)
            self.blocks.append(TextBlock("footnote", text, found[0].place, str(self._notes), page=found[0].page))

    def _table(self, table: etree._Element) -> list[TextBlock]:
        rows: list[Row] = []
        for element, heads in _rows(table, heads=False):
            cells: list[list[TextBlock]] = []
            first: TextBlock | None = None
            for cell in element:
                if cell.tag not in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
                    if cell.tag == f"{TEXT}soft-page-break":
                        self.pages.rendered()
                    continue
                kept, self.blocks = self.blocks, []
                self.read(cell)
                found, self.blocks = self.blocks, kept
                first = first or next(iter(found), None)
                if cell.tag == f"{TABLE}covered-table-cell" and not found and rows:
                    found = list(rows[-1].cells[len(cells)]) if len(rows[-1].cells) > len(cells) else []
                repeated = cell.get(f"{TABLE}number-columns-repeated") or "1"
                times = min(int(repeated), _MOST_REPEATED) if repeated.isdigit() and len(repeated) < 5 else 1
                cells += [found] + [[] for _ in range(times - 1)]
            rows.append(Row(cells, heads, first))
        return table_blocks(rows)


def _rows(parent: etree._Element, *, heads: bool) -> Iterator[tuple[etree._Element, bool]]:
    for element in parent:
        if element.tag == f"{TABLE}table-row":
            yield element, heads
        elif element.tag == f"{TABLE}table-header-rows":
            yield from _rows(element, heads=True)
        elif element.tag in {f"{TABLE}table-rows", f"{TABLE}table-row-group"}:
            yield from _rows(element, heads=heads)
