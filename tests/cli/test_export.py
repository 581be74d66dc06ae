"""`export ocds`: notices as a release package."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Ask
from tests.standards import written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cn.xml").write_bytes(written.CONTRACT_NOTICE)
    (tmp_path / "in" / "ted.xml").write_bytes(written.TED_NOTICE)
    return tmp_path


def test_a_folder_becomes_one_package(ask: Ask, folder: Path):
    out = folder / "package.json"
    said = ask("export", "ocds", folder / "in", "--out", out, "--prefix", "ocds-abc123", "--publisher", "Proefdorp")
    assert (said.code, said.out) == (0, f"Releases written to {out}: 2.\n")
    package = json.loads(out.read_text("utf-8"))
    assert (package["version"], package["publisher"]) == ("1.1", {"name": "Proefdorp"})
    first, second = package["releases"]
    assert first["ocid"] == "ocds-abc123-66666666-7777-4888-8999-000000000000"
    assert first["tender"]["lots"][0]["sustainability"][1] == {
        "goal": "environmental.circularEconomy",
        "strategies": ["technicalSpecifications", "awardCriteria"],
    }
    assert second["tender"]["lots"]


def test_a_bad_file_is_told_and_the_rest_is_written(ask: Ask, folder: Path):
    (folder / "in" / "broken.xml").write_bytes(b"<broken")
    said = ask("export", "ocds", "--json", folder / "in", "--out", folder / "p.json")
    assert said.code == 1
    assert {key: said.data[key] for key in ("schema", "releases", "left_out", "failed")} == {
        "schema": "aankoopwijzer/export-ocds/1",
        "releases": 2,
        "left_out": 0,
        "failed": 1,
    }
    assert said.err.count("\n") == 1


def test_nothing_readable_is_bad_input(ask: Ask, folder: Path):
    (folder / "broken.xml").write_bytes(b"<broken")
    assert ask("export", "ocds", folder / "broken.xml", "--out", folder / "p.json").code == 2


def test_a_place_that_cannot_be_written_is_told(ask: Ask, folder: Path):
    said = ask("export", "ocds", folder / "in", "--out", folder / "none" / "p.json")
    assert (said.code, said.err.count("\n")) == (2, 1)


def test_a_check_writes_the_same_releases_on_the_way(ask: Ask, folder: Path):
    ask("export", "ocds", folder / "in", "--out", folder / "a.json")
    ask("notice", "check", "--aspects", "--json", "--ocds", folder / "b.json", folder / "in")
    read = [json.loads((folder / name).read_text("utf-8"))["releases"] for name in ("a.json", "b.json")]
    assert read[0] == read[1]


def test_a_release_is_read_and_checked_as_a_notice(ask: Ask, folder: Path):
    out = folder / "package.json"
    ask("export", "ocds", folder / "in" / "cn.xml", "--out", out)
    (line,) = ask("notice", "read", "--json", out).lines
    assert (line["notice"]["standard"], line["notice"]["lots"][0]["id"]) == ("ocds", "LOT-0001")
    (checked,) = ask("notice", "check", "--json", out).lines
    assert checked["can_be_completed"] is False
    green = next(one for one in checked["aspects"]["aspects"] if one["aspect"] == "green")
    assert (green["declared"], green["verdict"]) == ("yes", "declared_and_found")


def test_a_package_of_several_releases_is_told(ask: Ask, folder: Path):
    out = folder / "package.json"
    ask("export", "ocds", folder / "in", "--out", out)
    said = ask("notice", "read", "--json", out)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{out}: the package holds 2 releases")
