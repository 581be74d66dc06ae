"""`report benchmark`: any folder of notices, counted, written and kept."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.standards import written

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(as_installed: Callable[..., dict[str, str]], tmp_path: Path) -> Run:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", "report", *arguments],
            cwd=tmp_path, env=as_installed() | {"LANG": "C", "AANKOOPWIJZER_DATA_DIR": str(tmp_path / "data")},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "a.xml").write_bytes(written.CONTRACT_NOTICE)
    (folder / "b.xml").write_bytes(written.TED_NOTICE)
    (folder / "broken.xml").write_bytes(b"<broken")
    return folder


def dropped(run: Run) -> str:
    """What is said when the kept benchmark is taken away; fails when there was none."""
    done = run("drop-benchmark")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_folder_is_counted_written_and_kept(run: Run, notices: Path, tmp_path: Path) -> None:
    done = run("benchmark", "notices", "--json", "--csv", "shares.csv", "--keep", "--source", "two of ours")
    # One file cannot be read: it is told, and the rest goes on.
    assert done.returncode == 1
    assert "broken.xml" in done.stderr
    found = json.loads(done.stdout)
    assert (found["schema"], found["source"]) == ("aankoopwijzer/report-benchmark/1", "two of ours")
    assert (found["notices"], found["purchases"], found["refused"]) == (2, 2, 1)
    assert found["kept"] is True
    with (tmp_path / "shares.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    [green] = [row for row in rows if (row["cut"], row["measure"]) == ("all", "green-declared")]
    # The eForms notice says that it is green; the TED form has no place to say so.
    assert (green["yes"], green["known"], green["purchases"], green["share"]) == ("1", "1", "2", "100.0")
    assert (green["if_unknown_no"], green["if_unknown_yes"]) == ("50.0", "100.0")
    assert "The benchmark is gone" in dropped(run)
    with pytest.raises(AssertionError, match="no benchmark is kept; keep one with: report benchmark --keep"):
        dropped(run)


def test_a_person_reads_shares_and_what_to_keep_in_mind(run: Run, notices: Path, tmp_path: Path) -> None:
    (notices / "broken.xml").unlink()
    done = run("benchmark", "notices")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "2 purchases in 2 notices; 0 name nothing to buy" in said
    assert "Code for green aspects 1 of 1, too few for a share; 1 not known" in said
    assert "purchases above the European thresholds" in said
    # Counting alone makes no register.
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ({}, 2, "there is no notice in it that names something to buy; name the files, or another folder"),
        ({"empty.xml": written.eforms(written.HEAD)}, 2, "there is no notice in it that names something to buy"),
        ({"page.xml": b"<html/>"}, 2, "page.xml"),
    ],
)
def test_a_folder_without_a_purchase_is_refused(
    run: Run, tmp_path: Path, content: dict[str, bytes], code: int, said: str
) -> None:
    (tmp_path / "few").mkdir()
    for name, data in content.items():
        (tmp_path / "few" / name).write_bytes(data)
    done = run("benchmark", "few")
    assert done.returncode == code
    assert said in done.stderr


def test_a_folder_that_is_not_there_is_told(run: Run) -> None:
    done = run("benchmark", "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
