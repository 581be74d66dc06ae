"""What is read from an OpenDocument text, one thing at a time."""

from tests.documents.handed_in import odt

from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.documents.text_blocks import ReadDocument

OUTLINE = (
    '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles>'
)
LISTS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
)


def _read(body: str, **more: object) -> ReadDocument:
    return read_document(odt(body, **more), "bestek.odt")  # type: ignore[arg-type]


def _shown(body: str, **more: object) -> list[str]:
    return [block.shown for block in _read(body, **more).blocks]


def _h(text: str, level: int) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def test_headings_carry_the_numbers_of_the_outline():
    body = _h("Prijs", 1) + _h("Vast", 2) + _h("Herziening", 2) + _h("Termijn", 1) + "<text:p>Tekst.</text:p>"
    read = _read(body, styles=OUTLINE)
    assert [block.shown for block in read.blocks] == ["1. Prijs", "1.1 Vast", "1.2 Herziening", "2. Termijn", "Tekst."]
    assert (read.blocks[-1].under, read.blocks[-1].article) == (("2. Termijn",), "2")


def test_lists_are_counted_and_bullets_shown():
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:p>een</text:p><text:list><text:list-item>'
        "<text:p>diep</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>twee</text:p><text:p>vervolg</text:p></text:list-item></text:list>"
    )
    read = _read(body, automatic=LISTS)
    assert [block.shown for block in read.blocks] == ["a) een", "• diep", "b) twee", "vervolg"]
    assert [block.level for block in read.blocks] == [1, 2, 1, 0]


def test_a_list_that_goes_on_counts_on_and_a_new_one_starts_again():
    one = '<text:list text:style-name="L1"{}><text:list-item><text:p>x</text:p></text:list-item></text:list>'
    body = one.format("") + one.format(' text:continue-numbering="true"') + one.format("")
    assert _shown(body, automatic=LISTS) == ["a) x", "b) x", "a) x"]


def test_deleted_text_and_comments_are_left_out():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>Blijft<office:annotation><text:p>klopt?</text:p>"
        "</office:annotation>.</text:p>"
    )
    read = _read(body)
    assert [block.text for block in read.blocks] == ["Blijft."]
    assert {"changes-tracked", "comments-left-out"} <= {remark.code for remark in read.remarks}


def test_spaces_tabs_links_and_line_breaks_are_read():
    body = '<text:p>Zie<text:s text:c="3"/><text:a xlink:href="http://127.0.0.1:9/">de lijst</text:a><text:tab/>nu<text:line-break/>dan.</text:p>'
    assert _shown(body) == ["Zie de lijst nu dan."]


def test_footnotes_and_text_boxes_follow_their_paragraph():
    body = (
        "<text:p>Label<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of gelijkwaardig.</text:p>"
        "</text:note-body></text:note>.<draw:frame><draw:text-box><text:p>Kader.</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert [(block.kind, block.text) for block in _read(body).blocks] == [
        ("paragraph", "Label."),
        ("footnote", "Of gelijkwaardig."),
        ("paragraph", "Kader."),
    ]


def test_rows_carry_the_header_of_their_table():
    row = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
    body = (
        f"<table:table><table:table-header-rows>{row.format('Criterium', 'Punten')}</table:table-header-rows>"
        f"{row.format('Prijs', '60')}</table:table>"
    )
    assert [block.spoken for block in _read(body).blocks] == ["Criterium | Punten", "Criterium: Prijs; Punten: 60"]


def test_a_contents_table_is_no_text():
    body = f"<text:table-of-content><text:index-body>{_h('1. Prijs 3', 1)}</text:index-body></text:table-of-content><text:p>x</text:p>"
    assert [block.kind for block in _read(body).blocks] == ["contents", "paragraph"]


def test_headers_and_footers_are_read_once():
    styles = (
        "<office:master-styles><style:master-page><style:header><text:p>Bestek 7</text:p></style:header>"
        "<style:footer><text:p>Gemeente</text:p></style:footer></style:master-page><style:master-page>"
        "<style:header><text:p>Bestek 7</text:p></style:header></style:master-page></office:master-styles>"
    )
    assert [(block.kind, block.text) for block in _read("<text:p>x</text:p>", styles=styles).blocks] == [
        ("paragraph", "x"),
        ("header", "Bestek 7"),
        ("footer", "Gemeente"),
    ]


def test_pages_follow_soft_breaks_and_breaks_of_a_style():
    automatic = '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
    body = (
        '<text:p>Een<text:soft-page-break/>.</text:p><text:p>Twee.</text:p><text:p text:style-name="P1">Drie.</text:p>'
    )
    read = _read(body, automatic=automatic)
    assert ([block.page for block in read.blocks], read.pages) == ([1, 2, 3], "laid_out")


def test_macros_are_told():
    read = read_document(odt("<text:p>x</text:p>", parts={"Basic/Standard/a.xml": "<x/>"}), "a.odt")
    assert "macros-ignored" in {remark.code for remark in read.remarks}


def test_hidden_text_is_left_out():
    automatic = (
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    assert _shown(
        '<text:p>Zicht<text:span text:style-name="T1">weg</text:span>baar.</text:p>', automatic=automatic
    ) == ["Zichtbaar."]
