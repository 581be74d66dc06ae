"""The styles of a Word document: all formatting is in here, none in the text."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Calibri"
"""On every desk where Word is; elsewhere its metric twin Carlito takes over."""
GREEN = "1F5D4C"
INK = RGBColor(0x22, 0x26, 0x24)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
QUIET = RGBColor(0x55, 0x5B, 0x58)
TABLE_STYLE = "Aankoopwijzer Table"
CLAUSE_STYLE = "Clause"
LEAD_STYLE = "Lead"
QUIET_STYLE = "Quiet"
LABELLED_STYLE = "Labelled"
NOTICE_STYLE = "Notice"
BOX_STYLE = "Tick List"
CELL_STYLE = "Table Text"
NUMBER_STYLE = "Table Number"
HEADER_STYLE = "Table Header"
TEXT_WIDTH = Cm(16.6)
LABEL_WIDTH = Cm(3.6)

_HEADINGS = {
    "Title": (26, 0, 4),
    "Heading 1": (18, 18, 6),
    "Heading 2": (14, 14, 4),
    "Heading 3": (12, 10, 3),
    "Heading 4": (11, 8, 2),
}


def set_styles(document: Any, language: str) -> None:
    """Give a new python-docx document our styles, its language and an A4 page."""
    styles = document.styles
    _set_language(styles, language)
    normal = styles["Normal"]
    _font(normal, Pt(10.5), INK)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.08
    for name, (size, before, after) in _HEADINGS.items():
        style = styles[name]
        _font(style, Pt(size), RGBColor.from_string(GREEN), bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
    _font(styles["Subtitle"], Pt(15), QUIET, italic=False)
    for spread in list(styles["Subtitle"].element.rPr.iter(qn("w:spacing"))):
        spread.getparent().remove(spread)
    for name in ("List Bullet", "Caption", "Header", "Footer"):
        _font(styles[name], Pt(9) if name in ("Header", "Footer") else Pt(10.5), INK, bold=name == "Caption")
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(8)
    _own_paragraph_styles(styles)
    add_table_style(styles, GREEN)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)


def _own_paragraph_styles(styles: Any) -> None:
    lead = _paragraph_style(styles, LEAD_STYLE, Pt(14), INK)
    lead.paragraph_format.space_before, lead.paragraph_format.space_after = Pt(10), Pt(8)
    _paragraph_style(styles, QUIET_STYLE, Pt(9.5), QUIET)
    labelled = _paragraph_style(styles, LABELLED_STYLE, Pt(10), INK)
    labelled.paragraph_format.left_indent = LABEL_WIDTH
    labelled.paragraph_format.first_line_indent = -LABEL_WIDTH
    labelled.paragraph_format.tab_stops.add_tab_stop(LABEL_WIDTH)
    labelled.paragraph_format.space_after = Pt(2)
    clause = _paragraph_style(styles, CLAUSE_STYLE, Pt(10.5), INK)
    framed(clause, GREEN, "EEF4F1")
    notice = _paragraph_style(styles, NOTICE_STYLE, Pt(10.5), INK)
    framed(notice, "A4452C", "FBF1EE")
    boxes = _paragraph_style(styles, BOX_STYLE, Pt(10.5), INK)
    boxes.paragraph_format.left_indent = Cm(0.8)
    boxes.paragraph_format.first_line_indent = Cm(-0.8)
    boxes.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
    for name in (HEADER_STYLE, CELL_STYLE, NUMBER_STYLE):
        cell = _paragraph_style(styles, name, Pt(9.5), WHITE if name == HEADER_STYLE else INK)
        cell.font.bold = True if name == HEADER_STYLE else None
        cell.paragraph_format.space_after = Pt(0)
        cell.paragraph_format.line_spacing = 1.0
    cell.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for edge in (styles["Header"], styles["Footer"]):
        edge.paragraph_format.tab_stops.clear_all()
        edge.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _paragraph_style(styles: Any, name: str, size: Any, colour: RGBColor) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    _font(style, size, colour)
    return style


def _font(style: Any, size: Any, colour: RGBColor, *, bold: bool = False, italic: bool | None = None) -> None:
    style.font.size, style.font.bold = size, bold
    style.font.italic = italic
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def framed(style: Any, colour: str, fill: str) -> None:
    """Set a style apart: a coloured line on the left and a quiet ground."""
    style.paragraph_format.left_indent = Cm(0.4)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(6)
    properties = style.element.get_or_add_pPr()
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="{colour}"/></w:pBdr>'
    )
    ground = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    place = next((each for each in properties if each.tag in (qn("w:tabs"), qn("w:spacing"), qn("w:ind"))), None)
    for element in (border, ground):
        if place is None:
            properties.append(element)
        else:
            place.addprevious(element)


def add_table_style(styles: Any, colour: str) -> None:
    """Quiet lines and a coloured header row, by the style's own conditions."""
    styles.element.append(
        parse_xml(
            f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="AankoopwijzerTable">
<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{colour}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{colour}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9D2CE"/>
</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
<w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{colour}"/></w:tcPr></w:tblStylePr>
</w:style>"""
        )
    )


def _set_language(styles: Any, language: str) -> None:
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        defaults.append(found)
    found.set(qn("w:val"), language)
    found.set(qn("w:eastAsia"), language)
