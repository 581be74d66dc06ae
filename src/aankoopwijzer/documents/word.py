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
from docx.shared import Emu

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
    Table,
)
from aankoopwijzer.documents.safe_text import one_line, safe_text

_PARAGRAPH_STYLES = {"body": "Normal", "lead": styles.LEAD_STYLE, "quiet": styles.QUIET_STYLE}
_PROPERTY_LENGTH = 255
_HEADER_LENGTH = 80
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def word_file(document: Document) -> bytes:
    """The document as .docx. Text of unknown origin is safe: what XML forbids is left out."""
    made = docx.Document()
    styles.set_styles(made, document.language)
    _set_properties(made, document)
    _set_header_and_footer(made.sections[0], document)
    made.add_paragraph(one_line(document.title), style="Title")
    made.add_paragraph(one_line(document.subtitle), style="Subtitle")
    for block in document.blocks:
        _add(made, block)
    _forget_preview(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return _timeless(buffer.getvalue())


def _add(made: Any, block: Block) -> None:
    match block:
        case Heading(level, text, on_new_page):
            heading = made.add_paragraph(one_line(text), style=f"Heading {level}")
            if on_new_page:
                heading.paragraph_format.page_break_before = True
        case Paragraph(text, kind):
            made.add_paragraph(safe_text(text), style=_PARAGRAPH_STYLES[kind])
        case Clause(text):
            made.add_paragraph(safe_text(text), style=styles.CLAUSE_STYLE)
        case Labelled(label, text):
            _add_labelled(made, styles.LABELLED_STYLE, label, f":\t{safe_text(text)}")
        case Notice(label, text):
            _add_labelled(made, styles.NOTICE_STYLE, label, f". {safe_text(text)}")
        case Bullets(items, boxes):
            for item in items:
                text = f"\N{BALLOT BOX}\t{safe_text(item)}" if boxes else safe_text(item)
                made.add_paragraph(text, style=styles.BOX_STYLE if boxes else "List Bullet")
        case Table():
            _add_table(made, block)


def _add_labelled(made: Any, style: str, label: str, text: str) -> None:
    paragraph = made.add_paragraph(style=style)
    paragraph.add_run(one_line(label), style="Strong")
    paragraph.add_run(text)


def _add_table(made: Any, table: Table) -> None:
    made.add_paragraph(one_line(table.caption), style="Caption")
    grid = made.add_table(rows=1 + len(table.rows), cols=len(table.header), style=styles.TABLE_STYLE)
    grid.autofit = False
    _describe(grid, one_line(table.caption))
    widths = [Emu(int(styles.TEXT_WIDTH * share / 100)) for share in table.widths]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    header, *rows = grid.rows
    _fill(header, table.header, widths, [styles.HEADER_STYLE] * len(widths))
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    kinds = [styles.NUMBER_STYLE if index in table.numeric else styles.CELL_STYLE for index in range(len(widths))]
    for row, texts in zip(rows, table.rows, strict=True):
        _fill(row, texts, widths, kinds)
    made.add_paragraph(style=styles.CELL_STYLE)


def _fill(row: Any, texts: Iterable[str], widths: list[Any], kinds: list[str]) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width, kind in zip(row.cells, texts, widths, kinds, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.style = kind
        paragraph.add_run(safe_text(text))


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
