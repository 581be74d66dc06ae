"""Lists of planned purchases, in every form that people hand them over."""

import datetime as dt
import io
import json
import zipfile
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.documents import workbook
from aankoopwijzer.documents.purchase_rows import PurchaseLine, purchases_in
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.records.purchase import Purchase

SANDWICHES = Purchase(
    title="Broodjes, belegd",
    description="Elke zitting",
    contract_type="services",
    value_eur=Decimal("24000.50"),
    date=dt.date(2026, 3, 2),
    authority="brugge",
    cpv=("55520000", "15811100"),
    framework_agreement=False,
)
CSV = (
    "title;description;contract_type;value_eur;date;authority;cpv;framework_agreement\n"
    '"Broodjes, belegd";Elke zitting;services;24.000,50;2/03/2026;brugge;55520000-1, 15811100;nee\n'
)


DUTCH = (
    "Titel;Omschrijving;Soort opdracht;Raming (excl. btw);Datum;Bestuur;CPV-code;Raamovereenkomst\n"
    '"Broodjes, belegd";Elke zitting;diensten;24.000,50;2/03/2026;brugge;55520000-1, 15811100;nee\n'
)


def _read(content: str | bytes) -> list[PurchaseLine]:
    return list(purchases_in(content.encode() if isinstance(content, str) else content))


def _one(content: str | bytes) -> Purchase:
    (line,) = _read(content)
    assert line.problems == ()
    assert line.purchase is not None
    return line.purchase


def _codes(content: str | bytes) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for line in _read(content) for problem in line.problems]


def _xlsx(rows: list[list[Any]], sheet: str = "Blad1") -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            page.write(number, column, cell)
    book.close()
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_csv_is_read_whatever_its_separator_and_encoding(encoding: str, separator: str) -> None:
    header = separator.join(("title", "description", "value_eur"))
    content = f'{header}\r\n"Café; crème, {separator} thé"{separator}Één{separator}12\r\n'
    found = _one(content.encode(encoding))
    assert (found.title, found.description, found.value_eur) == (
        f"Café; crème, {separator} thé",
        "Één",
        Decimal(12),
    )


def test_a_csv_as_a_buyer_writes_it_gives_the_whole_purchase() -> None:
    assert _one(CSV) == SANDWICHES


def test_an_excel_list_gives_the_same_purchase() -> None:
    rows = [
        ["Title", "description", "Contract type", "VALUE_EUR", "date", "authority", "cpv", "framework agreement"],
        ["Broodjes, belegd", "Elke zitting", "diensten", 24000.5, dt.date(2026, 3, 2), "brugge",
         "55520000;15811100", False],
    ]  # fmt: skip
    assert _one(_xlsx(rows)) == SANDWICHES


def test_json_lines_and_a_json_array_give_the_same_purchase() -> None:
    made = {
        "title": "Broodjes, belegd",
        "description": "Elke zitting",
        "contract_type": "services",
        "value_eur": "24000.50",
        "date": "2026-03-02",
        "authority": "brugge",
        "cpv": ["55520000", "15811100"],
        "framework_agreement": False,
    }
    assert _one(json.dumps(made)) == SANDWICHES
    assert _one(json.dumps([made], indent=1)) == SANDWICHES
    assert _one(json.dumps(made, indent=1)) == SANDWICHES


def test_the_form_of_a_test_set_is_read_and_its_other_keys_left_alone() -> None:
    made = {"id": "X1", "title": "Fietsen", "estimated_value_eur": 9000, "cpv": "34430000", "product_groups": ["K2/3"]}
    (line,) = _read(json.dumps([made]))
    assert line.purchase == Purchase(title="Fietsen", value_eur=Decimal(9000), cpv=("34430000",))
    assert line.ignored == ("id", "product_groups")


def test_the_value_itself_goes_before_its_other_name() -> None:
    assert _one('{"title": "x", "value_eur": 5, "estimated_value_eur": 7}').value_eur == Decimal(5)
    assert _one("title;estimated_value_eur;value_eur\nx;7;\n").value_eur == Decimal(7)


def test_what_is_not_given_is_not_known() -> None:
    assert _one("title;value_eur;date;cpv;framework_agreement\nx;;;;\n") == Purchase(title="x")


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("24000", "24000"),
        ("24000.50", "24000.50"),
        ("24000,5", "24000.5"),
        ("24.000,50", "24000.50"),
        ("24,000.50", "24000.50"),
        ("24.000", "24000"),
        ("24,000", "24000"),
        ("1.234.567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("24 000", "24000"),
        ("24\u00a0000,50 euro", "24000.50"),
        ("24\u202f000", "24000"),
        ("€ 24.000", "24000"),
        ("EUR 24000", "24000"),
        ("24'000", "24000"),
        ("0,500", "0.500"),
        ("0.5", "0.5"),
        ("-5", "-5"),
        ("1,2 mln", "1200000"),
        ("1234.567", "1234.567"),
    ],
)
def test_an_amount_is_read_as_people_write_it(written: str, amount: str) -> None:
    assert _one(f'title;value_eur\nx;"{written}"\n').value_eur == Decimal(amount)


