"""`history` on the command line: a real process, a database of its own."""

import csv
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "data" / "registers"


def test_what_changed_is_shown_and_written(ask_shell, tmp_path):
    assert ask_shell("import", "suppliers", FOLDER / "suppliers.csv").code in (0, 1)
    shown = json.loads(ask_shell("history", "show", "--kind", "import", "--json").out)
    assert (shown["schema"], shown["total"]) == ("aankoopwijzer/history/1", len(shown["results"]))
    latest = shown["results"][0]
    assert (latest["kind"], latest["action"]) == ("import", "created")

    said = ask_shell("history", "show", "--kind", "import", "--record", latest["record"], "--lang", "nl").out
    assert f"import {latest['record']}: gemaakt" in said
    assert said.splitlines()[-1].endswith("wijzigingen")
    none = json.loads(ask_shell("history", "show", "--until", "2000-01-01", "--json").out)
    assert (none["total"], none["results"]) == (0, [])

    out = tmp_path / "changes.csv"
    assert ask_shell("history", "export", "--kind", "import", "--out", out, "--lang", "nl").code == 0
    lines = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert {line["Soort gegeven"] for line in lines} == {"import"}
    assert len(lines) == sum(len({*(one["before"] or {}), *(one["after"] or {})}) for one in shown["results"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "--authority", "atlantis"], "“atlantis” is not an authority"),
        (["show", "--kind", "unicorn"], "there is no kind of record 'unicorn'; choose one of: account"),
        (["show", "--record", "7"], "a record is known by its kind too; add --kind"),
        (["show", "--since", "yesterday"], "'yesterday' is not a date"),
        (["show", "--until", "9999-12-31"], "'9999-12-31' is not a date"),
        (["show", "--who", "jan@nergens.example"], "nobody has the address “jan@nergens.example”"),
        (["export", "--out", "x.pdf"], "'.pdf' is no kind of file that is written"),
    ],
)
def test_what_cannot_be_meant_ends_in_one_line(ask_shell, arguments, said):
    done = ask_shell("history", *arguments, "--lang", "en")
    assert done.code == 2, done
    assert said in done.err
    assert len(done.err.splitlines()) == 1
