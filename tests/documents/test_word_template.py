"""An authority's own Word template: its looks come along, nothing that runs or fetches does."""

import io
import zipfile

import docx as python_docx
import pytest
from tests.documents.handed_in import STYLES, docx, odt, p, zipped
from tests.documents.writing import HOSTILE, document

from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.word import word_file
from aankoopwijzer.documents.word_template import safe_template

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SETTINGS = (
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{R}"><w:attachedTemplate r:id="rId1"/><w:zoom w:percent="100"/></w:settings>'
)
LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{R}/attachedTemplate" Target="file:///\\\\server\\x.dotm" TargetMode="External"/>'
    "</Relationships>"
)
SECTION = "<w:sectPr><w:pgSz w:w='12000' w:h='15000'/><w:pgMar w:left='3000' w:right='1000'/></w:sectPr>"


def _house(body: str = p("Voorbeeld", style="Kop1") + p("Lorem."), **more: object) -> bytes:
    return docx(body + SECTION, **more)  # type: ignore[arg-type]


def _made(template: bytes, text: str = "Tekst"):
    return python_docx.Document(io.BytesIO(word_file(document(text), safe_template(template, name="a.docx").content)))


def test_the_text_of_the_template_goes_and_its_page_and_styles_stay():
    made = _made(_house())
    said = [paragraph.text for paragraph in made.paragraphs]
    assert "Lorem." not in said
    assert "Hoofdstuk Tekst" in said
    assert made.sections[0].page_width.twips == 12000
    heading = next(paragraph for paragraph in made.paragraphs if paragraph.text == "Hoofdstuk Tekst")
    assert heading.style.style_id == "Kop1"


def test_a_table_is_as_wide_as_the_page_of_the_template():
    (table,) = _made(_house()).tables
    assert sum(column.width.twips for column in table.columns) == pytest.approx(8000, abs=2)


def test_styles_that_are_missing_are_added_and_those_that_are_there_are_left():
    made = _made(_house())
    names = {style.name for style in made.styles}
    assert {"Clause", "Labelled", "Tick List", "Aankoopwijzer Table", "Heading 3", "Heading 4", "Caption"} <= names
    assert made.styles["Heading 3"].paragraph_format.keep_with_next
    assert made.styles["Heading 1"].font.size is None


def test_nothing_is_formatted_by_hand():
    made = _made(_house())
    assert [run for paragraph in made.paragraphs for run in paragraph.runs if run.bold or run.font.size] == []


def test_a_template_without_a_list_shows_bullets_all_the_same():
    plain = STYLES[: STYLES.index('<w:style w:type="paragraph" w:styleId="Lijst">')] + "</w:styles>"
    assert "•\tpunt Tekst" in [paragraph.text for paragraph in _made(_house(styles=plain)).paragraphs]


def test_its_header_and_footer_stay():
    made = python_docx.Document()
    made.sections[0].header.paragraphs[0].text = "Gemeente Duinzele"
    buffer = io.BytesIO()
    made.save(buffer)
    assert _made(buffer.getvalue()).sections[0].header.paragraphs[0].text == "Gemeente Duinzele"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_text_in_a_template_too(text):
    assert _made(_house(), text).paragraphs


def test_the_same_document_and_template_give_the_same_bytes():
    template = safe_template(_house(), name="a.docx").content
    assert word_file(document(), template) == word_file(document(), template)


def test_a_dotx_is_taken_as_a_template():
    with zipfile.ZipFile(io.BytesIO(_house())) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert _made(zipped(parts | {"[Content_Types].xml": types})).paragraphs


def test_the_link_to_another_template_is_taken_out_and_said():
    parts = {"word/settings.xml": SETTINGS, "word/_rels/settings.xml.rels": LINK}
    found = safe_template(_house(parts=parts), name="a.docx")
    assert [each.code for each in found.remarks] == ["template-link-left-out"]
    with zipfile.ZipFile(io.BytesIO(found.content)) as opened:
        everything = b"".join(opened.read(name) for name in opened.namelist())
        assert b"zoom" in opened.read("word/settings.xml")
    assert b"attachedTemplate" not in everything
    assert b"dotm" not in everything


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"parts": {"word/vbaProject.bin": b"x"}}, "template-macros"),
        ({"parts": {"word/embeddings/oleObject1.bin": b"x"}}, "template-embedded"),
        ({"parts": {"word/activeX/activeX1.xml": "<a/>"}}, "template-embedded"),
        ({"relations": [("r9", "image", "http://evil.example/x.png")]}, "template-outside"),
        ({"relations": [("r9", "oleObject", "file:///etc/passwd://")]}, "template-embedded"),
        ({"relations": [("r9", "hyperlink", "file://server/share")]}, "template-outside"),
        ({"relations": [("r9", "aFChunk", "part.html")]}, "template-embedded"),
        ({"parts": {"word/header1.xml": "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"}}, "dtd"),
        ({"parts": {"word/media/bomb.bin": b"0" * 20_000_000}}, "unpacks-too-large"),
    ],
)
def test_what_runs_or_fetches_is_refused_with_the_reason(more, code):
    with pytest.raises(DocumentError) as refused:
        safe_template(_house(**more), name="a.docx")
    assert refused.value.code == code


def test_an_ordinary_link_to_a_website_may_stay():
    assert safe_template(_house(relations=[("r9", "hyperlink", "https://www.brugge.be")]), name="a.docx").remarks == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04broken", "corrupt"), (b"hallo", "not-word"), (odt("<text:p>x</text:p>"), "not-word")],
)
def test_what_is_no_word_file_is_refused(content, code):
    with pytest.raises(DocumentError) as refused:
        safe_template(content, name="a.docx")
    assert refused.value.code == code


def test_a_very_large_template_is_refused():
    with pytest.raises(DocumentError, match="at most"):
        safe_template(b"PK\x03\x04" + b"0" * 10 * 1024 * 1024, name="a.docx")
