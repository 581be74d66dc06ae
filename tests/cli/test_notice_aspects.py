"""`notice check` on files and folders: what notices declare against what they have."""

import csv
import os
from pathlib import Path

import pytest
from tests.cli.conftest import COUNTY, Ask
from tests.standards import written

from aankoopwijzer.cli.many_hands import WORTH_MORE_HANDS
from aankoopwijzer.documents.long_tables import CsvTable, SheetTable
from aankoopwijzer.documents.workbook import workbook_rows
from aankoopwijzer.reports.aspects import COLUMNS

SILENT = written.CONTRACT_NOTICE.replace(b"Gerecycleerd papier.", b"Papier.").replace(b">Duurzaamheid<", b">Kwaliteit<")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Notices, some deep down, one under a strange name, with other files around them."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "a.xml").write_bytes(written.CONTRACT_NOTICE)
    (tmp_path / "deep" / "b.XML").write_bytes(SILENT)
    (tmp_path / "deep" / "er" / "no extension").write_bytes(written.TED_NOTICE)
    (tmp_path / "deep" / "broken.xml").write_bytes(b"<broken")
    (tmp_path / "readme.txt").write_text("These are notices.")
    (tmp_path / "index.csv").write_text("file\na.xml\n")
    return tmp_path


def aspects(line: dict) -> dict[str, str]:
    return {one["aspect"]: one["verdict"] for one in line["aspects"]}


def test_a_folder_is_read_through_and_a_bad_file_is_a_line(ask: Ask, folder: Path):
    said = ask("notice", "check", "--aspects", "--json", folder)
    assert said.code == 1
    assert [Path(line["file"]).relative_to(folder).as_posix() for line in said.lines] == [
        "a.xml",
        "deep/b.XML",
        "deep/er/no extension",
    ]
    assert {line["schema"] for line in said.lines} == {"aankoopwijzer/notice-aspects/1"}
    assert said.err.startswith(f"{folder}/deep/broken.xml")
    assert said.err.count("\n") == 1


def test_a_line_says_what_was_declared_and_found_with_the_words(ask: Ask, folder: Path):
    (line,) = ask("notice", "check", "--aspects", "--json", folder / "a.xml").lines
    assert aspects(line)["circular"] == "declared_and_found"
    first = line["lots"][0]
    assert (first["lot"], aspects(first)["green"]) == ("LOT-0001", "declared_and_found")
    circular = next(one for one in first["aspects"] if one["aspect"] == "circular")
    assert circular["codes"] == [{"field": "BT-774", "code": "circ-econ"}]
    (evidence,) = circular["evidence"]
    assert (evidence["field"], evidence["words"], evidence["sentence"]) == (
        "BT-24",
        "Gerecycleerd",
        "Gerecycleerd papier",
    )
    green = next(one for one in first["aspects"] if one["aspect"] == "green")
    assert [one["weight"] for one in green["evidence"] if one["strength"] == "scored"] == ["40"]


def test_a_code_without_words_is_a_finding(ask: Ask, folder: Path):
    said = ask("notice", "check", "--aspects", "--json", folder / "deep" / "b.XML")
    assert (said.code, aspects(said.lines[0])["circular"]) == (1, "declared_not_found")


def test_a_form_that_cannot_declare_is_no_finding(ask: Ask, tmp_path: Path):
    (tmp_path / "ted.xml").write_bytes(written.TED_NOTICE)
    said = ask("notice", "check", "--aspects", "--json", tmp_path / "ted.xml")
    green = next(one for one in said.lines[0]["aspects"] if one["aspect"] == "green")
    assert (said.code, green["declared"]) == (0, "cannot_declare")


def test_without_the_option_the_check_by_the_policy_says_it_too(ask: Ask, folder: Path):
    (line,) = ask("notice", "check", "--json", folder / "a.xml").lines
    assert line["schema"] == "aankoopwijzer/notice-check/1"
    assert aspects(line["aspects"])["circular"] == "declared_and_found"


