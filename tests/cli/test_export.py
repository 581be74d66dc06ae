"""`export ocds`: notices, or the register, as a release package."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Ask, Said
from tests.standards import written
from typer.testing import CliRunner

from aankoopwijzer.config.console import complete_app


@pytest.fixture
def ask() -> Ask:
    """Runs a command in this process, of all that there are."""

    def run(*arguments: object) -> Said:
        done = CliRunner().invoke(complete_app(), [str(one) for one in arguments], prog_name="aankoopwijzer")
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Said(done.exit_code, done.stdout, done.stderr)

    return run


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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--authority", "brugge"),
            "--authority: files of notices are exported whole; leave it out, or name no files\n",
        ),
        (("--made-up",), "--made-up: files of notices are exported whole; leave it out, or name no files\n"),
        (("--prefix", "a b"), "--prefix: 'a b' cannot begin an ocid; write it as ocds-abc123\n"),
    ],
)
def test_what_does_not_go_with_files_is_told(ask: Ask, folder: Path, arguments: tuple[str, ...], said: str):
    done = ask("export", "ocds", folder / "in", "--out", folder / "p.json", *arguments, "--lang", "en")
    assert (done.code, done.err, (folder / "p.json").exists()) == (2, said, False)


def test_the_register_goes_out_as_it_came_in(ask_shell: Ask, folder: Path):
    out = folder / "register.json"
    said = ask_shell("export", "ocds", "--out", out, "--lang", "en")
    assert (said.code, out.exists()) == (2, False)
    assert said.err == (
        "no published procurement is as asked; leave a filter out, or name a stage before publication with --stage\n"
    )
    assert ask_shell("import", "notices", folder / "in" / "cn.xml", "--authority", "brugge").code == 0
    said = ask_shell("export", "ocds", "--json", "--out", out, "--authority", "brugge", "--publisher", "Proefdorp",
                     AANKOOPWIJZER_OCID_PREFIX="ocds-abc123")  # fmt: skip
    assert said.data == {
        "schema": "aankoopwijzer/export-ocds/1", "file": str(out), "releases": 1, "left_out": 0, "failed": 0,
    }  # fmt: skip
    package = json.loads(out.read_text("utf-8"))
    (release,) = package["releases"]
    assert package["publisher"] == {"name": "Proefdorp"}
    assert release["ocid"] == "ocds-abc123-66666666-7777-4888-8999-000000000000"
    assert release["tender"]["lots"][0]["id"] == "LOT-0001"
    assert ask_shell("import", "notices", out).out.count("1 unchanged") == 1

    assert ask_shell("export", "ocds", "--out", out, "--authority", "damme", "--lang", "nl").code == 2
    assert json.loads(out.read_text("utf-8")) == package


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--authority", "atlantis"),
            "--authority: “atlantis” is not an authority that the register knows; choose one of",
        ),
        (("--stage", "soon"), "--stage: “soon” is not a stage; choose one of: planned, preparing, published"),
        (("--year", "0"), "--year: the lines of this register have no year 0; leave the option out"),
    ],
)
def test_what_the_register_cannot_be_asked_is_told(ask_shell: Ask, folder: Path, arguments: tuple[str, ...], said: str):
    done = ask_shell("export", "ocds", "--out", folder / "p.json", *arguments, "--lang", "en")
    assert done.code == 2
    assert done.err.startswith(said)
    assert not (folder / "p.json").exists()


def test_a_prefix_in_the_settings_that_cannot_be_one_is_told(ask_shell: Ask, folder: Path):
    done = ask_shell("export", "ocds", "--out", folder / "p.json", AANKOOPWIJZER_OCID_PREFIX="a b")
    assert (done.code, done.err) == (
        2, "AANKOOPWIJZER_OCID_PREFIX: 'a b' cannot begin an ocid; write it as ocds-abc123\n",
    )  # fmt: skip
