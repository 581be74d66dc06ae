"""Comments at passages of a Word file that was there already."""

import datetime as dt
import io
import re
import zipfile

import docx as python_docx
import pytest
from tests.documents.handed_in import W, docx, odt, p, table

from aankoopwijzer.documents.comments import Comment, Commented, with_comments
from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.documents.text_blocks import Place

MAIN = "word/document.xml"
_ANCHOR = re.compile(rb"<w:commentRange(?:Start|End)[^>]*/>|<w:r(?: [^>]*)?><w:commentReference[^>]*/></w:r>")


def _commented(content: bytes, *comments: Comment) -> Commented:
    return with_comments(
        content, comments, name="bestek.docx", author="Aankoopwijzer", initials="AW", on=dt.date(2026, 3, 2)
    )


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _opened(content: bytes) -> list[tuple[str, str]]:
    """Author and text of each comment, as another program reads them."""
    return [(each.author, each.text) for each in python_docx.Document(io.BytesIO(content)).comments]


def test_a_comment_stands_at_its_paragraph_and_another_program_reads_it():
    made = _commented(docx(p("Een.") + p("Twee.")), Comment(Place(MAIN, 1), 'Te zwak: <5 & "x".\nZie art. 2.'))
    assert _opened(made.content) == [("Aankoopwijzer", 'Te zwak: <5 & "x".\nZie art. 2.')]
    xml = _parts(made.content)[MAIN]
    assert xml.index(b"Een.") < xml.index(b"commentRangeStart") < xml.index(b"Twee.") < xml.index(b"commentRangeEnd")


def test_without_its_anchors_the_text_is_the_same_to_the_byte():
    before = docx(p("1.1 De prijs.", style="Kop1") + table(("a", "b"), ("c", "d")) + "<w:sectPr w:rsidR='00A1'/>")
    blocks = read_document(before, "a.docx").blocks
    made = _commented(before, *(Comment(block.place, "x") for block in blocks))
    assert _ANCHOR.sub(b"", _parts(made.content)[MAIN]) == _parts(before)[MAIN]
    assert len(_opened(made.content)) == len(blocks)


def test_every_other_part_keeps_its_bytes_and_its_place():
    before = docx(p("Een."), parts={"word/media/a.png": bytes(range(256))})
    made = _commented(before, Comment(Place(MAIN, 0), "x"))
    old, new = _parts(before), _parts(made.content)
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert list(new) == [*old, "word/comments.xml"]


def test_what_is_read_stays_what_it_was():
    before = docx(p("Prijs", number=(1, 0)) + p("1.1 De prijs.") + table(("a", "b"), ("c", "d")))
    made = _commented(before, *(Comment(Place(MAIN, index), "x") for index in range(6)))
    assert read_document(made.content, "a.docx").blocks == read_document(before, "a.docx").blocks


def test_comments_that_are_there_stay_and_numbers_go_on():
    once = _commented(docx(p("Een.") + p("Twee.")), Comment(Place(MAIN, 0), "eerste"))
    twice = _commented(once.content, Comment(Place(MAIN, 1), "tweede"), Comment(Place(MAIN, 1), "derde"))
    assert [text for _, text in _opened(twice.content)] == ["eerste", "tweede", "derde"]
    assert re.findall(rb'<w:comment w:id="(\d+)"', _parts(twice.content)["word/comments.xml"]) == [b"0", b"1", b"2"]


def test_a_list_of_comments_that_is_empty_is_filled():
    before = docx(
        p("Een."),
        parts={"word/comments.xml": f'<w:comments xmlns:w="{W}"/>'},
        relations=[("r9", "comments", "comments.xml")],
    )
    assert b"eerste" in _parts(_commented(before, Comment(Place(MAIN, 0), "eerste")).content)["word/comments.xml"]


def test_what_has_no_place_comes_back():
    comments = [
        Comment(Place("word/header1.xml", 0), "kop"),
        Comment(Place(MAIN, 7), "ver"),
        Comment(Place(MAIN, -1), "terug"),
        Comment(Place(MAIN, 1), "leeg"),
    ]
    before = docx(p("Een.") + "<w:p/>")
    made = _commented(before, *comments)
    assert (made.without_place, made.content) == (tuple(comments), before)


def test_a_comment_on_a_text_box_stands_at_the_paragraph_around_it():
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('In de kader.')}</w:txbxContent></w:pict></w:r></w:p>"
    xml = _parts(_commented(docx(box), Comment(Place(MAIN, 1), "x")).content)[MAIN]
    assert (
        xml.index(b"commentRangeStart")
        < xml.index(b"<w:pict>")
        < xml.index(b"</w:pict>")
        < xml.index(b"commentRangeEnd")
    )


def test_another_prefix_for_the_names_of_word_is_understood():
    other = docx(
        "",
        parts={MAIN: f'<x:document xmlns:x="{W}"><x:body><x:p><x:r><x:t>Een.</x:t></x:r></x:p></x:body></x:document>'},
    )
    made = _commented(other, Comment(Place(MAIN, 0), "x"))
    assert read_document(made.content, "a.docx").blocks[0].text == "Een."
    assert _opened(made.content) == [("Aankoopwijzer", "x")]


def test_the_same_comments_give_the_same_bytes():
    before = docx(p("Een."))
    assert _commented(before, Comment(Place(MAIN, 0), "x")) == _commented(before, Comment(Place(MAIN, 0), "x"))


def test_hostile_words_are_text():
    made = _commented(docx(p("Een.")), Comment(Place(MAIN, 0), "\x00]]></w:t><w:br/>&e;\ufffe"))
    assert _opened(made.content) == [("Aankoopwijzer", "]]></w:t><w:br/>&e;")]


def test_only_word_takes_comments():
    with pytest.raises(DocumentError) as refused:
        _commented(odt("<text:p>x</text:p>"), Comment(Place(MAIN, 0), "x"))
    assert str(refused.value) == (
        "bestek.docx: Only a Word file (docx) can be written into; this is an OpenDocument text; Give the document as docx."
    )


@pytest.mark.shared_data
def test_the_examples_take_a_comment_at_every_passage(shared_data):
    for file in sorted((shared_data / "eval" / "documents").glob("*.docx")):
        before = read_document(file.read_bytes(), file.name).blocks
        made = _commented(file.read_bytes(), *(Comment(block.place, block.text) for block in before))
        assert made.without_place == ()
        assert read_document(made.content, file.name).blocks == before
        assert len(_opened(made.content)) == len(before)
