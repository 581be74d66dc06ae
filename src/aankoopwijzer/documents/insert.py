"""Clauses into a Word file that is there already, under its own headings and in its own styles; the rest stays."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal
from xml.sax.saxutils import quoteattr

from lxml import etree

from aankoopwijzer.documents.document_error import DocumentError, DocumentErrors
from aankoopwijzer.documents.docx_numbering import W
from aankoopwijzer.documents.docx_splice import Part, opened_word, rewritten, run
from aankoopwijzer.documents.docx_styles import Styles, child, styles_in
from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.documents.shown_numbers import article_of
from aankoopwijzer.documents.text_blocks import Place, TextBlock

_MOST_CHOICES: Final = 20
_BULLET_STYLES: Final = ("list bullet", "lijst opsom.teken", "liste à puces")
_LAST_FIGURE: Final = re.compile(r"(\d+)(\D*)$")
_DASH: Final = "\N{EN DASH}\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph to insert; a heading comes one level below the heading that it is put under."""

    text: str
    kind: Literal["text", "heading", "list_item"] = "text"


@dataclass(frozen=True, slots=True)
class Insertion:
    """Paragraphs and the heading under which they belong: as shown ("2. Technische eisen"), its text, or its place.

    Without a heading they come at the end of the document: their first is then a heading of the highest level.
    """

    under: str | Place | None
    paragraphs: tuple[NewParagraph, ...]


def insert_clauses(content: bytes, insertions: Sequence[Insertion], *, name: str) -> bytes:
    """The file with the paragraphs put in: text after what stands directly under the heading, and a text that begins
    with a heading of its own at the end of the section.

    Style, numbering and font are those of the paragraphs around; where numbers are typed, the next ones are typed too.
    Every byte that was there stays, in its order. Raises `DocumentErrors` with every heading that was not found or was
    found more than once, and `DocumentError` when the file cannot be read.
    """
    package = opened_word(content, name=name)
    blocks = [each for each in read_document(content, name).blocks if each.place.part == package.main]
    targets: list[tuple[Insertion, TextBlock | None]] = []
    errors = []
    for insertion in insertions:
        try:
            under = insertion.under
            targets.append((insertion, None if under is None else _heading(blocks, under, name)))
        except DocumentError as error:
            errors.append(error)
    if errors:
        raise DocumentErrors(tuple(errors))
    if not insertions:
        return content
    text = Part(package.archive.read(package.main), part=package.main, name=name)
    writer = _Writer(text, blocks, styles_in(package.root(package.part("styles"))))
    for insertion, heading in targets:
        if heading is None:
            writer.append(insertion.paragraphs)
        else:
            writer.insert(heading, insertion.paragraphs)
    return rewritten(package, {package.main: text.result}, {})


def _heading(blocks: Sequence[TextBlock], under: str | Place, name: str) -> TextBlock:
    headings = [block for block in blocks if block.kind == "heading"]
    if isinstance(under, Place):
        found = [block for block in headings if block.place == under]
    else:
        wanted = _plain(under)
        found = [block for block in headings if _plain(block.shown) == wanted] or [
            block for block in headings if _plain(block.text) == wanted
        ]
    shown = under if isinstance(under, str) else f"{under.part} {under.position}"
    if not found:
        choices = "; ".join(block.shown for block in headings[:_MOST_CHOICES]) or "-"
        raise DocumentError("no-such-heading", where=name, heading=shown, choices=choices)
    if len(found) > 1:
        raise DocumentError("heading-twice", where=name, heading=shown, number=len(found))
    return found[0]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


_DOCUMENT: Final = TextBlock("heading", "", Place("", -1))
"""What a chapter at the end of a document stands under; a heading that is not there yet has no part either."""


