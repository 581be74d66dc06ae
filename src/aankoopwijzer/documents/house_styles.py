"""The styles that our documents need, added to an authority's own template as far as it lacks them.

What is added keeps to the template: its running text, its font, and the colour of its headings.
"""

from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from aankoopwijzer.documents import word_styles as ours

_PLAIN: Final = "595959"
"""Where the headings of a template have no colour of their own."""
_HEADINGS: Final = {"Title": 24, "Subtitle": 14, "Heading 1": 16, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11}
_LEVELS: Final = {"Heading 1": 0, "Heading 2": 1, "Heading 3": 2, "Heading 4": 3}


def add_missing_styles(document: Any) -> None:
    """Add every style that a document of ours uses and that this one does not have."""
    styles = document.styles
    known = {style.name for style in styles}
    if "Normal" not in known:
        styles.add_style("Normal", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    colour = _colour(styles)
    for name, size in _HEADINGS.items():
        if name not in known:
            _heading(styles, name, size, colour)
    if "Strong" not in known:
        styles.add_style("Strong", WD_STYLE_TYPE.CHARACTER, builtin=True).font.bold = True
    if "Caption" not in known:
        caption = _paragraph(styles, "Caption", builtin=True)
        caption.font.bold = True
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_before = Pt(8)
    for name, add in _OWN.items():
        if name not in known:
            add(styles, colour)
    if ours.TABLE_STYLE not in known:
        _table(styles, colour)


def has_bullets(document: Any) -> bool:
    """Whether the list style of a document counts by itself: a style without a list shows no bullet."""
    return any(
        style.name == "List Bullet" and style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        for style in document.styles
    )


def _colour(styles: Any) -> str:
    """The colour of the template's highest heading, as six digits."""
    found = next((style for style in styles if style.name == "Heading 1"), None)
    colour = found.font.color.rgb if found is not None and found.font.color is not None else None
    return str(colour) if colour is not None else _PLAIN


def _paragraph(styles: Any, name: str, *, builtin: bool = False) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    style.base_style = styles["Normal"]
    return style


def _heading(styles: Any, name: str, size: int, colour: str) -> None:
    style = _paragraph(styles, name, builtin=True)
    style.font.size, style.font.bold = Pt(size), name != "Subtitle"
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(4)
    style.paragraph_format.keep_with_next = True
    if name in _LEVELS:
        level = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{_LEVELS[name]}"/>')
        style.element.get_or_add_pPr().append(level)


def _lead(styles: Any, _colour: str) -> None:
    style = _paragraph(styles, ours.LEAD_STYLE)
    style.font.size = Pt(13)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(8)


def _quiet(styles: Any, _colour: str) -> None:
    _paragraph(styles, ours.QUIET_STYLE).font.size = Pt(9)


def _labelled(styles: Any, _colour: str) -> None:
    _hanging(_paragraph(styles, ours.LABELLED_STYLE), ours.LABEL_WIDTH)


def _boxes(styles: Any, _colour: str) -> None:
    _hanging(_paragraph(styles, ours.BOX_STYLE), Cm(0.8))


def _hanging(style: Any, width: Any) -> None:
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = width, -width
    style.paragraph_format.tab_stops.add_tab_stop(width)
    style.paragraph_format.space_after = Pt(2)


def _clause(styles: Any, colour: str) -> None:
    ours.framed(_paragraph(styles, ours.CLAUSE_STYLE), colour, "F2F2F2")


def _notice(styles: Any, colour: str) -> None:
    ours.framed(_paragraph(styles, ours.NOTICE_STYLE), colour, "FFFFFF")


def _cell(styles: Any, _colour: str) -> None:
    _in_table(styles, ours.CELL_STYLE)


def _number(styles: Any, _colour: str) -> None:
    _in_table(styles, ours.NUMBER_STYLE).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _header(styles: Any, _colour: str) -> None:
    style = _in_table(styles, ours.HEADER_STYLE)
    style.font.bold = True
    style.font.color.rgb = ours.WHITE


def _in_table(styles: Any, name: str) -> Any:
    style = _paragraph(styles, name)
    style.font.size = Pt(9)
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.0
    return style


def _table(styles: Any, colour: str) -> None:
    if "Normal Table" not in {style.name for style in styles}:
        styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal">'
                '<w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
                '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
            )
        )
    ours.add_table_style(styles, colour)


_OWN: Final = {
    ours.LEAD_STYLE: _lead,
    ours.QUIET_STYLE: _quiet,
    ours.LABELLED_STYLE: _labelled,
    ours.BOX_STYLE: _boxes,
    ours.CLAUSE_STYLE: _clause,
    ours.NOTICE_STYLE: _notice,
    ours.CELL_STYLE: _cell,
    ours.NUMBER_STYLE: _number,
    ours.HEADER_STYLE: _header,
}
