"""Writing into a Word file without touching what is there: new bytes go between the old ones, nothing is written anew.

A tree that is written out again changes quotes, prefixes and declarations all over the file. Here a part is only ever
cut and pasted as bytes; all other parts are copied as they are.
"""

import io
import re
import zipfile
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from aankoopwijzer.documents.archive import Archive
from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.docx_package import WordPackage, word_package
from aankoopwijzer.documents.reading import format_of
from aankoopwijzer.documents.safe_text import safe_text
from aankoopwijzer.documents.safe_tree import tree

USUAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_START_TAG: Final = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^<>"'])*>""")
_OTHER_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding=[\"'](?!utf-8|us-ascii)", re.IGNORECASE)
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def opened_word(content: bytes, *, name: str) -> WordPackage:
    """A Word file to write into; raises `DocumentError` with code not-word for anything else that can be read."""
    kind = format_of(content, name)
    if kind != "docx":
        looks = {"odt": "an OpenDocument text", "pdf": "a PDF", "txt": "plain text", "xml": "XML"}[kind]
        raise DocumentError("not-word", where=name, looks_like=looks)
    return word_package(Archive(content, name=name))


class Part:
    """The bytes of an XML part with where each of its elements stands in them.

    `root` is its tree; its elements in file order are numbered from 0, and `start`, `inside`, `end` say where the
    start tag of an element begins, where it ends, and where the end tag begins.
    """

    def __init__(self, data: bytes, *, part: str, name: str) -> None:
        self.data = data
        self.name = name
        self.root = tree(data, part=part, name=name)
        self.namespace = STRICT if STRICT.encode() in data[:4096] else USUAL
        self._starts, self._ends = _offsets(data, part, name)
        self._order = {element: index for index, element in enumerate(self.root.iter())}
        if len(self._starts) != len(self._order):
            raise DocumentError("corrupt", where=name, reason=f"{part} cannot be measured")
        self._cuts: list[tuple[int, int, bytes]] = []

    def start(self, element: etree._Element) -> int:
        """Where the start tag of an element begins."""
        return self._starts[self._order[element]]

    def inside(self, element: etree._Element) -> int:
        """Where the start tag of an element ends."""
        found = _START_TAG.match(self.data, self.start(element))
        return found.end() if found else self.start(element)

    def is_closed(self, element: etree._Element) -> bool:
        """Whether an element is written as one tag, with no room inside."""
        return self.data[: self.inside(element)].endswith(b"/>")

    def end(self, element: etree._Element) -> int:
        """Where the end tag of an element begins."""
        return self._ends[self._order[element]]

    def after(self, element: etree._Element) -> int:
        """Where an element has ended."""
        if self.is_closed(element):
            return self.inside(element)
        return self.data.index(b">", self.end(element)) + 1

    def put(self, at: int, text: str) -> None:
        """Put new XML at a place. What is put at one place stands in the order in which it was put."""
        self._cuts.append((at, len(self._cuts), text.encode()))

    @property
    def result(self) -> bytes:
        """The bytes with all that was put."""
        pieces: list[bytes] = []
        last = 0
        for at, _, text in sorted(self._cuts):
            pieces += [self.data[last:at], text]
            last = at
        return b"".join([*pieces, self.data[last:]])

    @property
    def declaration(self) -> str:
        """What a new element must declare so that the prefix w means what it should; usually nothing."""
        return "" if self.root.nsmap.get("w") == USUAL else f" xmlns:w={quoteattr(self.namespace)}"


def _offsets(data: bytes, part: str, name: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where each start tag and each end tag begins, in the order of the start tags."""
    starts, ends = array("q"), array("q")
    open_elements: list[int] = []
    parser: Any = expat.ParserCreate()

    def began(_tag: str, _attributes: object) -> None:
        open_elements.append(len(starts))
        starts.append(parser.CurrentByteIndex)
        ends.append(-1)

    def ended(_tag: str) -> None:
        ends[open_elements.pop()] = parser.CurrentByteIndex

    def declared(*_said: object) -> None:
        raise DocumentError("dtd", where=name, part=part)

    parser.StartElementHandler = began
    parser.EndElementHandler = ended
    parser.StartDoctypeDeclHandler = declared
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or re.match(
        rb"<\?xml[^>]*encoding=[\"'](?!utf-8|us-ascii)", data, re.I
    ):
        raise DocumentError("corrupt", where=name, reason=f"{part} is not written as UTF-8")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DocumentError("corrupt", where=name, reason=f"{part}: {expat.ErrorString(error.code)}") from error
    return starts, ends


def rewritten(package: WordPackage, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """The package with some parts changed and some added; every other part keeps its bytes, name, order and day."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for member in package.archive.members:
            content = changed.get(member.filename)
            info = zipfile.ZipInfo(member.filename, member.date_time)
            info.compress_type = zipfile.ZIP_STORED if member.compress_type == 0 else zipfile.ZIP_DEFLATED
            info.external_attr, info.create_system = member.external_attr, member.create_system
            target.writestr(info, package.archive.read_member(member) if content is None else content)
        for name, content in added.items():
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return made.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run with a text of unknown origin; line ends become breaks."""
    lines = [escape(line) for line in safe_text(text).split("\n")]
    said = '</w:t><w:br/><w:t xml:space="preserve">'.join(lines)
    return f'<w:r>{properties}<w:t xml:space="preserve">{said}</w:t></w:r>'