class _Writer:
    """Finds where new paragraphs belong and writes them like those around."""

    def __init__(self, text: Part, blocks: Sequence[TextBlock], styles: Styles) -> None:
        self.text, self.blocks, self.styles = text, blocks, styles
        body = text.root.find(f"{W}body")
        self.paragraphs = [] if body is None else list(body.iter(f"{W}p"))
        self._typed: dict[str, int] = {}

    def insert(self, heading: TextBlock, new: Sequence[NewParagraph]) -> None:
        """Put paragraphs under a heading."""
        at = next(index for index, block in enumerate(self.blocks) if block is heading)
        has_own_heading = bool(new) and new[0].kind == "heading"
        stop = self._next_heading(at, heading.level if has_own_heading else 9)
        section = self.blocks[at + 1 : stop]
        place = self._place(self._element(heading), stop)
        self._put(place, new, heading, section)

    def append(self, new: Sequence[NewParagraph]) -> None:
        """Put paragraphs at the end of the document, under a heading of the highest level that is first among them."""
        if not new:
            return
        body = self.text.root.find(f"{W}body")
        inside = [] if body is None else [each for each in body if each.tag != f"{W}sectPr"]
        if body is None or not inside:
            raise DocumentError("no-text", where=self.text.name)
        place = self.text.after(inside[-1])
        levels = [block.level for block in self.blocks if block.kind == "heading"]
        document = replace(_DOCUMENT, level=min(levels, default=1) - 1)
        title = new[0]
        number = self._typed_number(self._model("heading", document, ()), "heading", document)
        self.text.put(place, self._written(title, document, (), number=number))
        heading = replace(document, level=document.level + 1, number=number, article=article_of(number))
        self._put(place, new[1:], heading, ())

    def _put(self, place: int, new: Sequence[NewParagraph], heading: TextBlock, section: Sequence[TextBlock]) -> None:
        under_own_heading = False
        for paragraph in new:
            is_numbered = paragraph.kind == "heading" or not under_own_heading
            under_own_heading = under_own_heading or paragraph.kind == "heading"
            number = ""
            if is_numbered:
                number = self._typed_number(self._model(paragraph.kind, heading, section), paragraph.kind, heading)
            self.text.put(place, self._written(paragraph, heading, section, number=number))

    def _next_heading(self, at: int, level: int) -> int:
        """The index of the first heading after one, of this level or higher; the end when there is none."""
        found = (index for index in range(at + 1, len(self.blocks)) if self.blocks[index].kind == "heading")
        return next((index for index in found if self.blocks[index].level <= level), len(self.blocks))

    def _element(self, block: TextBlock) -> etree._Element:
        return self.paragraphs[block.place.position]

    def _place(self, heading: etree._Element, stop: int) -> int:
        """Before the element beside the heading that holds the next heading, or at the end of what holds both."""
        stopping = self._element(self.blocks[stop]) if stop < len(self.blocks) else None
        above = set() if stopping is None else {stopping, *stopping.iterancestors()}
        before = heading
        for element in heading.itersiblings():
            if element in above or element.tag == f"{W}sectPr":
                break
            before = element
        # The last paragraph of a section holds its margins: what is new belongs before that border, in the section.
        while before is not heading and _only_breaks(before):
            before = next(before.itersiblings(preceding=True))
        return self.text.after(before)

    def _written(self, new: NewParagraph, heading: TextBlock, section: Sequence[TextBlock], *, number: str) -> str:
        model = self._model(new.kind, heading, section)
        properties, run_properties, prefix = "", "", ""
        if model is not None:
            properties, run_properties = _properties(self._element(model), keep_bold=new.kind == "heading")
        elif new.kind == "heading" and (style := self._style_of_level(heading.level + 1)):
            properties = f"<w:pStyle w:val={quoteattr(style)}/>"
        elif new.kind == "heading":
            properties, run_properties = "<w:keepNext/>", "<w:rPr><w:b/></w:rPr>"
        elif new.kind == "list_item" and (style := self._bullet_style()):
            properties = f"<w:pStyle w:val={quoteattr(style)}/>"
        elif new.kind == "list_item":
            prefix = _DASH
        wrapped = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        said = f"{number} {new.text}" if number else f"{prefix}{new.text}"
        return f"<w:p{self.text.declaration}>{wrapped}{run(said, run_properties)}</w:p>"

    def _model(self, kind: str, heading: TextBlock, section: Sequence[TextBlock]) -> TextBlock | None:
        """The paragraph that a new one is written like: the nearest of its kind, first in the section itself."""
        if kind == "heading":
            return next((each for each in (*section, *self.blocks)
                         if each.kind == "heading" and each.level == heading.level + 1), None)  # fmt: skip
        if kind == "list_item":
            return next((each for each in (*reversed(section), *self.blocks)
                         if each.kind == "list_item" and each.number == "•"), None)  # fmt: skip
        texts = [each for each in section if each.kind == "paragraph"]
        numbered = [each for each in texts if article_of(each.number)]
        others = (each for each in self.blocks if each.kind == "paragraph" and each.under)
        return next(iter([*reversed(numbered), *reversed(texts)]), None) or next(others, None)

    def _typed_number(self, model: TextBlock | None, kind: str, heading: TextBlock) -> str:
        """The next number, where the numbers of this section were typed and not counted by Word."""
        if model is None or kind == "list_item" or not model.number or not self._is_typed(model):
            return ""
        found = _LAST_FIGURE.search(model.number)
        if found is None:
            return ""
        article, stem = article_of(model.number), model.number[: found.start()]
        if heading.place.part:
            if not heading.article or not article.startswith(f"{heading.article}."):
                return ""
        elif heading.article:
            if article.count(".") != heading.article.count(".") + 1:
                return ""
            stem = f"{heading.article}."
        elif heading.number or any(letter.isdigit() for letter in stem):
            return ""
        alike = [each for each in self.blocks if heading.level or each.kind == "heading"]
        used = [self._typed.get(stem, 0), *(self._figure(each, stem) for each in alike)]
        self._typed[stem] = max(used) + 1
        return f"{stem}{self._typed[stem]}{found[2]}"

    def _is_typed(self, block: TextBlock) -> bool:
        said = "".join(each.text or "" for each in self._element(block).iter(f"{W}t"))
        return said.split()[:1] == block.number.split()[:1]

    @staticmethod
    def _figure(block: TextBlock, stem: str) -> int:
        rest = block.number.removeprefix(stem) if block.number.startswith(stem) else ""
        figure = rest.rstrip(".):")
        return int(figure) if figure.isdigit() else 0

    def _style_of_level(self, level: int) -> str:
        styles: Mapping[str, int] = {key: each.outline for key, each in self.styles.paragraph.items()}
        return next((key for key, outline in styles.items() if outline == level), "")

    def _bullet_style(self) -> str:
        return next((key for key, name in self.styles.names.items() if name.casefold() in _BULLET_STYLES), "")


