"""A document as a Word file: real headings, styles and tables, nothing formatted by hand.

The same document gives the same bytes: nothing in the file depends on when or where it was made.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

from aankoopwijzer.documents import house_styles
from aankoopwijzer.documents import word_styles as styles
from aankoopwijzer.documents.blocks import (
    Block,
    Bullets,
    Clause,
    Document,
    Heading,
    Labelled,
    Notice,
    Paragraph,
    Picture,
    Table,
)
from aankoopwijzer.documents.safe_text import one_line, safe_text

_PARAGRAPH_STYLES = {"body": "Normal", "lead": styles.LEAD_STYLE, "quiet": styles.QUIET_STYLE}
_PROPERTY_LENGTH = 255
_HEADER_LENGTH = 80
_NARROWEST = Cm(5)
_PICTURE_DOTS_PER_INCH = 144
"""Of a drawing that is 72 dots to the inch of its own: fine on paper, and small in the file."""
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def word_file(document: Document, template: bytes | None = None) -> bytes:
    """The document as .docx. Text of unknown origin is safe: what XML forbids is left out.

    With a template (as `safe_template` gives it) the text stands in its styles, with its header, footer and page;
    a style that it lacks is added to it, its own text is left out.
    """
    if template is None:
        made = docx.Document()
        styles.set_styles(made, document.language)
        _set_header_and_footer(made.sections[0], document)
    else:
        made = docx.Document(io.BytesIO(template))
        _empty(made)
        house_styles.add_missing_styles(made)
    _set_properties(made, document)
    body = _Body(made)
    body.add("Title", one_line(document.title))
    body.add("Subtitle", one_line(document.subtitle))
    for block in document.blocks:
        body.add_block(block)
    _forget_preview(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return _timeless(buffer.getvalue())


class _Body:
    """The running text of a Word document.

    Styles are set by their id: looking one up by name, as python-docx does, walks all of them each time, and would be
    four fifths of the work.
    """

    def __init__(self, made: Any) -> None:
        self._made = made
        self._ids = {style.name: style.style_id for style in made.styles}
        self._width = _text_width(made.sections[-1])
        self._has_bullets = house_styles.has_bullets(made)

    def add(self, style: str, text: str = "") -> Any:
        """A paragraph in a style."""
        paragraph = self._made.add_paragraph(text)
        paragraph._p.style = self._ids[style]
        return paragraph

    def add_block(self, block: Block) -> None:
        """What a block looks like in Word."""
        match block:
            case Heading(level, text, on_new_page):
                heading = self.add(f"Heading {level}", one_line(text))
                if on_new_page:
                    heading.paragraph_format.page_break_before = True
            case Paragraph(text, kind):
                self.add(_PARAGRAPH_STYLES[kind], safe_text(text))
            case Clause(text):
                self.add(styles.CLAUSE_STYLE, safe_text(text))
            case Labelled(label, text):
                self._add_labelled(styles.LABELLED_STYLE, label, f":\t{safe_text(text)}")
            case Notice(label, text):
                self._add_labelled(styles.NOTICE_STYLE, label, f". {safe_text(text)}")
            case Bullets(items, boxes):
                for item in items:
                    self._add_item(item, boxes=boxes)
            case Picture():
                self._add_picture(block)
            case Table():
                self._add_table(block)

    def _add_picture(self, picture: Picture) -> None:
        # The layout engine is waited for only where there is something to draw.
        from aankoopwijzer.documents.picture import png_of

        content = png_of(picture.svg, dots_per_inch=_PICTURE_DOTS_PER_INCH)
        run = self.add("Normal").add_run()
        run.add_picture(io.BytesIO(content), width=Emu(self._width))
        for properties in run._r.iter(qn("wp:docPr"), qn("pic:cNvPr")):
            properties.set("descr", one_line(picture.alternative))

    def _add_item(self, item: str, *, boxes: bool) -> None:
        """A line of a list; in a template without a list of its own the bullet is written, as a box always is."""
        sign = "\N{BALLOT BOX}\t" if boxes else "" if self._has_bullets else "\N{BULLET}\t"
        self.add(styles.BOX_STYLE if sign else "List Bullet", f"{sign}{safe_text(item)}")

    def _add_labelled(self, style: str, label: str, text: str) -> None:
        paragraph = self.add(style)
        paragraph.add_run(one_line(label))._r.style = self._ids["Strong"]
        paragraph.add_run(text)

    def _add_table(self, table: Table) -> None:
        self.add("Caption", one_line(table.caption))
        grid = self._made.add_table(rows=1 + len(table.rows), cols=len(table.header), style=styles.TABLE_STYLE)
        grid.autofit = False
        _describe(grid, one_line(table.caption))
        widths = [Emu(int(self._width * share / 100)) for share in table.widths]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        header, *rows = grid.rows
        self._fill(header, table.header, widths, [styles.HEADER_STYLE] * len(widths))
        header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        kinds = [styles.NUMBER_STYLE if index in table.numeric else styles.CELL_STYLE for index in range(len(widths))]
        for row, texts in zip(rows, table.rows, strict=True):
            self._fill(row, texts, widths, kinds)
        self.add(styles.CELL_STYLE)

    def _fill(self, row: Any, texts: Iterable[str], widths: list[Any], kinds: list[str]) -> None:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width, kind in zip(row.cells, texts, widths, kinds, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self._ids[kind]
            paragraph.add_run(safe_text(text))


def _text_width(section: Any) -> int:
    """How wide the text of a page is, in EMU; that of ours where a template does not say, or says what cannot be."""
    if section.page_width is None:
        return int(styles.TEXT_WIDTH)
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    width = int(section.page_width) - int(margins)
    return width if width >= _NARROWEST else int(styles.TEXT_WIDTH)


def _empty(made: Any) -> None:
    """Take the text out of a template; the last section keeps its page, header and footer."""
    body = made.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    if not made.sections:
        made.add_section()


def _describe(grid: Any, caption: str) -> None:
    """The alternative text that a screen reader says before it enters the table."""
    properties = grid._tbl.tblPr
    for tag in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(tag)
        element.set(qn("w:val"), caption)
        properties.append(element)


def _set_properties(made: Any, document: Document) -> None:
    properties = made.core_properties
    made_on = dt.datetime.combine(document.on, dt.time())
    properties.title = one_line(f"{document.title}: {document.subtitle}", _PROPERTY_LENGTH - 2)
    properties.author = properties.last_modified_by = one_line(document.author, _PROPERTY_LENGTH - 2)
    properties.subject = one_line(document.subject, _PROPERTY_LENGTH - 2)
    properties.keywords = one_line(", ".join(document.keywords), _PROPERTY_LENGTH - 2)
    properties.language = document.language
    properties.comments = ""
    properties.created = properties.modified = made_on
    properties.revision = 1


def _set_header_and_footer(section: Any, document: Document) -> None:
    header = section.header.paragraphs[0]
    header.text = one_line(f"{document.title} · {document.subtitle}", _HEADER_LENGTH)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{one_line(document.footer, _HEADER_LENGTH)}\t")
    before, _, rest = document.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        footer.add_run(text)
        if field:
            _add_field(footer, field)


def _add_field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _forget_preview(made: Any) -> None:
    """The template carries a picture of its own first page; it would be wrong for ours."""
    relations = made.part.package.rels
    for id in [id for id, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[id]


def _timeless(content: bytes) -> bytes:
    """The same archive with the same time on every member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as kept:
        for member in given.infolist():
            entry = zipfile.ZipInfo(member.filename, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, given.read(member))
    return buffer.getvalue()
