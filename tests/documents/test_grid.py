"""Tables as somebody made them: csv of any kind, xlsx and ods, with titles above and totals under."""

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter

from aankoopwijzer.documents.grid import read_grid
from aankoopwijzer.documents.table_rows import TableError, TableProblem

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def score(cells):
    return len({str(cell).strip().casefold() for cell in cells} & {"nr", "naam", "bedrag"})


def lines(grid):
    return [(line, list(cells)) for line, cells in grid.lines() if any(str(cell or "").strip() for cell in cells)]


def workbook(*sheets):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets:
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    page.write_datetime(at, column, dt.datetime.combine(value, dt.time()), day)
                else:
                    page.write(at, column, value)
    book.close()
    return buffer.getvalue()


def ods(table):
    content = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" '
        f'xmlns:text="{OFFICE}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Blad1">'
        f"{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return buffer.getvalue()


def cell(text, more=""):
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_of_any_separator_and_encoding_is_one_table(separator, encoding):
    text = f"Lijst\n\nNr{separator}Naam{separator}Bedrag\n1{separator}Poëzie{separator}5\n"
    grid = read_grid(text.encode(encoding), score)
    assert (grid.titles, grid.header_line) == (("Nr", "Naam", "Bedrag"), 3)
    assert lines(grid) == [(4, ["1", "Poëzie", "5"])]


def test_the_lines_can_be_read_again_from_the_start():
    grid = read_grid(b"Nr;Naam\n1;a\n2;b\n", score)
    assert lines(grid) == lines(grid) == [(2, ["1", "a"]), (3, ["2", "b"])]
    assert grid.sample(1) == [["1", "a"]]


def test_the_sheet_and_the_row_with_most_titles_are_taken():
    content = workbook(
        ("Uitleg", [["Naam", "x"]]),
        ("Gegevens", [["Toestand 2025"], [], ["Nr", "Naam", "Bedrag"], [1, "a", dt.date(2025, 1, 3)]]),
    )
    grid = read_grid(content, score)
    assert (grid.sheet, grid.header_line) == ("Gegevens", 3)
    assert lines(grid) == [(4, [1.0, "a", dt.date(2025, 1, 3)])]


def test_an_ods_file_is_read_too():
    table = (
        f"<table:table-row>{cell('Nr')}{cell('Naam')}</table:table-row>"
        f"<table:table-row>{cell('1')}{cell('a')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row>"
    )
    assert lines(read_grid(ods(table), score)) == [(2, ["1", "a"])]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (f'<table:table-row table:number-rows-repeated="1048576">{cell("Nr")}</table:table-row>', "too-many-rows"),
        (
            '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
            f"<table:table-row>{cell('Nr')}</table:table-row>",
            "too-many-rows",
        ),
        (
            "<table:table-row>" + cell("Nr", ' table:number-columns-repeated="16384"') + "</table:table-row>",
            "too-many-columns",
        ),
    ],
    ids=["a filled row repeated", "a filled row far down", "a filled cell repeated"],
)
def test_a_few_bytes_that_would_fill_the_memory_are_refused(table, code):
    with pytest.raises(TableError) as refused:
        read_grid(ods(table), score)
    assert refused.value.problem.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"  \n", "empty-file"),
        (b"a;b\n1;2\n", "no-header"),
        (b"\0\1\2", "not-a-table"),
        (b"\xff\xfe\x00", "not-a-table"),
        (b"PK\x03\x04 no zip", "broken-workbook"),
    ],
)
def test_what_is_no_table_is_refused(content, code):
    with pytest.raises(TableError) as refused:
        read_grid(content, score)
    assert refused.value.problem.code == code


def test_a_line_with_too_many_cells_is_told_and_reading_goes_on():
    found = list(read_grid(b"Nr;Naam\n1;a;b;c\n2;d\n", score).lines())
    assert found[0] == TableProblem(2, "too-many-cells", {"cells": "4", "columns": "2"})
    assert found[1] == (3, ["2", "d"])
