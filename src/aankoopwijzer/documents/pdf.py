"""A document as a tagged PDF that meets PDF/UA-1, so that a screen reader can walk it.

The words travel to the layout as data, never as markup, so hostile text stays text. The same document gives the same
bytes.
"""

import json
import re
import unicodedata
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
    Picture,
    Table,
)
from aankoopwijzer.documents.safe_text import one_line, safe_text

_NOT_SHOWN = re.compile(
    "[^\n\x20-\x7e\xa0-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff"  # Latin, Greek, Cyrillic
    "\u1e00-\u1eff\u2002-\u200a\u2010-\u2027\u202f-\u203f\u2070\u2071\u2074-\u208e\u20a0-\u20bf"  # marks, currencies
    "\u2100-\u211e\u2122\u2126\u212b\u2190-\u23ff\u2500-\u25ff\u2713-\u2715\u2717\ufb00-\ufb06]+"  # signs
)
"""What our fonts have no glyph for. PDF/UA refuses such text, and the layout engine fails on some of it."""
_MISSING_GLYPH = "\N{WHITE SQUARE}"
_TEMPLATE = Path(__file__).parent / "pdf.typ"
_FONTS = Path(__file__).parent / "fonts"
_SHORT = 80


def pdf_file(document: Document) -> bytes:
    """The document as PDF/UA-1 bytes."""
    data = json.dumps(_data(document), ensure_ascii=False)
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=our_fonts(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"document": data},
    )


@lru_cache(maxsize=1)
def our_fonts() -> typst.Fonts:
    """Our own fonts and those inside typst; none of the machine's, so that every machine makes the same page."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_FONTS)])


def _shown(text: str) -> str:
    """The text as the fonts can show it: a square for each stretch of what they cannot."""
    return _NOT_SHOWN.sub(_MISSING_GLYPH, unicodedata.normalize("NFC", text))


def _line(text: str, at_most: int | None = None) -> str:
    return _shown(one_line(text, at_most))


def _lines(text: str) -> str:
    return _shown(safe_text(text))


def _data(document: Document) -> dict[str, Any]:
    subtitle = _line(document.subtitle)
    return {
        "title": _line(document.title),
        "subtitle": subtitle,
        "short-subtitle": _line(subtitle, _SHORT),
        "language": document.language,
        "author": _line(document.author),
        "subject": _line(document.subject),
        "keywords": [_line(each) for each in document.keywords],
        "year": document.on.year,
        "month": document.on.month,
        "day": document.on.day,
        "footer": _line(document.footer),
        "page_of": _line(document.page_of),
        "contents": _line(document.contents),
        "summary_pages": document.summary_pages,
        "blocks": [_block(each) for each in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, text, on_new_page):
            return {"kind": "heading", "level": level, "text": _line(text), "on_new_page": on_new_page}
        case Paragraph(text, kind):
            return {"kind": kind, "text": _lines(text)}
        case Clause(text):
            return {"kind": "clause", "text": _lines(text)}
        case Labelled(label, text):
            return {"kind": "labelled", "label": _line(label), "text": _lines(text)}
        case Notice(label, text):
            return {"kind": "notice", "label": _line(label), "text": _lines(text)}
        case Bullets(items, boxes):
            return {"kind": "bullets", "items": [_lines(each) for each in items], "boxes": boxes}
        case Picture(svg, alternative):
            return {"kind": "picture", "svg": svg, "alternative": _line(alternative)}
        case Table(caption, header, rows, widths, numeric):
            return {
                "kind": "table",
                "caption": _line(caption),
                "header": [_line(each) for each in header],
                "rows": [[_lines(cell) for cell in row] for row in rows],
                "widths": list(widths),
                "numeric": sorted(numeric),
            }
