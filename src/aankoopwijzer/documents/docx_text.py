"""What a Word file says: own walk over its XML, because the usual library misses headers, notes, boxes and numbers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from aankoopwijzer.documents.archive import Archive
from aankoopwijzer.documents.docx_numbering import Numbering, W, numbering_in
from aankoopwijzer.documents.docx_package import MC_CHOICE, WordPackage, word_package
from aankoopwijzer.documents.docx_runs import Runs
from aankoopwijzer.documents.docx_styles import ParagraphStyle, Styles, child, is_on, styles_in, switch, value
from aankoopwijzer.documents.heading_looks import looks_like_heading
from aankoopwijzer.documents.page_breaks import PageBreaks
from aankoopwijzer.documents.paragraph_order import ParagraphOrder
from aankoopwijzer.documents.shown_numbers import kind_of, typed_number
from aankoopwijzer.documents.table_text import Row, table_blocks
from aankoopwijzer.documents.text_blocks import Kind, Place, ReadDocument, Remark, TextBlock

P: Final = f"{W}p"
_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "dir"))
_LEVELS: Final = frozenset("012345678")
_Properties = etree._Element | None
_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_docx(archive: Archive) -> ReadDocument:
    """The blocks of a Word file; raises `DocumentError`."""
    package = word_package(archive)
    root = package.root(package.main)
    body = root.find(f"{W}body") if root is not None else None
    styles = styles_in(package.root(package.part("styles")))
    pages = PageBreaks(laid_out=body is not None and next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None)
    numbering = numbering_in(package.root(package.part("numbering")), styles.numbering)
    walk = _Walk(package, styles, numbering, pages)
    if body is not None:
        walk.part(package.main, body)
        walk.headers_and_footers(body)
    title = next((each.text for each in walk.blocks if each.kind == "title"), "") or package.declared_title()
    return ReadDocument(
        name=archive.name,
        format="docx",
        title=title,
        language=styles.language or package.declared_language(),
        blocks=tuple(walk.blocks),
        pages=pages.known,
        page_count=pages.count,
        remarks=tuple(_remarks(package, walk, body)),
    )


def _remarks(package: WordPackage, walk: "_Walk", body: etree._Element | None) -> Iterator[Remark]:
    if package.has_macros:
        yield Remark("macros-ignored")
    if body is not None and next(body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom"), None) is not None:
        yield Remark("changes-tracked")
    if package.part("comments"):
        yield Remark("comments-left-out")
    if outside := sum(each.outside and each.kind != "hyperlink" for each in package.relations.values()):
        yield Remark("not-fetched", {"number": outside})
    if embedded := package.embedded + walk.chunks:
        yield Remark("embedded-not-read", {"number": embedded})
    if walk.runs.left_out_hidden:
        yield Remark("hidden-left-out")


class _Walk:
    """Goes through the parts in the order of reading and gathers blocks."""

    def __init__(self, package: WordPackage, styles: Styles, numbering: Numbering, pages: PageBreaks) -> None:
        self.package, self.styles, self.numbering, self.pages = package, styles, numbering, pages
        self.runs = Runs(pages, styles.hidden_runs)
        self.blocks: list[TextBlock] = []
        self.chunks = 0
        self._part = ""
        self._order: ParagraphOrder | None = None
        self._sections: list[str] = []
        self._merging = False
        self._in_contents = 0
        self._notes: dict[str, dict[str, etree._Element]] = {}
        self._note_parts: dict[str, tuple[str, ParagraphOrder | None]] = {}
        self._note_count = 0

    def part(self, part: str, root: etree._Element) -> None:
        """Read a part whose paragraphs are counted from 0."""
        self._part = part
        self._order = ParagraphOrder(root, P)
        self._sections = [child(each, "type") or "nextPage" for each in root.iter(f"{W}sectPr")]
        self._walk(root)

    def headers_and_footers(self, body: etree._Element) -> None:
        """The text above and below the pages, once for each that some section uses."""
        seen: set[str] = set()
        for kind, tag in (("header", f"{W}headerReference"), ("footer", f"{W}footerReference")):
            for reference in body.iter(tag):
                relation = self.package.relations.get(reference.get(_RELATION_ID) or "")
                if relation is None or relation.outside or relation.target in seen:
                    continue
                seen.add(relation.target)
                root = self.package.root(relation.target)
                if root is not None:
                    self._aside(relation.target, root, "header" if kind == "header" else "footer")

    def _aside(self, part: str, root: etree._Element, kind: Kind) -> None:
        before, self.blocks = self.blocks, []
        pages, self.runs.pages = self.runs.pages, PageBreaks(laid_out=False)
        self.pages = self.runs.pages
        self.part(part, root)
        self.runs.pages = self.pages = pages
        known = {each.text for each in before if each.kind == kind}
        found = [each for each in self.blocks if each.text not in known]
        self.blocks = [*before, *(replace(each, kind=kind, level=0, page=None) for each in found)]

    def _walk(self, parent: etree._Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == P:
                self._paragraph(element)
            elif tag == f"{W}tbl":
                self._table(element)
            elif tag == f"{W}sdt":
                self._content_control(element)
            elif tag in _WRAPPERS:
                self._walk(element)
            elif tag == f"{W}altChunk":
                self.chunks += 1
            elif tag == MC_CHOICE[0]:
                for choice in element.iterchildren(MC_CHOICE[1]):
                    self._walk(choice)
                    break

    def _content_control(self, element: etree._Element) -> None:
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        is_contents = gallery is not None and value(gallery, "val") == "Table of Contents"
        self._in_contents += is_contents
        for content in element.iterchildren(f"{W}sdtContent"):
            self._walk(content)
        self._in_contents -= is_contents

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.of("" if properties is None else child(properties, "pStyle"))
        if self._breaks_before(properties, style):
            self.pages.explicit()
        if not self._merging:
            self.runs.begin()
        self.runs.read(paragraph)
        self._merging = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        if self._merging:
            return  # the mark at its end was deleted: it goes on in the next
        text, boxes, notes = self.runs.text, self.runs.boxes, self.runs.notes
        number = "" if style.hidden else self._number(paragraph, properties, style, filled=bool(text))
        if text and not style.hidden:
            self.blocks.append(self._block(paragraph, properties, style, text, number))
        self.runs.left_out_hidden |= bool(text) and style.hidden
        self.pages.paragraph()
        for box in boxes:
            self._walk(box)
        for kind, note_id in notes:
            self._note(kind, note_id)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            del self._sections[:1]
            if self._sections and self._sections[0] != "continuous":
                self.pages.explicit()

    def _breaks_before(self, properties: _Properties, style: ParagraphStyle) -> bool:
        said = None if properties is None else properties.find(f"{W}pageBreakBefore")
        breaks = style.breaks_page if said is None else is_on(said.get(f"{W}val", "1"))
        return breaks and self.pages.started

    def _block(
        self,
        paragraph: etree._Element,
        properties: _Properties,
        style: ParagraphStyle,
        text: str,
        number: str,
    ) -> TextBlock:
        place = Place(self._part, self._order.of(paragraph) if self._order else 0)
        page = self.runs.page
        outline = self._outline(properties, style)
        if self._in_contents or style.is_contents:
            return TextBlock("contents", text, place, page=page)
        if style.is_title:
            return TextBlock("title", text, place, number, page=page)
        typed = typed_number(text)
        if typed.number and not number:
            number, text, sort, mark = typed
        else:
            sort, mark = typed_number(f"{number} X").sort if number else "", ""
        if outline:
            return TextBlock("heading", text, place, number, outline, page, mark=mark)
        if looks_like_heading(text, sort, bold=style.bold or _is_bold(paragraph)):
            return TextBlock("heading", text, place, number, 9, page, mark=mark)
        kind = kind_of(number)
        return TextBlock(kind, text, place, number, self._depth(properties, style) if kind == "list_item" else 0, page)

    def _outline(self, properties: _Properties, style: ParagraphStyle) -> int:
        said = "" if properties is None else child(properties, "outlineLvl")
        if said:
            return int(said) + 1 if said in _LEVELS else 0
        return style.outline

    def _depth(self, properties: _Properties, style: ParagraphStyle) -> int:
        level = None if properties is None else properties.find(f"{W}numPr/{W}ilvl")
        said = "" if level is None else value(level, "val")
        return int(said) + 1 if said in _LEVELS else (style.depth or 0) + 1

    def _number(
        self, paragraph: etree._Element, properties: _Properties, style: ParagraphStyle, *, filled: bool
    ) -> str:
        said = None if properties is None else properties.find(f"{W}numPr")
        list_id = child(said, "numId") if said is not None else ""
        depth = child(said, "ilvl") if said is not None else ""
        if list_id in {"", "0"} and (list_id == "0" or not style.list_id or style.list_id == "0"):
            return ""
        if not filled and _is_deleted(paragraph):
            return ""
        if depth in _LEVELS:
            at = int(depth)
        elif list_id:
            at = 0
        else:
            style_id = "" if properties is None else child(properties, "pStyle")
            at = style.depth if style.depth is not None else self.numbering.depth_of_style(style.list_id, style_id)
        return self.numbering.next_number(list_id or style.list_id, at)

    def _note(self, kind: str, note_id: str) -> None:
        """A footnote or an endnote, right after the paragraph that it belongs to."""
        if kind not in self._notes:
            part = self.package.part(f"{kind}s")
            root = self.package.root(part)
            found = [] if root is None else list(root.iterchildren(f"{W}{kind}"))
            self._notes[kind] = {value(each, "id"): each for each in found if not value(each, "type")}
            self._note_parts[kind] = part, None if root is None else ParagraphOrder(root, P)
        note = self._notes[kind].pop(note_id, None)
        if note is None:
            return
        self._note_count += 1
        kept, self.blocks = self.blocks, []
        outer = self._part, self._order
        self._part, self._order = self._note_parts[kind]
        self._walk(note)
        self._part, self._order = outer
        texts = [each.shown for each in self.blocks]
        if texts:
            first = self.blocks[0]
            kept.append(TextBlock("footnote", " ".join(texts), first.place, str(self._note_count), page=first.page))
        self.blocks = kept

    def _table(self, table: etree._Element) -> None:
        rows: list[Row] = []
        above: dict[int, list[TextBlock]] = {}
        for element in _children(table, f"{W}tr"):
            properties = element.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            cells: list[list[TextBlock]] = []
            first: TextBlock | None = None
            for cell in _children(element, f"{W}tc"):
                kept, self.blocks = self.blocks, []
                self._walk(cell)
                found, self.blocks = self.blocks, kept
                first = first or next(iter(found), None)
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and value(merged, "val") != "restart" and not found:
                    found = above.get(len(cells), [])
                above[len(cells)] = found
                span = "" if (spans := cell.find(f"{W}tcPr/{W}gridSpan")) is None else value(spans, "val")
                cells.append(found)
                if span.isdigit():
                    cells.extend([] for _ in range(min(int(span), 64) - 1))
            heads = properties is not None and switch(properties, f"{W}tblHeader")
            rows.append(Row(cells, heads, first))
        self.blocks += table_blocks(rows)


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also inside content controls and accepted changes."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS or element.tag == f"{W}sdt":
            yield from _children(element, tag)


def _is_bold(paragraph: etree._Element) -> bool:
    """Whether every run with text is bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
    return bool(runs) and all(switch(run, f"{W}rPr/{W}b") for run in runs)


def _is_deleted(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(f"{W}del", f"{W}moveFrom"), None) is not None
