"""`advise --notice`, and `notice read`, `patch` and `check`."""

from pathlib import Path

import pytest
from tests.cli.conftest import COUNTY, Ask
from tests.standards import written

BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;&c;&c;</a>'
MASONRY = written.CONTRACT_NOTICE.replace(b">Papier<", b">Masonry<")
BAD = {
    "bomb.xml": (
        BOMB,
        "the file declares a document type (DTD) or entities, which notices never do; "
        "do not trust the file; download the notice again from its official source.",
    ),
    "other.xml": (
        b"<a/>",
        "the XML is not a procurement notice: its outermost element is a; give an eForms notice (ContractNotice, "
        "ContractAwardNotice, PriorInformationNotice or BusinessRegistrationInformationNotice) or a TED export.",
    ),
    "empty.xml": (b"", "the file is empty; export the notice again and check the file's size."),
    "text.xml": (
        b"hello",
        "this is not an XML file; give the notice as XML: an eForms notice or a TED export, not the PDF or zip.",
    ),
    "encoding.xml": (
        b'<?xml version="1.0" encoding="UTF-8"?><a>caf\xe9</a>',
        None,
    ),
}


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    (tmp_path / "cn.xml").write_bytes(written.CONTRACT_NOTICE)
    (tmp_path / "masonry.xml").write_bytes(MASONRY)
    (tmp_path / "ted.xml").write_bytes(written.TED_NOTICE)
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_notice_is_one_line_with_its_lots(ask: Ask, notices: Path):
    said = ask("advise", "--json", "--pack", COUNTY, "--notice", notices / "masonry.xml")
    assert (said.code, said.err) == (0, "")
    (found,) = said.lines
    assert found["schema"] == "aankoopwijzer/advise/1"
    assert found["notice"]["file"] == str(notices / "masonry.xml")
    assert found["notice"]["buyers"] == ["Stad Proefdorp"]
    assert [one["lot"] for one in found["lots"]] == ["LOT-0001", "LOT-0002"]
    assert [[row["row"] for row in one["matches"]] for one in found["lots"]] == [["FEINA/1"], []]
    assert [one["purchase"]["value_eur"] for one in found["lots"]] == ["150000", None]


def test_fields_to_fill_name_their_lot(ask: Ask, notices: Path):
    found = ask("advise", "--json", "--pack", COUNTY, "--notice", notices / "masonry.xml").lines[0]
    assert [(one["field"], one["value"], one["lot"]) for one in found["lots"][0]["eforms"]] == [
        ("BT-775-Lot", "et-eq", "LOT-0001")
    ]


def test_several_notices_give_a_line_each_and_bad_ones_are_told(ask: Ask, notices: Path):
    files = [notices / name for name in ("cn.xml", "bomb.xml", "ted.xml", "missing.xml", "other.xml")]
    said = ask("advise", "--json", "--pack", COUNTY, "--notice", *files)
    assert said.code == 1
    told = said.err.splitlines()
    assert told[0] == f"{notices / 'bomb.xml'}: {BAD['bomb.xml'][1]}"
    assert f"{notices / 'missing.xml'}: there is no such file; check the path and the spelling" in told
    assert f"{notices / 'other.xml'}: {BAD['other.xml'][1]}" in told
    assert [one["notice"]["file"] for one in said.lines] == [str(notices / "cn.xml")]


@pytest.mark.parametrize("name", BAD)
def test_one_bad_notice_is_bad_input_in_one_line(ask: Ask, notices: Path, name: str):
    said = ask("advise", "--pack", COUNTY, "--notice", notices / name)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    expected = BAD[name][1]
    assert expected is None or said.err == f"{notices / name}: {expected}\n"


def test_a_folder_in_the_place_of_a_notice_is_told(ask: Ask, notices: Path):
    said = ask("advise", "--lang", "nl", "--pack", COUNTY, "--notice", notices)
    assert said.err == f"{notices}: dit is een map, geen bestand; noem een bestand in die map\n"


def test_the_screen_shows_a_notice_with_its_lots(ask: Ask, notices: Path):
    said = ask("advise", "--pack", COUNTY, "--notice", notices / "masonry.xml")
    assert [line.split("  ")[-1] for line in said.out.splitlines()[::2]] == [
        "Kantoorbenodigdheden",
        "Masonry",
        "Pennen",
    ]


def test_a_document_can_be_written_for_one_notice(ask: Ask, notices: Path):
    out = notices / "advice.docx"
    assert ask("advise", "--json", "--pack", COUNTY, "--notice", notices / "cn.xml", "--docx", out).code == 0
    assert out.read_bytes().startswith(b"PK")


def test_notice_read_gives_the_whole_record(ask: Ask, notices: Path):
    said = ask("notice", "read", "--json", notices / "cn.xml", notices / "ted.xml")
    assert said.code == 0
    eforms, ted = said.lines
    assert (eforms["schema"], eforms["notice"]["standard"], ted["notice"]["standard"]) == (
        "aankoopwijzer/notice-read/1",
        "eforms",
        "ted",
    )
    lot = eforms["notice"]["lots"][0]
    assert (lot["id"], lot["cpv_main"], lot["tender_deadline"]["date"]) == ("LOT-0001", "30197630", "2026-04-15")
    assert {"amount": "150000", "currency": "EUR", "kind": "estimated", "includes_vat": False} in lot["values"]
    assert eforms["notice"]["publication_number"] is None


