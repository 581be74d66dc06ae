"""PDF files: tagged, readable by a machine, safe for any text."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.writing import HOSTILE, document

from aankoopwijzer.documents.blocks import Heading, Paragraph
from aankoopwijzer.documents.pdf import _NOT_SHOWN, pdf_file


def _text(made: bytes) -> str:
    with pdfium.PdfDocument(made) as opened:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in opened)


def _tags(made: bytes) -> set[str]:
    with pdfium.PdfDocument(made) as opened:
        return {tag for page in opened for tag in _tags_of_page(page)}


def _tags_of_page(page: pdfium.PdfPage) -> Iterator[str]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    waiting = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        element = waiting.pop()
        if not element:
            continue
        size = raw.FPDF_StructElement_GetType(element, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetType(element, buffer, size)
        yield buffer.raw.decode("utf-16-le").rstrip("\0")
        waiting += [
            raw.FPDF_StructElement_GetChildAtIndex(element, index)
            for index in range(raw.FPDF_StructElement_CountChildren(element))
        ]
    raw.FPDF_StructTree_Close(tree)


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf_file(document())


def test_a_pdf_is_tagged_with_headings_lists_and_table_headers(made: bytes) -> None:
    with pdfium.PdfDocument(made) as opened:
        assert raw.FPDFCatalog_IsTagged(opened)
    assert {"H1", "H2", "H3", "H4", "P", "L", "LI", "Table", "TR", "TH", "TD", "Caption", "TOC", "Figure"} <= _tags(
        made
    )


def test_a_pdf_claims_universal_accessibility_and_names_its_language(made: bytes) -> None:
    assert b"pdfuaid:part>1<" in made or b'pdfuaid:part="1"' in made
    with pdfium.PdfDocument(made) as opened:
        size = raw.FPDFCatalog_GetLanguage(opened, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFCatalog_GetLanguage(opened, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    assert buffer.raw.decode("utf-16-le").rstrip("\0") == "nl-BE"


def test_a_pdf_has_bookmarks_title_and_day(made: bytes) -> None:
    with pdfium.PdfDocument(made) as opened:
        assert [each.get_title() for each in opened.get_toc()] == [
            "Hoofdstuk Tekst",
            "Deel Tekst",
            "Onderdeel Tekst",
            "Eis Tekst",
        ]
        properties = opened.get_metadata_dict()
    assert properties["Title"] == "Titel Tekst: Ondertitel Tekst"
    assert properties["CreationDate"].startswith("D:20260302")


def test_a_pdf_says_everything_that_is_in_the_blocks(made: bytes) -> None:
    text = _text(made)
    for said in ("Eerst. Tekst", "Bepaling. Tekst", "Bewijs Tekst:", "Let op Tekst.", "vakje Tekst", "rij Tekst"):
        assert said in text
    assert "pagina 1 van" in text


def test_the_same_document_gives_the_same_pdf(made: bytes) -> None:
    assert pdf_file(document()) == made


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_and_never_run(text: str) -> None:
    made = pdf_file(document(text))
    assert made.startswith(b"%PDF-")
    assert b"/JavaScript" not in made
    assert "root:" not in _text(made)


def test_markup_in_a_text_is_shown_as_it_was_typed() -> None:
    assert '#panic("x")' in _text(pdf_file(document('#panic("x")')))


def test_what_the_fonts_lack_is_a_square() -> None:
    assert "kop \N{WHITE SQUARE} staart" in _text(pdf_file(document("kop 中文😀 staart")))


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_no_text_breaks_the_layout(text: str) -> None:
    assert pdf_file(document(text)).startswith(b"%PDF-")


def test_every_character_that_is_let_through_has_a_glyph() -> None:
    """PDF/UA-1 refuses a text with a missing glyph, so making the file is the proof."""
    let_through = [chr(code) for code in range(0x20, 0x10000) if not _NOT_SHOWN.search(chr(code))]
    rows = [" ".join(let_through[start : start + 50]) for start in range(0, len(let_through), 50)]
    assert len(let_through) > 2000
    assert pdf_file(document(blocks=tuple(Paragraph(row) for row in ("", *rows)))).startswith(b"%PDF-")


def test_the_contents_and_the_footer_name_the_pages_as_they_are() -> None:
    blocks = (Paragraph("Het kort."), Heading(1, "Bouwstenen", on_new_page=True), Paragraph("Een eis."))
    read = pdfium.PdfDocument(pdf_file(document(blocks=blocks)))
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in read]
    assert len(pages) == 2
    assert re.search(r"Bouwstenen[ .]+2 ", pages[0])
    assert pages[0].endswith("van 2")
    assert "Een eis." in pages[1]
