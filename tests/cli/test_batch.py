"""`advise --batch`: lists of purchases, line by line."""

import json
from pathlib import Path

import pytest
import xlsxwriter
from tests.cli.conftest import COUNTY, PROJECT, Ask

EXAMPLE = PROJECT / "docs" / "how-to" / "purchases.csv"
LIST = """title;value_eur;date;authority
taps;24 000;02/03/2026;Roca Seca
masonry;veel;2026-03-02;
;;;
laundry;-3;2026-03-02;
taps;10;1999-01-01;
masonry;90.000,50;2026-03-02;
"""


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def test_good_lines_are_advised_on_in_order_and_bad_ones_told(ask: Ask, rows: Path):
    said = ask("advise", "--json", "--pack", COUNTY, "--batch", rows)
    assert said.code == 1
    assert [(one["purchase"]["title"], one["input"]) for one in said.lines] == [
        ("taps", {"file": str(rows), "line": 2}),
        ("masonry", {"file": str(rows), "line": 7}),
    ]
    assert said.err.splitlines() == [
        f"{rows}:3: the estimate “veel” is no amount; write it in digits, as 24000 or 24.000,50, or leave it empty",
        f"{rows}:5: -3 is not above zero; give the estimate in euro, excluding VAT, or leave it out when there is none yet",
        f"{rows}:6: no figure of the law is known for 1999-01-01; give a date from 2023-01-01 on",
    ]


def test_amounts_days_and_names_are_read_as_people_write_them(ask: Ask, rows: Path):
    purchase = ask("advise", "--json", "--pack", COUNTY, "--batch", rows).lines[0]["purchase"]
    assert (purchase["value_eur"], purchase["date"], purchase["authority"]) == ("24000", "2026-03-02", "roca-seca")


def test_every_line_holds_a_whole_advice(ask: Ask, rows: Path):
    for one in ask("advise", "--json", "--pack", COUNTY, "--batch", rows).lines:
        assert one["schema"] == "aankoopwijzer/advise/1"
        assert len(one["objectives"]) == 3


def test_a_list_without_mistakes_ends_well(ask: Ask, tmp_path: Path):
    file = tmp_path / "list.jsonl"
    file.write_text(
        '{"title": "taps", "estimated_value_eur": 24000, "date": "2026-03-02", "cpv": "42131000"}\n', encoding="utf-8"
    )
    said = ask("advise", "--json", "--pack", COUNTY, "--batch", file)
    assert (said.code, said.err) == (0, "")
    assert said.data["purchase"]["cpv"] == ["42131000"]


def test_a_list_with_only_mistakes_is_bad_input(ask: Ask, tmp_path: Path):
    file = tmp_path / "list.csv"
    file.write_text("title;value_eur\ntaps;x\n", encoding="utf-8")
    assert ask("advise", "--json", "--pack", COUNTY, "--batch", file).code == 2


def test_csv_xlsx_jsonl_and_a_json_array_say_the_same(ask: Ask, tmp_path: Path):
    purchases = [
        {"title": "taps", "value_eur": 24000, "date": "2026-03-02"},
        {"title": "masonry", "value_eur": 5, "date": "2026-03-02"},
    ]
    header = list(purchases[0])
    files = {name: tmp_path / f"list.{name}" for name in ("csv", "jsonl", "json", "xlsx")}
    files["csv"].write_text(
        "\n".join([",".join(header), *(",".join(map(str, one.values())) for one in purchases)]), "utf-8"
    )
    files["jsonl"].write_text("\n".join(map(json.dumps, purchases)), "utf-8")
    files["json"].write_text(json.dumps(purchases, indent=1), "utf-8")
    with xlsxwriter.Workbook(files["xlsx"]) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([header, *(one.values() for one in purchases)]):
            sheet.write_row(number, 0, list(row))
    said = {name: ask("advise", "--json", "--pack", COUNTY, "--batch", file).lines for name, file in files.items()}
    bare = {name: [{**one, "input": None} for one in lines] for name, lines in said.items()}
    assert len(bare["csv"]) == 2
    assert bare["csv"] == bare["jsonl"] == bare["json"] == bare["xlsx"]


def test_options_hold_for_what_a_line_does_not_say(ask: Ask, tmp_path: Path):
    file = tmp_path / "list.csv"
    file.write_text("title;date;authority\ntaps;;\ntaps;2026-05-01;Font Amagada\n", encoding="utf-8")
    said = ask(
        "advise", "--json", "--pack", COUNTY, "--batch", file, "--date", "2026-03-02", "--authority", "roca-seca"
    )
    given = [(one["purchase"]["date"], one["purchase"]["authority"]) for one in said.lines]
    assert given == [("2026-03-02", "roca-seca"), ("2026-05-01", "font-amagada")]


def test_a_line_without_a_date_is_planned_for_today_and_says_so(ask: Ask, tmp_path: Path):
    file = tmp_path / "list.csv"
    file.write_text("title;date\ntaps;\ntaps;2026-05-01\n", encoding="utf-8")
    first, second = ask("advise", "--json", "--pack", COUNTY, "--batch", file).lines
    assert first["purchase"]["date"] == first["on"]
    assert first["warnings"][0]["code"] == "date-is-today"
    assert "date-is-today" not in {one["code"] for one in second["warnings"]}


def test_several_lists_follow_each_other_and_a_missing_one_is_told(ask: Ask, rows: Path, tmp_path: Path):
    missing = tmp_path / "missing.csv"
    said = ask("advise", "--json", "--pack", COUNTY, "--batch", missing, rows)
    assert said.code == 1
    assert said.err.startswith(f"{missing}: the file cannot be opened")
    assert len(said.lines) == 2


def test_a_document_about_a_list_is_refused(ask: Ask, rows: Path, tmp_path: Path):
    said = ask("advise", "--pack", COUNTY, "--batch", rows, "--docx", tmp_path / "out.docx")
    assert (said.code, said.err) == (
        2,
        "--batch: a document is about one purchase, not about a list; ask it for each purchase\n",
    )


def test_columns_that_are_not_used_are_named_once(ask: Ask, tmp_path: Path):
    file = tmp_path / "list.csv"
    file.write_text("title;date;colour\ntaps;2026-03-02;red\ntaps;2026-03-02;blue\n", encoding="utf-8")
    said = ask("advise", "--json", "--pack", COUNTY, "--batch", file)
    assert (said.code, said.err) == (0, f"{file}: column colour was not used: it is not one that we know\n")


def test_the_screen_gives_two_lines_for_each_purchase(ask: Ask, rows: Path):
    said = ask("advise", "--pack", COUNTY, "--batch", rows)
    assert said.out.splitlines()[:2] == [
        f"{rows}:2  taps",
        "  AIGUA/1  For this purchase of 24\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}euro the framework asks one thing; it is mandatory. "
        "One question is still open: its answer can change this advice.",
    ]


def test_a_title_cannot_steer_the_terminal(ask: Ask, tmp_path: Path):
    file = tmp_path / "list.jsonl"
    file.write_text(json.dumps({"title": "taps\x1b[2J\nhidden", "date": "2026-03-02"}), encoding="utf-8")
    said = ask("advise", "--pack", COUNTY, "--batch", file)
    assert "\x1b" not in said.out
    assert len(said.out.splitlines()) == 2


@pytest.mark.shared_data
def test_the_shared_example_purchases_are_all_advised_on(ask: Ask, shared_data: Path):
    said = ask("advise", "--json", "--batch", shared_data / "eval" / "purchases.json")
    assert said.code == 0
    assert len(said.lines) == 60
    assert all(len(one["objectives"]) == 25 for one in said.lines)
