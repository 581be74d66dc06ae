"""What is read from a Word file, one thing at a time."""

import re

import pytest
from tests.documents.handed_in import W, docx, p, table

from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.documents.text_blocks import ReadDocument, TextBlock

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def _read(body: str, **more: object) -> ReadDocument:
    return read_document(docx(body, **more), "bestek.docx")  # type: ignore[arg-type]


def _shown(body: str, **more: object) -> list[str]:
    return [block.shown for block in _read(body, **more).blocks]


def _only(body: str, **more: object) -> TextBlock:
    (block,) = _read(body, **more).blocks
    return block


def _codes(document: ReadDocument) -> set[str]:
    return {remark.code for remark in document.remarks}


def test_headings_follow_the_styles_whatever_their_ids_are():
    read = _read(p("Eerste", style="Kop1") + p("Tweede", style="Eigen") + p("Tekst."))
    assert [(block.kind, block.level, block.under) for block in read.blocks] == [
        ("heading", 1, ()),
        ("heading", 2, ("Eerste",)),
        ("paragraph", 0, ("Eerste", "Tweede")),
    ]


def test_numbers_that_word_counts_are_shown_and_name_the_article():
    body = (
        p("Prijs", number=(1, 0), style="Kop1")
        + p("De prijs is vast.", number=(1, 1))
        + p("zonder btw;", number=(1, 2))
        + p("met btw.", number=(1, 2))
        + p("De prijs herziet.", number=(1, 1))
        + p("Termijn", number=(1, 0), style="Kop1")
        + p("Dertig dagen.", number=(1, 1))
    )
    read = _read(body)
    assert [(block.number, block.article) for block in read.blocks] == [
        ("Artikel 1", "1"),
        ("1.1", "1.1"),
        ("a)", "1.1"),
        ("b)", "1.1"),
        ("1.2", "1.2"),
        ("Artikel 2", "2"),
        ("2.1", "2.1"),
    ]
    assert read.blocks[2].under == ("Artikel 1 Prijs",)


def test_a_list_that_starts_elsewhere_starts_there():
    assert _shown(p("Prijs", number=(2, 0)) + p("Termijn", number=(2, 0))) == ["Artikel 12 Prijs", "Artikel 13 Termijn"]


def test_legal_numbering_writes_roman_chapters_as_figures():
    assert _shown(p("Deel", number=(4, 0)) + p("Punt", number=(4, 1))) == ["I. Deel", "1.1 Punt"]


def test_a_list_of_zero_takes_the_number_of_a_style_away():
    nothing = "<w:numPr><w:numId w:val='0'/></w:numPr>"
    assert _shown(p("met", style="Lijst") + p("zonder", style="Lijst", properties=nothing)) == ["• met", "zonder"]


def test_a_number_that_was_typed_is_told_from_its_text():
    block = _only(p("2.4 De laadruimte is ruim."))
    assert (block.number, block.text, block.kind, block.article) == (
        "2.4",
        "De laadruimte is ruim.",
        "paragraph",
        "2.4",
    )


def test_inserted_text_counts_and_deleted_text_does_not():
    body = (
        "<w:p><w:r><w:t>Minstens </w:t></w:r><w:del w:id='1'><w:r><w:delText>10</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>20</w:t></w:r></w:ins><w:moveFrom w:id='3'><w:r><w:t> weg</w:t></w:r></w:moveFrom>"
        "<w:r><w:t> procent.</w:t></w:r></w:p>"
    )
    read = _read(body)
    assert read.blocks[0].text == "Minstens 20 procent."
    assert "changes-tracked" in _codes(read)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    assert _shown(p("Eerste deel", properties="<w:rPr><w:del w:id='1'/></w:rPr>") + p(" en tweede.")) == [
        "Eerste deel en tweede."
    ]


