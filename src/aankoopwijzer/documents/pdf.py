"""A document as a tagged PDF that meets PDF/UA-1, so that a screen reader can walk it.

The words travel to the layout as data, never as markup, so hostile text stays text. The same document gives the same
bytes.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

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

_TEMPLATE = Path(__file__).parent / "pdf.typ"
_FONTS = Path(__file__).parent / "fonts"
_SHORT = 80


def pdf_file(document: Document) -> bytes:
    """The document as PDF/UA-1 bytes."""
    data = json.dumps(_data(document), ensure_ascii=False)
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"document": data},
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Our own fonts and those inside typst; none of the machine's, so that every machine makes the same page."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_FONTS)])


def _data(document: Document) -> dict[str, Any]:
    subtitle = one_line(document.subtitle)
    return {
        "title": one_line(document.title),
        "subtitle": subtitle,
        "short-subtitle": one_line(subtitle, _SHORT),
        "language": document.language,
        "author": one_line(document.author),
        "subject": one_line(document.subject),
        "keywords": [one_line(each) for each in document.keywords],
        "year": document.on.year,
        "month": document.on.month,
        "day": document.on.day,
        "footer": one_line(document.footer),
        "page_of": document.page_of,
        "contents": document.contents,
        "blocks": [_block(each) for each in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, text, on_new_page):
            return {"kind": "heading", "level": level, "text": one_line(text), "on_new_page": on_new_page}
        case Paragraph(text, kind):
            return {"kind": kind, "text": safe_text(text)}
        case Clause(text):
            return {"kind": "clause", "text": safe_text(text)}
        case Labelled(label, text):
            return {"kind": "labelled", "label": one_line(label), "text": safe_text(text)}
        case Notice(label, text):
            return {"kind": "notice", "label": one_line(label), "text": safe_text(text)}
        case Bullets(items, boxes):
            return {"kind": "bullets", "items": [safe_text(each) for each in items], "boxes": boxes}
        case Table(caption, header, rows, widths, numeric):
            return {
                "kind": "table",
                "caption": one_line(caption),
                "header": [one_line(each) for each in header],
                "rows": [[safe_text(cell) for cell in row] for row in rows],
                "widths": list(widths),
                "numeric": sorted(numeric),
            }