def _properties(model: etree._Element, *, keep_bold: bool) -> tuple[str, str]:
    """Style, numbering and font of a paragraph, without its breaks, borders and changes."""
    said = model.find(f"{W}pPr")
    properties = ""
    if said is not None:
        if style := child(said, "pStyle"):
            properties += f"<w:pStyle w:val={quoteattr(style)}/>"
        number = said.find(f"{W}numPr")
        if number is not None and (list_id := child(number, "numId")):
            level = child(number, "ilvl") or "0"
            properties += f"<w:numPr><w:ilvl w:val={quoteattr(level)}/><w:numId w:val={quoteattr(list_id)}/></w:numPr>"
        for name in ("spacing", "ind", "jc"):
            element = said.find(f"{W}{name}")
            properties += "" if element is None else _copied(element, name)
    first = next((each for each in model.iter(f"{W}r") if each.find(f"{W}t") is not None), None)
    font = "" if first is None else "".join(
        _copied(element, name)
        for name in ("rFonts", "b", "sz", "szCs")
        if (name != "b" or keep_bold)
        and (element := first.find(f"{W}rPr/{W}{name}")) is not None
    )  # fmt: skip
    return properties, f"<w:rPr>{font}</w:rPr>" if font else ""


def _copied(element: etree._Element, name: str) -> str:
    """An element with the attributes that belong to Word's own namespace."""
    attributes = ((str(key), str(value)) for key, value in element.items())
    said = "".join(f" w:{key.removeprefix(W)}={quoteattr(value)}" for key, value in attributes if key.startswith(W))
    return f"<w:{name}{said}/>"


def _only_breaks(element: etree._Element) -> bool:
    """Whether an element is an empty paragraph that only ends a section or a page."""
    if element.tag != f"{W}p" or next(element.iter(f"{W}t", f"{W}drawing", f"{W}pict"), None) is not None:
        return False
    breaks = element.iter(f"{W}br")
    return element.find(f"{W}pPr/{W}sectPr") is not None or any(each.get(f"{W}type") == "page" for each in breaks)
