"""`report council` and `export results`, on a register of their own."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(as_installed: Callable[..., dict[str, str]], tmp_path: Path) -> Run:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", *arguments],
            cwd=tmp_path, env=as_installed() | {"LANG": "C"}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


def test_an_empty_register_gives_a_report_that_says_so_and_results_without_lines(run: Run, tmp_path: Path) -> None:
    made = run("report", "council", "--authority", "damme", "--year", "2024", "--out", "damme.docx", "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout) == {
        "schema": "aankoopwijzer/report-council/1", "file": "damme.docx", "authority": "damme", "year": 2024,
    }  # fmt: skip
    assert (tmp_path / "damme.docx").read_bytes().startswith(b"PK")
    made = run("export", "results", "results.csv")
    assert (made.returncode, made.stdout) == (0, "Written: results.csv\n"), made.stderr
    [header] = (tmp_path / "results.csv").read_text("utf-8-sig").splitlines()
    assert header.startswith("indicator,name,ambition,by,authority")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("report", "council", "--out", "a.odt"),
            "a.odt: 'odt' is not a form that can be written; let the name end in one of: .docx, .pdf, .xlsx\n",
        ),
        (
            ("report", "council", "--out", "a.pdf", "--year", "2019"),
            "--year: there is no report on 2019; choose a year from 2020 to ",
        ),
        (
            ("report", "council", "--out", "a.pdf", "--year", "9999"),
            "--year: there is no report on 9999; choose a year from 2020 to ",
        ),
        (
            ("report", "council", "--out", "a.pdf", "--authority", "atlantis"),
            "--authority: 'atlantis' is not known here; choose one of: beernem, blankenberge, ",
        ),
        (
            ("report", "council", "--out", "a.pdf", "--authority", "brugge", "--region"),
            "--region: an authority is not the region; give one of the two\n",
        ),
        (
            ("export", "results", "a.docx"),
            "a.docx: 'docx' is not a form that can be written; let the name end in one of: .csv, .parquet, .json, .xlsx\n",
        ),
        (("export", "results", "nowhere/a.csv"), "nowhere/a.csv: "),
    ],
)
def test_what_cannot_be_done_is_told_with_the_way_out(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(said), done.stderr
    assert done.stdout == ""
