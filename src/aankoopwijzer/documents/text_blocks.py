"""What a document that somebody handed over says, piece by piece, whatever the file format that carried it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["title", "heading", "paragraph", "list_item", "table_row", "header", "footer", "footnote", "contents"]
"""`contents` is an entry of a table of contents: it repeats a heading and asks nothing."""

Pages = Literal["exact", "laid_out", "breaks", "unknown"]
"""How pages are known.

`exact`: the format has pages (PDF). `laid_out`: as the word processor laid the text out when it last saved the file.
`breaks`: from page breaks that the writer set; beyond what surely fits on one page the number is unknown.
`unknown`: the file does not say. A page is never guessed.
"""


class Place(NamedTuple):
    """Where a block stands in its file, so that it can be found again.

    `part` is a file inside the package (docx, odt), or "page N" (pdf), or "text" (txt). `position` counts the
    paragraphs of that part in file order from 0 (docx: every `w:p`), or its lines.
    """

    part: str
    position: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, a paragraph, a list item, a row of a table ... as a reader sees it, without its layout.

    `number` is the number or bullet as shown ("2.1", "Artikel 12", "a)", "•"); `text` does not repeat it.
    `level` is 1 for a chapter, 1 for the outermost list, 0 where it has no meaning; 9 is a heading by its looks alone.
    `page` is None when it is not known. `under` are the headings above the block as shown, outermost first.
    `article` is the number of the article that the block belongs to ("2.1"), empty when there is none.
    `cells` are those of a table row, `columns` the cells of the header row above it, when the table has one.
    """

    kind: Kind
    text: str
    place: Place
    number: str = ""
    level: int = 0
    page: int | None = None
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    article: str = ""
    mark: str = ""
    """The dash between number and text, when there is one."""

    @property
    def shown(self) -> str:
        """The block as its reader sees it: number and text."""
        return " ".join(part for part in (self.number, self.mark, self.text) if part)

    @property
    def spoken(self) -> str:
        """The text, where the cells of a table row are said with the name of their column."""
        if not self.cells or len(self.columns) != len(self.cells):
            return self.text
        pairs = zip(self.columns, self.cells, strict=True)
        return "; ".join(f"{column}: {cell}" if column else cell for column, cell in pairs if cell)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the reader of a report should know about how the file was read.

    `code` is a key of `document_error.REMARKS`; `parameters` fill its placeholders.
    """

    code: str
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as read: what it says, how its pages are known, and what was not read.

    `name` is what the file was called by whoever gave it; it is never used as a path. `language` is what the file
    declares (a tag as nl-BE), empty when it does not. `page_count` is None when pages are unknown.
    """

    name: str
    format: Literal["docx", "odt", "pdf", "txt"]
    title: str
    language: str
    blocks: tuple[TextBlock, ...]
    pages: Pages
    page_count: int | None
    remarks: tuple[Remark, ...] = ()