def test_a_deleted_row_is_no_row():
    row = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    kept = table(("Prijs", "60"), ("Kwaliteit", "40"))
    assert _shown(kept.replace("</w:tbl>", row.format(p("Weg"), p("10")) + "</w:tbl>")) == [
        "Prijs | 60",
        "Kwaliteit | 40",
    ]


def test_comments_are_no_part_of_the_text():
    body = (
        "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>De prijs.</w:t></w:r><w:commentRangeEnd w:id='0'/>"
        "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
    )
    comments = f"<w:comments xmlns:w='{W}'><w:comment w:id='0'>{p('Klopt dit?')}</w:comment></w:comments>"
    read = _read(body, parts={"word/comments.xml": comments}, relations=[("r9", "comments", "comments.xml")])
    assert [block.text for block in read.blocks] == ["De prijs."]
    assert "comments-left-out" in _codes(read)


def test_the_code_of_a_field_is_not_text_but_its_result_is():
    body = (
        "<w:p><w:r><w:t>Zie artikel </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText> REF _Ref1 \\r </w:instrText><w:t>code</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert _shown(body) == ["Zie artikel 12."]


def test_the_text_of_a_link_counts_and_its_target_is_never_asked_for():
    body = "<w:p><w:hyperlink r:id='r9'><w:r><w:t>de lijst</w:t></w:r></w:hyperlink></w:p>"
    read = _read(body, relations=[("r9", "hyperlink", "http://127.0.0.1:9/lijst")])
    assert [block.text for block in read.blocks] == ["de lijst"]
    assert "not-fetched" not in _codes(read)


def test_what_lies_outside_the_file_is_told_and_not_fetched():
    outside = [("r8", "attachedTemplate", "http://127.0.0.1:9/a.dotm"), ("r9", "image", "http://127.0.0.1:9/b.png")]
    read = _read(p("Tekst."), relations=outside)
    assert [dict(remark.parameters) for remark in read.remarks if remark.code == "not-fetched"] == [{"number": 2}]


def test_a_text_box_is_read_once_where_it_stands():
    box = "<w:txbxContent><w:p><w:r><w:t>In de kader.</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Ervoor.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert _shown(body + p("Erna.")) == ["Ervoor.", "In de kader.", "Erna."]


def test_a_footnote_follows_the_paragraph_that_refers_to_it():
    note = f"<w:footnotes xmlns:w='{W}'><w:footnote w:id='0' w:type='separator'>{p('---')}</w:footnote>"
    note += f"<w:footnote w:id='2'>{p('Of gelijkwaardig.')}</w:footnote></w:footnotes>"
    body = "<w:p><w:r><w:t>Met het label.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>" + p("Verder.")
    read = _read(body, parts={"word/footnotes.xml": note}, relations=[("r9", "footnotes", "footnotes.xml")])
    assert [(block.kind, block.shown) for block in read.blocks] == [
        ("paragraph", "Met het label."),
        ("footnote", "1 Of gelijkwaardig."),
        ("paragraph", "Verder."),
    ]
    assert read.blocks[1].place == ("word/footnotes.xml", 1)


def test_headers_and_footers_are_read_once_and_stand_under_no_heading():
    header = f"<w:hdr xmlns:w='{W}'>{p('Bestek 2025-01')}</w:hdr>"
    section = "<w:sectPr><w:headerReference w:type='{}' r:id='r9'/></w:sectPr>"
    body = p("Kop", style="Kop1") + p("Een.", properties=section.format("default")) + section.format("first")
    read = _read(body, parts={"word/header1.xml": header}, relations=[("r9", "header", "header1.xml")])
    assert [(block.kind, block.text, block.under) for block in read.blocks][2:] == [("header", "Bestek 2025-01", ())]


def test_rows_carry_the_header_of_their_table():
    read = _read(table(("Criterium", "Punten"), ("Prijs", "60"), ("Duurzaamheid", "40")))
    assert [(block.kind, block.cells, block.columns) for block in read.blocks] == [
        ("table_row", ("Criterium", "Punten"), ()),
        ("table_row", ("Prijs", "60"), ("Criterium", "Punten")),
        ("table_row", ("Duurzaamheid", "40"), ("Criterium", "Punten")),
    ]
    assert read.blocks[2].spoken == "Criterium: Duurzaamheid; Punten: 40"


def test_a_merged_cell_is_said_again_in_each_of_its_rows():
    cell = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    body = (
        "<w:tbl><w:tr>" + cell.format(" w:val='restart'", p("Milieu")) + f"<w:tc>{p('CO2')}</w:tc></w:tr>"
        "<w:tr>" + cell.format("", "<w:p/>") + f"<w:tc>{p('Lawaai')}</w:tc></w:tr></w:tbl>"
    )
    assert [block.cells for block in _read(body).blocks] == [("Milieu", "CO2"), ("Milieu", "Lawaai")]


def test_a_table_that_only_lays_the_page_out_is_read_as_text():
    body = "<w:tbl><w:tr><w:tc>" + p("Prijs", style="Kop1") + p("De prijs is vast.") + "</w:tc></w:tr></w:tbl>"
    assert [(block.kind, block.text) for block in _read(body).blocks] == [
        ("heading", "Prijs"),
        ("paragraph", "De prijs is vast."),
    ]


def test_a_table_inside_a_cell_is_not_lost():
    inner = table(("a", "b"), ("c", "d"))
    assert "c | d" in _shown(table((inner + p("staart"), "rechts"), ("onder", "rechts")))[0]


def test_entries_of_the_contents_are_no_headings():
    entries = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    entries += f"<w:sdtContent>{p('1. Prijs 3', style='Kop1')}</w:sdtContent></w:sdt>"
    read = _read(entries + p("2. Termijn 4", style="Inhopg1") + p("Tekst."))
    assert [block.kind for block in read.blocks] == ["contents", "contents", "paragraph"]
    assert read.blocks[2].under == ()


def test_hidden_text_is_left_out_and_that_is_told():
    body = p("Zichtbaar.") + p("weg", run="<w:vanish/>") + p("ook weg", run="<w:rStyle w:val='Verborgen'/>")
    read = _read(body)
    assert [block.text for block in read.blocks] == ["Zichtbaar."]
    assert "hidden-left-out" in _codes(read)


@pytest.mark.parametrize(
    ("text", "run", "kind"),
    [
        ("Artikel 3 - Prijs", "", "heading"),
        ("Sociale clausule", "<w:b/>", "heading"),
        ("GUNNINGSCRITERIA", "", "heading"),
        ("De prijs is vast.", "<w:b/>", "paragraph"),
        ("De prijs is vast en wordt niet herzien", "<w:b/>", "paragraph"),
        ("Sociale clausule", "", "paragraph"),
        ("Sociale clausule", "<w:b w:val='0'/>", "paragraph"),
    ],
)
def test_a_heading_without_a_style_is_known_by_its_looks(text, run, kind):
    assert _only(p(text, run=run)).kind == kind


def test_a_title_is_no_heading_and_names_the_document():
    read = _read(p("Bestek 12", style="Titel") + p("Tekst."))
    assert (read.title, read.blocks[0].kind, read.blocks[1].under) == ("Bestek 12", "title", ())


def test_the_language_is_the_one_that_the_file_declares():
    assert _read(p("Tekst.")).language == "nl-BE"


def test_pages_follow_the_last_layout():
    rendered = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Twee.</w:t></w:r></w:p>"
    read = _read(p("Een.") + rendered + rendered.replace("Twee", "Drie"))
    assert [block.page for block in read.blocks] == [1, 2, 3]
    assert (read.pages, read.page_count) == ("laid_out", 3)
    assert "pages-laid-out" in _codes(read)


def test_a_break_that_the_layout_repeats_counts_once():
    body = (
        p("Een.") + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Twee.</w:t></w:r></w:p>"
    )
    assert [block.page for block in _read(body).blocks] == [1, 2]


def test_pages_after_a_break_of_the_writer_are_known_as_long_as_they_are_certain():
    broken = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
    read = _read(p("Een.") + broken + p("Twee.") + p("woord " * 400) + p("Waar?") + broken + p("Hoeveelste?"))
    assert [block.page for block in read.blocks] == [1, 2, 2, None, None]
    assert (read.pages, read.page_count) == ("breaks", None)


def test_a_section_that_starts_on_a_new_page_breaks_the_page():
    section = "<w:sectPr><w:type w:val='{}'/></w:sectPr>"
    body = p("Een.", properties=section.format("nextPage")) + p("Twee.", properties=section.format("nextPage"))
    read = _read(body + p("Ook twee.") + section.format("continuous"))
    assert [block.page for block in read.blocks] == [1, 2, 2]


def test_pages_that_are_not_known_are_none():
    read = _read(p("woord " * 400) + p("Waar?"))
    assert [block.page for block in read.blocks] == [None, None]
    assert (read.pages, read.page_count) == ("unknown", None)
    assert "pages-unknown" in _codes(read)


def test_a_layout_with_an_impossible_page_is_not_believed():
    read = _read(p("woord " * 2000) + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Twee.</w:t></w:r></w:p>")
    assert [block.page for block in read.blocks] == [None, None]


def test_macros_are_told_and_only_the_text_is_read():
    read = _read(p("Tekst."), parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert ([block.text for block in read.blocks], "macros-ignored" in _codes(read)) == (["Tekst."], True)


def test_embedded_files_are_told():
    read = _read(p("Tekst."), parts={"word/embeddings/a.xlsx": b"PK"})
    assert [dict(remark.parameters) for remark in read.remarks if remark.code == "embedded-not-read"] == [{"number": 1}]


def test_strict_office_open_xml_is_read_like_the_usual():
    assert _shown(p("1.1 De tekst."), namespace=STRICT) == ["1.1 De tekst."]


def test_the_text_is_found_by_its_relation_whatever_it_is_called():
    assert _shown(p("Tekst."), main="inhoud/tekst.xml") == ["Tekst."]


def test_a_place_counts_every_paragraph_of_its_part():
    made = docx(p("Een.") + "<w:p/>" + table(("a", "b")) + p("Vier."))
    blocks = read_document(made, "bestek.docx").blocks
    assert [block.place for block in blocks] == [("word/document.xml", index) for index in (0, 2, 4)]


def test_the_same_bytes_are_read_the_same():
    made = docx(p("Prijs", number=(1, 0)) + table(("a", "b"), ("c", "d")))
    assert read_document(made, "bestek.docx") == read_document(made, "bestek.docx")


def test_odd_signs_become_what_a_reader_sees():
    body = (
        "<w:p><w:r><w:t>CO2</w:t><w:noBreakHyphen/><w:t>uitstoot</w:t><w:tab/><w:t>duur</w:t><w:softHyphen/>"
        "<w:t>zaam</w:t><w:br/><w:sym w:font='Symbol' w:char='F0B3'/><w:t> 5</w:t></w:r></w:p>"
    )
    assert _shown(body) == ["CO2-uitstoot duurzaam ≥ 5"]


@pytest.mark.shared_data
def test_every_heading_that_the_examples_name_is_found(shared_data):
    import json

    for file in sorted((shared_data / "eval" / "documents").glob("*.docx")):
        expected = json.loads(file.with_name(f"{file.name}.json").read_text("utf-8"))
        read = read_document(file.read_bytes(), file.name)
        headings = {block.shown for block in read.blocks if block.kind == "heading"}
        assert {each["heading"] for each in expected["covered"]} <= headings, file.name
        text = " ".join(block.text for block in read.blocks)
        for risky in expected["risky"]:
            assert re.sub(r"^[\d.]+ ", "", risky["text"]) in text
