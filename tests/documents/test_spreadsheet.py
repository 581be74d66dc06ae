"""Workbooks: typed cells, frozen headers, and no text that a spreadsheet would run."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.documents.writing import HOSTILE

from aankoopwijzer.documents.spreadsheet import Sheet, Value, spreadsheet_file

ON = dt.date(2026, 3, 2)


def _made(*rows: tuple[Value, ...], name: str = "Blad") -> bytes:
    width = max((len(row) for row in rows), default=1)
    sheet = Sheet(name, tuple(f"kop {number}" for number in range(width)), rows, (20,) * width)
    return spreadsheet_file([sheet], title="Titel", author="Brugge", on=ON)


def _cells(made: bytes) -> list[list[object]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def _part(made: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return archive.read(name)


def test_cells_keep_their_type() -> None:
    found = _cells(_made(("tekst", 3, Decimal("24000.50"), ON, True, None)))
    assert found[1] == ["tekst", 3.0, 24000.5, ON, True, ""]


def test_a_number_that_excel_cannot_hold_exactly_stays_text() -> None:
    found = _cells(_made((Decimal("12345678901234567890"), Decimal("NaN"), Decimal("1E+500"))))
    assert found[1] == ["12345678901234567890", "NaN", "1E+500"]


@pytest.mark.parametrize("text", [*HOSTILE, "=1+1", "+1", "-1", "@x", "\t=1", "http://example.org", "{=1}", "007"])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    made = _made((text, "x"), name=f"Blad {text}")
    sheet = etree.fromstring(_part(made, "xl/worksheets/sheet1.xml"))
    assert sheet.findall(".//{*}f") == []
    assert sheet.findall(".//{*}hyperlink") == []
    assert not isinstance(_cells(made)[1][0], float)


def test_a_text_that_looks_like_a_formula_is_marked_as_text_for_good() -> None:
    made = _made(("=1+1", "gewoon"))
    styles = etree.fromstring(_part(made, "xl/styles.xml"))
    marked = [each.get("quotePrefix") for each in styles.find(".//{*}cellXfs")]
    sheet = etree.fromstring(_part(made, "xl/worksheets/sheet1.xml"))
    kinds = {each.get("r"): marked[int(each.get("s"))] for each in sheet.iter("{*}c")}
    assert (kinds["A2"], kinds["B2"]) == ("1", None)


def test_the_header_is_frozen_and_filtered() -> None:
    sheet = etree.fromstring(_part(_made(("a", "b")), "xl/worksheets/sheet1.xml"))
    assert sheet.find(".//{*}pane").get("state") == "frozen"
    assert sheet.find(".//{*}autoFilter").get("ref") == "A1:B2"


def test_the_same_sheets_give_the_same_bytes_whenever_they_are_made() -> None:
    made = _made(("a", 1))
    assert made == _made(("a", 1))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {each.date_time[:3] for each in archive.infolist()} == {(1980, 1, 1)}
    assert b"2026-03-02" in _part(made, "docProps/core.xml")


def test_a_very_long_text_is_cut_and_not_lost() -> None:
    (_, (cell,)) = _cells(_made(("woord " * 10_000,)))
    assert str(cell).endswith("…")
    assert 31_000 < len(str(cell)) < 32_768


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_no_text_breaks_the_workbook(text: str) -> None:
    assert len(_cells(_made((text, "x")))) == 2
