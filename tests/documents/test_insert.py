"""Clauses into a Word file that was there already."""

import io
import zipfile

import docx as python_docx
import pytest
from tests.documents.handed_in import STYLES, docx, odt, p, table

from aankoopwijzer.documents.document_error import DocumentError, DocumentErrors
from aankoopwijzer.documents.insert import Insertion, NewParagraph, insert_clauses
from aankoopwijzer.documents.reading import read_document

MAIN = "word/document.xml"
SECTION = "<w:sectPr><w:pgSz w:w='11906'/></w:sectPr>"


def _inserted(body: str, *insertions: tuple[str, list[NewParagraph]], **more: object) -> bytes:
    wanted = [Insertion(under, tuple(new)) for under, new in insertions]
    return insert_clauses(docx(body, **more), wanted, name="bestek.docx")  # type: ignore[arg-type]


def _main(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read(MAIN).decode()


def _shown(content: bytes) -> list[str]:
    return [block.shown for block in read_document(content, "a.docx").blocks]


def test_a_text_stands_after_what_is_directly_under_the_heading():
    body = p("Prijs", style="Kop1") + p("Vast.") + p("Btw", style="Kop2") + p("Zonder.") + p("Termijn", style="Kop1")
    made = _inserted(body + SECTION, ("Prijs", [NewParagraph("Nieuw.")]))
    assert _shown(made) == ["Prijs", "Vast.", "Nieuw.", "Btw", "Zonder.", "Termijn"]


def test_a_heading_of_its_own_stands_at_the_end_of_the_section_in_the_style_of_that_level():
    body = p("Prijs", style="Kop1") + p("Vast.") + p("Btw", style="Kop2") + p("Zonder.") + p("Termijn", style="Kop1")
    made = _inserted(body, ("Prijs", [NewParagraph("Sociaal", "heading"), NewParagraph("Nieuw.")]))
    assert _shown(made) == ["Prijs", "Vast.", "Btw", "Zonder.", "Sociaal", "Nieuw.", "Termijn"]
    found = next(block for block in read_document(made, "a.docx").blocks if block.text == "Sociaal")
    assert (found.level, found.under) == (2, ("Prijs",))


def test_at_the_end_of_the_document_it_stands_before_the_margins():
    made = _main(_inserted(p("Prijs", style="Kop1") + SECTION, ("Prijs", [NewParagraph("Nieuw.")])))
    assert made.index("Nieuw.") < made.index("<w:sectPr>")


def test_what_was_there_is_the_same_to_the_byte():
    body = p("Prijs", style="Kop1") + p("Vast &amp; zeker.", run="<w:i/>") + table(("a", "b")) + SECTION
    before = docx(body, parts={"word/media/a.png": bytes(range(256)), "docProps/app.xml": "<a   b='c'/>"})
    made = insert_clauses(before, [Insertion("Prijs", (NewParagraph("Nieuw."),))], name="a.docx")
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert old.namelist() == new.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == [MAIN]
    at = _main(made).index('<w:p><w:r><w:t xml:space="preserve">Nieuw.')
    length = len(_main(made)) - len(_main(before))
    assert _main(made)[:at] + _main(made)[at + length :] == _main(before)


def test_typed_numbers_go_on():
    body = p("2. Prijs", style="Kop1") + p("2.1 Vast.") + p("2.2 Zonder btw.") + p("3. Termijn", style="Kop1")
    made = _inserted(body, ("2. Prijs", [NewParagraph("Nieuw."), NewParagraph("Nog een.")]))
    assert _shown(made)[2:5] == ["2.2 Zonder btw.", "2.3 Nieuw.", "2.4 Nog een."]


def test_counted_numbers_go_on_by_themselves():
    body = (
        p("Prijs", number=(1, 0), style="Kop1") + p("Vast.", number=(1, 1)) + p("Termijn", number=(1, 0), style="Kop1")
    )
    made = _inserted(body, ("Artikel 1 Prijs", [NewParagraph("Nieuw.")]))
    assert _shown(made) == ["Artikel 1 Prijs", "1.1 Vast.", "1.2 Nieuw.", "Artikel 2 Termijn"]


def test_items_look_like_the_bullets_of_the_document():
    body = p("Prijs", style="Kop1") + p("Bewijs:") + p("een attest;", style="Lijst")
    made = _inserted(body, ("Prijs", [NewParagraph("een foto.", "list_item")]))
    assert _shown(made)[-2:] == ["• een attest;", "• een foto."]


def test_items_get_a_dash_where_the_document_has_no_list():
    plain = STYLES[: STYLES.index('<w:style w:type="paragraph" w:styleId="Lijst">')] + "</w:styles>"
    made = _inserted(
        p("Prijs", style="Kop1") + p("Bewijs:"), ("Prijs", [NewParagraph("een foto.", "list_item")]), styles=plain
    )
    assert "–\xa0een foto." in _main(made)


def test_the_font_of_the_paragraphs_around_is_taken_over():
    font = "<w:rFonts w:ascii='Arial'/><w:sz w:val='18'/>"
    made = _inserted(p("Prijs", style="Kop1") + p("Vast.", run=font), ("Prijs", [NewParagraph("Nieuw.")]))
    assert '<w:rFonts w:ascii="Arial"/><w:sz w:val="18"/>' in _main(made).replace(font, "")


def test_an_empty_paragraph_that_ends_a_page_stays_last():
    broken = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
    made = _main(
        _inserted(
            p("Prijs", style="Kop1") + p("Vast.") + broken + p("Termijn", style="Kop1"),
            ("Prijs", [NewParagraph("Nieuw.")]),
        )
    )
    assert made.index("Nieuw.") < made.index("w:br") < made.index("Termijn")


def test_a_heading_in_a_table_keeps_its_clauses_in_its_cell():
    cell = p("Prijs", style="Kop1") + p("Vast.")
    body = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>" + p("Termijn", style="Kop1")
    made = _main(_inserted(body, ("Prijs", [NewParagraph("Nieuw.")])))
    assert made.index("Vast.") < made.index("Nieuw.") < made.index("</w:tc>")


def test_headings_that_are_not_found_or_found_twice_are_all_told():
    body = p("Prijs", style="Kop1") + p("Btw", style="Kop1") + p("Prijs", style="Kop1")
    with pytest.raises(DocumentErrors) as refused:
        _inserted(body, ("Prijs", [NewParagraph("x")]), ("Weg", [NewParagraph("x")]))
    assert str(refused.value) == (
        "bestek.docx: The document has the heading Prijs 2 times; Say which one by its place.\n"
        "bestek.docx: The document has no heading Weg; Choose one of the headings of the document: Prijs; Btw; Prijs."
    )


def test_one_of_two_headings_is_said_by_its_place():
    before = docx(p("Prijs", style="Kop1") + p("Een.") + p("Prijs", style="Kop1") + p("Twee."))
    place = read_document(before, "a.docx").blocks[2].place
    made = insert_clauses(before, [Insertion(place, (NewParagraph("Nieuw."),))], name="a.docx")
    assert _shown(made) == ["Prijs", "Een.", "Prijs", "Twee.", "Nieuw."]


def test_hostile_words_are_text_and_another_program_opens_the_file():
    words = "a]]></w:t><w:p/>&e;\x00\ufffe\nb"
    made = _inserted(p("Prijs", style="Kop1") + p("Vast."), ("Prijs", [NewParagraph(words)]))
    assert python_docx.Document(io.BytesIO(made)).paragraphs[-1].text == "a]]></w:t><w:p/>&e;\nb"


def test_nothing_to_insert_gives_the_same_file():
    before = docx(p("Prijs", style="Kop1"))
    assert insert_clauses(before, [], name="a.docx") == before


def test_only_word_takes_clauses():
    with pytest.raises(DocumentError, match="this is an OpenDocument text"):
        insert_clauses(odt("<text:p>x</text:p>"), [Insertion("x", (NewParagraph("x"),))], name="a.odt")


@pytest.mark.shared_data
def test_every_heading_of_the_examples_takes_a_clause_in_its_own_numbering(shared_data):
    for file in sorted((shared_data / "eval" / "documents").glob("*.docx")):
        before = read_document(file.read_bytes(), file.name).blocks
        headings = [block for block in before if block.kind == "heading"]
        wanted = [Insertion(heading.shown, (NewParagraph("Nieuw."),)) for heading in headings]
        after = read_document(insert_clauses(file.read_bytes(), wanted, name=file.name), file.name).blocks
        new = [block for block in after if block.text == "Nieuw."]
        assert [block.under[-1] for block in new] == [heading.shown for heading in headings]
        assert all(block.number.startswith(f"{heading.article}.") for block, heading in zip(new, headings, strict=True))
        assert [block.shown for block in after if block.text != "Nieuw."] == [block.shown for block in before]
