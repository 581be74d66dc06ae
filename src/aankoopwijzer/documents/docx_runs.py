"""The text of one paragraph of a Word file, as its reader sees it after all changes are accepted."""

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from aankoopwijzer.documents.docx_numbering import W
from aankoopwijzer.documents.docx_styles import child, is_on, value
from aankoopwijzer.documents.page_breaks import PageBreaks

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
TEXT_BOX: Final = f"{W}txbxContent"
_NOT_SHOWN: Final = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "sdtPr", "sdtEndPr",
        "commentReference", "annotationRef", "footnoteRef", "endnoteRef", "softHyphen", "proofErr",
        "bookmarkStart", "bookmarkEnd",        "commentRangeStart", "commentRangeEnd", "fldData", "rt",
    )
)  # fmt: skip
# Symbol fonts keep their signs in the private area: these are the ones that stand for a word or a sign we know.
_SYMBOLS: Final = {"F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B0": "°", "F0D7": "×"}


class Runs:
    """Gathers the text of paragraphs; one object serves a whole part of the file.

    After `read`, `text` is the text of the paragraph, `page` where it starts, `notes` its footnotes as (kind, id),
    `boxes` its text boxes.
    """

    def __init__(self, pages: PageBreaks, hidden_styles: frozenset[str]) -> None:
        self.pages = pages
        self.hidden_styles = hidden_styles
        self.left_out_hidden = False
        self.pieces: list[str] = []
        self.page: int | None = None
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[etree._Element] = []
        self._started = False
        self._fields: list[bool] = []
        self._handlers: Mapping[str, Callable[[etree._Element], None]] = {
            f"{W}t": self._text,
            MATH_TEXT: self._text,
            f"{W}r": self._run,
            f"{W}tab": self._space,
            f"{W}ptab": self._space,
            f"{W}cr": self._space,
            f"{W}br": self._break,
            f"{W}lastRenderedPageBreak": self._rendered,
            f"{W}noBreakHyphen": self._hyphen,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            f"{MC}AlternateContent": self._alternative,
        }

    def begin(self) -> None:
        """Forget the paragraph before."""
        self.pieces, self.notes, self.boxes = [], [], []
        self.page, self._started = None, False
        self._fields = []

    def read(self, paragraph: etree._Element) -> None:
        """Add the text of a paragraph."""
        self._inside(paragraph)

    @property
    def text(self) -> str:
        """The text so far on one line."""
        return " ".join("".join(self.pieces).split())

    def _inside(self, parent: etree._Element) -> None:
        for element in parent:
            tag = element.tag
            handler = self._handlers.get(tag)
            if handler is not None:
                handler(element)
            elif tag not in _NOT_SHOWN:
                self._inside(element)

    def _add(self, text: str) -> None:
        if any(self._fields):
            return
        if not self._started and text.strip():
            self.page, self._started = self.pages.text(len(text)), True
        elif text.strip():
            self.pages.text(len(text))
        self.pieces.append(text)

    def _text(self, element: etree._Element) -> None:
        if element.text:
            self._add(element.text)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and self._is_hidden(properties):
            self.left_out_hidden = True
            return
        self._inside(run)

    def _is_hidden(self, properties: etree._Element) -> bool:
        said = properties.find(f"{W}vanish")
        if said is not None:
            return is_on(said.get(f"{W}val", "1"))
        return bool(self.hidden_styles) and child(properties, "rStyle") in self.hidden_styles

    def _space(self, _element: etree._Element) -> None:
        self.pieces.append(" ")

    def _hyphen(self, _element: etree._Element) -> None:
        self._add("-")

    def _symbol(self, element: etree._Element) -> None:
        self._add(_SYMBOLS.get(value(element, "char").upper(), ""))

    def _break(self, element: etree._Element) -> None:
        self.pieces.append(" ")
        if value(element, "type") == "page":
            self.pages.explicit()

    def _rendered(self, _element: etree._Element) -> None:
        self.pages.rendered()

    def _field(self, element: etree._Element) -> None:
        """A field is its code, then its result: only the result is text."""
        match value(element, "fldCharType"):
            case "begin":
                self._fields.append(True)
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()
            case _:
                pass

    def _note(self, element: etree._Element) -> None:
        self.notes.append((element.tag.removeprefix(W).removesuffix("Reference"), value(element, "id")))

    def _drawing(self, element: etree._Element) -> None:
        boxes = list(element.iter(TEXT_BOX))
        # A box inside a box is read with the box around it.
        inner = {each for box in boxes for each in box.iter(TEXT_BOX) if each is not box}
        self.boxes += [box for box in boxes if box not in inner]
        if not boxes:
            self.pages.picture()

    def _alternative(self, element: etree._Element) -> None:
        """The same thing said twice, for newer and for older programs: the first that is there."""
        for name in ("Choice", "Fallback"):
            found = element.find(f"{MC}{name}")
            if found is not None:
                self._inside(found)
                return