def test_the_screen_names_the_words(ask: Ask, folder: Path):
    said = ask("notice", "check", "--aspects", "--lang", "nl", folder / "a.xml").out
    assert "“Gerecycleerd” (BT-24, beschreven)" in " ".join(said.split())


def test_a_pack_without_aspects_is_told(ask: Ask, folder: Path):
    said = ask("notice", "check", "--aspects", "--pack", COUNTY, folder)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("--aspects: this policy pack has no words for the aspects of a notice")


def test_a_pack_without_aspects_checks_the_rest(ask: Ask, folder: Path):
    assert ask("notice", "check", "--json", "--pack", COUNTY, folder / "a.xml").lines[0]["aspects"] is None


def test_an_empty_folder_is_bad_input(ask: Ask, tmp_path: Path):
    said = ask("notice", "check", "--aspects", tmp_path)
    assert (said.code, said.err) == (
        2,
        f"{tmp_path}: there are no notices in it; name the files, or another folder\n",
    )


def test_a_file_that_is_not_there_is_told_and_the_rest_goes_on(ask: Ask, folder: Path):
    said = ask("notice", "check", "--aspects", "--json", folder / "none.xml", folder / "a.xml")
    assert (said.code, len(said.lines)) == (1, 1)
    assert said.err == f"{folder / 'none.xml'}: there is no such file; check the path and the spelling\n"


def test_a_link_to_elsewhere_is_not_followed(ask: Ask, folder: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "c.xml").write_bytes(written.CONTRACT_NOTICE)
    (folder / "link").symlink_to(elsewhere, target_is_directory=True)
    (folder / "link.xml").symlink_to(elsewhere / "c.xml")
    assert len(ask("notice", "check", "--aspects", "--json", folder).lines) == 3


def test_a_name_of_any_bytes_is_shown(ask: Ask, tmp_path: Path):
    with open(os.path.join(os.fsencode(tmp_path), b"na\xffme\x1b[31m.xml"), "wb") as file:
        file.write(written.CONTRACT_NOTICE)
    (line,) = ask("notice", "check", "--aspects", "--json", tmp_path).lines
    assert line["file"].endswith("na�me\x1b[31m.xml")
    assert "\x1b" not in ask("notice", "check", "--aspects", tmp_path).out


def test_the_tables_have_a_row_for_each_lot_and_aspect(ask: Ask, folder: Path):
    out, book = folder / "out.csv", folder / "out.xlsx"
    ask("notice", "check", "--aspects", "--json", "--csv", out, "--xlsx", book, folder)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # Two lots and the whole in each eForms notice, and what the TED form has; five aspects each.
    assert len(rows) % 5 == 0
    assert {row["aspect"] for row in rows} == {"green", "circular", "social", "accessible", "innovative"}
    found = next(row for row in rows if row["aspect"] == "circular" and row["lot"] == "LOT-0001")
    assert (found["verdict"], found["codes"], found["words"]) == (
        "declared_and_found",
        "BT-774 circ-econ",
        "Gerecycleerd",
    )
    assert len(list(workbook_rows(book.read_bytes(), COLUMNS))) == len(rows)


def test_many_notices_come_out_in_their_order(ask: Ask, tmp_path: Path):
    for number in range(WORTH_MORE_HANDS + 3):
        (tmp_path / f"{number:04}.xml").write_bytes(SILENT if number % 2 else written.CONTRACT_NOTICE)
    lines = ask("notice", "check", "--aspects", "--json", tmp_path).lines
    assert [Path(line["file"]).stem for line in lines] == [f"{number:04}" for number in range(WORTH_MORE_HANDS + 3)]
    assert [aspects(line)["circular"] for line in lines[:2]] == ["declared_and_found", "declared_not_found"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_cell_of_a_table_can_set_something_running(tmp_path: Path, text: str):
    with CsvTable(tmp_path / "t.csv", ("a",)) as table:
        table.add((text,))
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()[1].strip('"').startswith("'")
    with SheetTable(tmp_path / "t.xlsx", ("a",), (10,)) as sheet:
        sheet.add((text,))
    (row,) = workbook_rows((tmp_path / "t.xlsx").read_bytes(), ("a",))
    assert row.cells["a"] == text