@pytest.mark.parametrize("written", ["veel", "24000 dollar", "NaN", "Infinity", "1e999", "--5", "0x10"])
def test_what_is_no_amount_is_a_problem_of_its_line(written: str) -> None:
    assert _codes(f"title;value_eur\nx;{written}\n") == [(2, "bad-value-eur")]


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_an_amount_written_in_flanders_comes_back_exactly(amount: Decimal) -> None:
    whole, _, cents = f"{amount:,.2f}".partition(".")
    assert _one(f"title;value_eur\nx;{whole.replace(',', '.')},{cents}\n").value_eur == amount


@pytest.mark.parametrize(
    "written", ["2026-03-02", "02/03/2026", "2/3/2026", "2-3-2026", "2.3.2026", "2026-03-02T00:00:00"]
)
def test_a_day_is_read_with_the_day_first(written: str) -> None:
    assert _one(f"title,date\nx,{written}\n").date == dt.date(2026, 3, 2)


@pytest.mark.parametrize("written", ["31/02/2026", "2026", "03/02/26", "morgen", "2026-13-01", "45000"])
def test_what_is_no_day_is_a_problem_of_its_line(written: str) -> None:
    assert _codes(f"title;date\nx;{written}\n") == [(2, "bad-date")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ja", True),
        ("JA", True),
        ("true", True),
        ("1", True),
        ("nee", False),
        ("False", False),
        ("0", False),
        ("", None),
    ],
)
def test_yes_and_no_are_read_in_several_ways(written: str, meant: bool | None) -> None:
    assert _one(f"title;framework_agreement\nx;{written}\n").framework_agreement is meant


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("55520000", ["55520000"]),
        ("55520000-1 15811100", ["55520000", "15811100"]),
        ("55520000,55520000", ["55520000"]),
    ],
)
def test_cpv_codes_stand_in_one_cell(written: str, codes: list[str]) -> None:
    assert list(_one(f'title;cpv\nx;"{written}"\n').cpv) == codes


def test_a_code_that_excel_took_for_a_number_gets_its_zero_back() -> None:
    assert _one(_xlsx([["title", "cpv"], ["Sierplanten", 3110000]])).cpv == ("03110000",)
    assert _one('{"title": "Sierplanten", "cpv": 3110000}').cpv == ("03110000",)


def test_a_bad_line_does_not_stop_the_next_ones_and_tells_everything_that_is_wrong() -> None:
    content = "title;value_eur;date;cpv\ngoed;1;;\nfout;veel;morgen;12\n\nook goed;2;;\n"
    found = _read(content)
    assert [line.purchase.title if line.purchase else None for line in found] == ["goed", None, "ook goed"]
    assert [line.line for line in found] == [2, 3, 5]
    assert [problem.code for problem in found[1].problems] == ["bad-value-eur", "bad-date", "bad-cpv"]


def test_a_quoted_text_over_several_lines_keeps_the_count_of_lines() -> None:
    found = _read('title;value_eur\n"een\ntwee";1\ndrie;veel\n')
    assert [(line.line, len(line.problems)) for line in found] == [(2, 0), (4, 1)]


def test_bad_lines_of_json_are_told_by_line_and_the_rest_goes_on() -> None:
    content = (
        '{"title": "a"}\n{"title": \n[1]\n{"title": "b", "value_eur": NaN}\n\n{"title": {"x": 1}}\n{"title": "c"}\n'
    )
    assert _codes(content) == [(2, "not-json"), (3, "not-an-object"), (4, "not-json"), (6, "bad-title")]
    assert [line.purchase.title for line in _read(content) if line.purchase] == ["a", "c"]


def test_a_json_array_counts_lines_and_says_where_it_breaks() -> None:
    content = '[\n  {"title": "a"},\n  7,\n  {"title": "b"}\n  {"title": "c"}\n]'
    assert _codes(content) == [(3, "not-an-object"), (4, "array-broken")]
    assert _codes('[{"title": "a"},') == [(1, "array-cut")]


def test_unknown_columns_are_told_once() -> None:
    found = _read("title;kleur;nummer\na;1;2\nb;3;4\n")
    assert [line.ignored for line in found] == [("kleur", "nummer"), ()]


def test_answers_come_along_in_json() -> None:
    found = _one('{"title": "a", "answers": {"made-outside-eu": true, "row:S1/2": false}}')
    assert found.answers == {"made-outside-eu": True, "row:S1/2": False}


