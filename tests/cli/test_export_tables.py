"""`export csv`, `xlsx` and `parquet`: a register as a table, from a real process with a database of its own."""

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import python_calamine
from tests.cli.conftest import Ask
from tests.standards import written

from aankoopwijzer.cli.whole_file import whole_file

FOLDER = Path(__file__).parents[1] / "data" / "registers"


def parquet(path: Path) -> tuple[dict[str, str], list[tuple]]:
    found = duckdb.read_parquet(str(path))
    return dict(zip(found.columns, map(str, found.types), strict=True)), found.fetchall()


def workbook(path: Path) -> list[list[object]]:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def test_one_register_goes_out_in_three_forms(ask_shell: Ask, tmp_path: Path):
    assert ask_shell("import", "spend", FOLDER / "spend.csv", "--authority", "brugge").code in (0, 1)
    listed = json.loads(ask_shell("registers", "list", "--json").out)["results"]
    counted = next(one["by_authority"] for one in listed if one["register"] == "spend-lines")
    out = {form: tmp_path / f"spend.{form}" for form in ("csv", "xlsx", "parquet")}
    for form, path in out.items():
        said = ask_shell("export", form, "spend-lines", "--out", path, "--authority", "brugge", "--json")
        assert said.data == {
            "schema": f"aankoopwijzer/export-{form}/1", "register": "spend-lines", "file": str(path),
        }  # fmt: skip
    lines = list(csv.reader(out["csv"].read_text("utf-8-sig").splitlines()))
    sheet = workbook(out["xlsx"])
    types, rows = parquet(out["parquet"])
    assert len(lines) - 1 == len(sheet) - 1 == len(rows) == counted["brugge"] == 6
    assert {name: types[name] for name in ("authority", "date", "amount_excl_vat", "line")} == {
        "authority": "VARCHAR", "date": "DATE", "amount_excl_vat": "DECIMAL(38,6)", "line": "BIGINT",
    }  # fmt: skip
    amounts = sorted(row[list(types).index("amount_excl_vat")] for row in rows)
    place = next(at for at in range(len(lines[0])) if sorted(map(_number, (line[at] for line in lines[1:]))) == amounts)
    assert sorted(_number(row[place]) for row in sheet[1:]) == amounts
    assert {row[0] for row in rows} == {"brugge"}

    again = tmp_path / "again.parquet"
    assert ask_shell("registers", "export", "spend-lines", "--authority", "brugge", "--out", again).code == 0
    assert again.read_bytes() == out["parquet"].read_bytes()


def _number(text: object) -> float:
    try:
        return float(str(text))
    except ValueError:
        return float("-inf")


def test_the_procurements_are_a_register_too(ask_shell: Ask, tmp_path: Path):
    (tmp_path / "cn.xml").write_bytes(written.CONTRACT_NOTICE)
    assert ask_shell("import", "notices", tmp_path / "cn.xml", "--authority", "brugge").code == 0
    out = tmp_path / "a.parquet"
    assert ask_shell("export", "parquet", "procurements", "--out", out, "--where", "stage=published").code == 0
    types, rows = parquet(out)
    (row,) = [dict(zip(types, one, strict=True)) for one in rows]
    assert (row["authority"], row["title"], row["stage"]) == ("brugge", "Kantoorbenodigdheden", "published")
    assert row["cpv"].split() == ["30190000", "30197630", "30192121", "30197640"]
    assert (row["value_awarded"], row["is_fictitious"], types["published_on"]) == (None, False, "DATE")
    assert not {"internal_note", "draft"} & set(types)

    out = tmp_path / "a.csv"
    assert (
        ask_shell("export", "csv", "procurements", "--out", out, "--where", "stage=planned", "--lang", "nl").code == 0
    )
    (header,) = out.read_text("utf-8-sig").splitlines()
    assert header.startswith("Nummer,Bestuur,")
    out = tmp_path / "a.xlsx"
    assert ask_shell("export", "xlsx", "procurements", "--out", out, "--text", "kantoor").code == 0
    assert len(workbook(out)) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["csv", "eenhoorns"], "REGISTER: there is no register 'eenhoorns'; choose one of: procurements, suppliers,"),
        (
            ["csv", "vehicles", "--authority", "atlantis"],
            "--authority: “atlantis” is not an authority that the register",
        ),
        (
            ["csv", "procurements", "--where", "colour=red"],
            "--where: “colour=red” is not a column with a value; choose",
        ),
        (["csv", "procurements", "--where", "stage=soon"], "--stage: “soon” is not a stage; choose one of: planned,"),
        (
            ["parquet", "procurements", "--where", "row=Z9/9"],
            "--where: “row=Z9/9” is not a column with a value; choose",
        ),
        (["csv", "procurements", "--order", "colour"], "--order: there is no column 'colour'; choose one of: date,"),
    ],
)
def test_what_cannot_be_meant_ends_in_one_line_and_no_file(ask_shell: Ask, tmp_path: Path, arguments, said):
    done = ask_shell("export", *arguments, "--out", tmp_path / "a", "--lang", "en")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert done.err.startswith(said)
    assert list(tmp_path.glob("a*")) == []


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "ocds"])
def test_a_place_that_cannot_be_written_is_told(ask_shell: Ask, tmp_path: Path, form: str):
    register = [] if form == "ocds" else ["vehicles"]
    done = ask_shell("export", form, *register, "--out", tmp_path / "none" / "a")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert str(tmp_path / "none" / "a") in done.err


WRITE = """
import sys, time
from pathlib import Path
from aankoopwijzer.cli.whole_file import whole_file
with whole_file(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("written", flush=True)
    time.sleep(60)
"""


def test_what_is_killed_leaves_the_file_as_it_was(tmp_path: Path, as_installed: Callable[..., dict[str, str]]):
    out = tmp_path / "a.csv"
    out.write_text("whole")
    child = subprocess.Popen([sys.executable, "-c", WRITE, str(out)], env=as_installed(), stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"written\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait(10)
    child.stdout.close()
    assert out.read_text() == "whole"


def test_what_fails_on_the_way_leaves_nothing_beside_the_file(tmp_path: Path):
    def broken_off() -> None:
        with whole_file(tmp_path / "a.csv") as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert list(tmp_path.iterdir()) == []


def test_json_is_json_in_every_language(ask_shell: Ask, tmp_path: Path):
    said = ask_shell("export", "csv", "vehicles", "--out", tmp_path / "a", "--json", "--lang", "nl")
    assert json.loads(said.out)["register"] == "vehicles"