def test_notice_read_on_the_screen_names_lots_and_codes(ask: Ask, notices: Path):
    said = ask("notice", "read", notices / "cn.xml")
    assert "LOT-0001  Papier" in said.out
    assert "CPV 30197630" in said.out


def test_notice_read_goes_on_after_a_bad_file(ask: Ask, notices: Path):
    said = ask("notice", "read", "--json", notices / "bomb.xml", notices / "cn.xml")
    assert (said.code, len(said.lines), said.err.count("\n")) == (1, 1, 1)


def test_notice_patch_writes_what_the_policy_asks_and_only_that(ask: Ask, notices: Path):
    out = notices / "out.xml"
    said = ask("notice", "patch", "--json", "--pack", COUNTY, notices / "masonry.xml", out)
    assert said.code == 0
    assert said.data["written"] == [{"field": "BT-775-Lot", "lot": "LOT-0001", "value": "et-eq"}]
    assert [change["kind"] for change in said.data["changes"]] == ["added"]
    assert (notices / "masonry.xml").read_bytes() == MASONRY
    assert b"et-eq" in out.read_bytes()


def test_notice_patch_can_write_by_hand_alone(ask: Ask, notices: Path):
    out = notices / "out.xml"
    said = ask("notice", "patch", "--json", "--no-advice", "--set", "BT-736-Lot=yes@LOT-0002", notices / "cn.xml", out)
    assert said.data["written"] == [{"field": "BT-736-Lot", "lot": "LOT-0002", "value": "yes"}]


def test_notice_patch_says_what_it_wrote(ask: Ask, notices: Path):
    said = ask("notice", "patch", "--pack", COUNTY, notices / "masonry.xml", notices / "out.xml")
    assert said.out.splitlines()[0].split() == ["BT-775-Lot", "et-eq", "LOT-0001"]


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        (
            "BT-736-Lot",
            "--set: 'BT-736-Lot' does not say which field gets which value; write it as BT-06-Lot=env-imp, with @LOT-0001 behind it for one lot",
        ),
        (
            "BT-999-Lot=x",
            "{file}: BT-999-Lot is not a field that can be written; choose one of these fields: BT-06-Lot",
        ),
        ("BT-736-Lot=x", "{file}: x is not a code of BT-736-Lot; choose one of these codes: no, not-known, yes."),
        ("BT-736-Lot=yes@LOT-9", "{file}: the notice has no lot LOT-9; choose one of these lots: LOT-0001, LOT-0002."),
    ],
)
def test_a_wrong_setting_writes_nothing(ask: Ask, notices: Path, setting: str, line: str):
    out = notices / "out.xml"
    said = ask("notice", "patch", "--pack", COUNTY, "--set", setting, notices / "cn.xml", out)
    assert said.code == 2
    assert said.err.startswith(line.format(file=notices / "cn.xml"))
    assert not out.exists()


def test_a_notice_is_never_overwritten_by_itself(ask: Ask, notices: Path):
    file = notices / "masonry.xml"
    said = ask("notice", "patch", "--pack", COUNTY, file, file)
    assert (said.code, file.read_bytes()) == (2, MASONRY)
    assert said.err == f"{file}: this is the notice itself, which is never overwritten; name another file to write to\n"


def test_notice_check_names_what_is_missing(ask: Ask, notices: Path):
    said = ask("notice", "check", "--json", "--pack", COUNTY, notices / "masonry.xml", notices / "cn.xml")
    assert said.code == 1
    missing, complete = said.lines
    assert missing["missing"] == [{"field": "BT-775-Lot", "lot": "LOT-0001", "value": "et-eq", "objective": "FEINA.a"}]
    assert (complete["missing"], complete["contradicting"], complete["unreadable"]) == ([], [], [])


def test_notice_check_ends_well_when_nothing_is_missing(ask: Ask, notices: Path):
    said = ask("notice", "check", "--pack", COUNTY, notices / "cn.xml")
    assert (said.code, said.out.splitlines()[1]) == (0, "  Nothing is missing.")


def test_notice_check_finds_nothing_missing_in_what_patch_wrote(ask: Ask, notices: Path):
    ask("notice", "patch", "--pack", COUNTY, notices / "masonry.xml", notices / "out.xml")
    assert ask("notice", "check", "--pack", COUNTY, notices / "out.xml").code == 0


def test_notice_check_only_reads_what_it_cannot_complete(ask: Ask, notices: Path):
    found = ask("notice", "check", "--json", "--pack", COUNTY, notices / "ted.xml").lines[0]
    assert (found["can_be_completed"], found["missing"]) == (False, [])


def test_notice_check_of_a_bad_file_is_bad_input(ask: Ask, notices: Path):
    said = ask("notice", "check", "--pack", COUNTY, notices / "bomb.xml")
    assert (said.code, said.err.count("\n")) == (2, 1)