def test_answers_that_are_none_are_a_problem() -> None:
    assert _codes('{"title": "a", "answers": "ja"}\n{"title": "a", "answers": {"x": [1]}}') == [
        (1, "bad-answers"),
        (2, "bad-answers"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"  \n\n", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"\x00\x01\x02\x03", "not-a-table"),
        (b"\xff\xfe\x00", "not-a-table"),
        (b"wie;hoeveel\nx;1\n", "no-known-column"),
        (b"PK\x03\x04 kapot", "broken-workbook"),
    ],
)
def test_a_file_that_is_no_table_is_refused_as_a_whole(content: bytes, code: str) -> None:
    with pytest.raises(TableError) as refused:
        purchases_in(content)
    assert refused.value.problem.code == code


def test_a_line_with_too_many_cells_is_a_problem() -> None:
    assert _codes("title;value_eur\nbroodjes; belegd;1\n") == [(2, "too-many-cells")]


def test_a_line_with_nothing_on_it_is_skipped_and_one_without_text_is_a_problem() -> None:
    assert _codes("title;value_eur\n;\n;5\n") == [(3, "nothing-to-read")]


def test_an_archive_without_a_workbook_is_refused() -> None:
    assert _refused(_archive({"iets.txt": b"x"})) == "not-a-workbook"


def test_a_workbook_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MAX_UNPACKED", 3_000_000)
    bomb = _archive({"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b"0" * 5_000_000})
    assert len(bomb) < 10_000
    assert _refused(bomb) == "workbook-too-large"


def test_an_archive_with_very_many_members_is_refused() -> None:
    assert _refused(_archive({f"{number}": b"" for number in range(2_001)})) == "workbook-too-large"


@pytest.mark.parametrize(("cell", "code"), [("A1048576", "too-many-rows"), ("XFD1", "too-many-columns")])
def test_one_cell_at_the_end_of_the_sheet_does_not_fill_the_memory(cell: str, code: str) -> None:
    given = _xlsx([["title"], ["x"]])
    with zipfile.ZipFile(io.BytesIO(given)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = sheet.replace(b'r="A2"', f'r="{cell}"'.encode())
    assert _refused(_archive(members)) == code


def test_a_workbook_with_a_damaged_part_is_refused() -> None:
    given = bytearray(_xlsx([["title"], ["x"]]))
    given[len(given) // 3 : len(given) // 3 + 40] = b"\0" * 40
    assert _refused(bytes(given)) in ("broken-workbook", "no-known-column")


def test_the_list_is_found_on_a_later_sheet_and_below_empty_rows() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.add_worksheet("Uitleg").write(0, 0, "Zo vul je dit in")
    page = book.add_worksheet("Lijst")
    page.write_row(2, 0, ["title", "value_eur"])
    page.write_row(4, 0, ["Fietsen", 10])
    book.close()
    (line,) = _read(buffer.getvalue())
    assert (line.line, line.purchase) == (5, Purchase(title="Fietsen", value_eur=Decimal(10)))


def test_a_formula_is_only_a_text() -> None:
    assert _one("title\n=1+1\n").title == "=1+1"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    try:
        lines = list(purchases_in(content))
    except TableError:
        return
    assert all(line.purchase or line.problems for line in lines)


@given(st.text(st.characters(exclude_characters="\0"), max_size=200))
def test_no_text_under_a_header_breaks_the_reader(content: str) -> None:
    for line in purchases_in(f"title,value_eur,date,cpv\n{content}".encode("utf-8", "surrogatepass")):
        assert line.purchase or line.problems


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["title", "cpv", "date", "value_eur", "answers"]), x),
    )
)
def test_no_json_breaks_the_reader(value: object) -> None:
    for line in purchases_in(json.dumps([value]).encode()):
        assert line.purchase or line.problems


def test_half_a_character_in_json_is_left_out() -> None:
    assert _one('{"title": "fiets\\ud83d"}').title == "fiets"


def test_deeply_nested_json_is_a_problem_and_no_crash() -> None:
    assert _codes('{"title": ' + "[" * 100_000) == [(1, "not-json")]
    assert _codes("[" + "[" * 100_000) == [(1, "array-broken")]


def test_ten_thousand_lines_come_one_at_a_time() -> None:
    lines = purchases_in(("title;value_eur\n" + "Fietsen;10\n" * 10_000).encode())
    assert next(lines).line == 2
    assert sum(1 for _ in lines) == 9_999


def _archive(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _refused(content: bytes) -> str:
    with pytest.raises(TableError) as refused:
        list(purchases_in(content))
    return refused.value.problem.code


def test_a_list_of_a_department_names_its_columns_in_dutch() -> None:
    assert _one(DUTCH) == SANDWICHES


def test_our_own_name_of_a_column_goes_before_another_and_a_blank_cell_says_nothing() -> None:
    assert _one("titel;voorwerp;title\nEen;Twee;Drie\n").title == "Drie"
    assert _one("titel;voorwerp\n;Twee\n").title == "Twee"
