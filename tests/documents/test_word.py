"""Word files: structure by styles, safe for any text, the same bytes for the same document."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.documents.writing import DRAWING, HOSTILE, document

from aankoopwijzer.documents.blocks import Picture, Table
from aankoopwijzer.documents.word import word_file
from aankoopwijzer.documents.word_styles import TABLE_STYLE


def _read(made: bytes) -> Any:
    return docx.Document(io.BytesIO(made))


@pytest.fixture(scope="module")
def made() -> Any:
    return _read(word_file(document()))


def test_headings_are_real_headings_in_order(made: Any) -> None:
    headings = [(each.style.name, each.text) for each in made.paragraphs if each.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Hoofdstuk Tekst"),
        ("Heading 2", "Deel Tekst"),
        ("Heading 3", "Onderdeel Tekst"),
        ("Heading 4", "Eis Tekst"),
    ]


def test_nothing_is_formatted_by_hand(made: Any) -> None:
    body = made.element.body
    allowed = {qn("w:rStyle")}
    assert [child.tag for run in body.iter(qn("w:rPr")) for child in run if child.tag not in allowed] == []
    kinds = {child.tag for paragraph in body.iter(qn("w:pPr")) for child in paragraph}
    assert kinds == {qn("w:pStyle"), qn("w:pageBreakBefore")}


def test_a_table_repeats_its_header_and_says_what_it_shows(made: Any) -> None:
    table = made.tables[0]
    assert table.style.name == TABLE_STYLE
    first, *others = table.rows
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
    assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == "Tabel Tekst"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Nummer Tekst", "Wat"],
        ["1 Tekst", "Tekst"],
        ["2", "rij Tekst"],
    ]


def test_the_document_says_its_language_title_and_day(made: Any) -> None:
    language = made.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "nl-BE"
    properties = made.core_properties
    assert (properties.language, properties.author) == ("nl-BE", "Brugge Tekst")
    assert properties.title == "Titel Tekst: Ondertitel Tekst"
    assert properties.created.isoformat().startswith("2026-03-02")


def test_the_footer_counts_the_pages(made: Any) -> None:
    footer = made.sections[0].footer.paragraphs[0]
    fields = [each.get(qn("w:instr")) for each in footer._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    text = "".join(each.text or "" for each in footer._p.iter(qn("w:t")))
    assert text.endswith("pagina 1 van 1")


def test_the_same_document_gives_the_same_bytes_whenever_it_is_made() -> None:
    made = word_file(document())
    assert made == word_file(document())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [each for each in archive.namelist() if "thumbnail" in each] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    made = word_file(document(text))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        assert b'TargetMode="External"' not in b"".join(archive.read(each) for each in archive.namelist())
    assert len(_read(made).tables) == 1


@settings(max_examples=30)
@given(st.text(max_size=200))
def test_no_text_breaks_the_file(text: str) -> None:
    found = _read(word_file(document(text)))
    assert [each.style.name for each in found.paragraphs if each.style.name == "Clause"] == ["Clause"]


def test_line_ends_are_kept_inside_a_clause() -> None:
    found = _read(word_file(document("een\r\ntwee")))
    clause = next(each for each in found.paragraphs if each.style.name == "Clause")
    assert clause.text == "Bepaling. een\ntwee"


def test_a_document_without_blocks_opens() -> None:
    assert [each.text for each in _read(word_file(document(blocks=()))).paragraphs] == [
        "Titel Tekst",
        "Ondertitel Tekst",
    ]


def test_a_table_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="rows and widths must fit its 2 columns"):
        Table("Scheef", ("a", "b"), (("1",),), (50, 50))
    with pytest.raises(ValueError, match="rows and widths must fit its 2 columns"):
        Table("Scheef", ("a", "b"), (("1", "2"),), (50, 40))


def test_a_picture_is_as_wide_as_the_text_and_says_what_it_shows() -> None:
    opened = docx.Document(io.BytesIO(word_file(document(blocks=(Picture(DRAWING, "Een groen vlak"),)))))
    [shape] = opened.inline_shapes
    section = opened.sections[-1]
    assert abs(shape.width - (section.page_width - section.left_margin - section.right_margin)) < 20_000
    assert shape._inline.docPr.get("descr") == "Een groen vlak"
