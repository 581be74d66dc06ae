"""`registers` on the command line: a real process, a database of its own."""

import csv
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "data" / "registers"


def test_a_register_is_listed_shown_and_written(ask_shell, tmp_path):
    assert ask_shell("import", "suppliers", FOLDER / "suppliers.csv").code in (0, 1)
    listed = json.loads(ask_shell("registers", "list", "--json").out)
    (suppliers,) = [one for one in listed["results"] if one["register"] == "suppliers"]
    assert (listed["schema"], suppliers["rows"] > 0) == ("aankoopwijzer/registers-list/1", True)
    assert suppliers["last_filled"]

    shown = json.loads(ask_shell("registers", "show", "suppliers", "--order", "-name", "--json").out)
    names = [one["name"] for one in shown["results"]]
    assert shown["total"] == len(names) == suppliers["rows"]
    assert names == sorted(names, reverse=True)

    number = shown["results"][0]["number_in_register"]
    one = json.loads(ask_shell("registers", "show", "suppliers", number, "--json").out)
    assert (one["name"], one["source"]["file_name"], one["earlier"]) == (names[0], "suppliers.csv", [])
    assert names[0] in ask_shell("registers", "show", "suppliers", number, "--lang", "nl").out

    out = tmp_path / "suppliers.csv"
    assert ask_shell("registers", "export", "suppliers", "--text", names[0], "--out", out, "--lang", "nl").code == 0
    (line,) = csv.DictReader(out.read_text("utf-8-sig").splitlines())
    assert line["Naam"] == names[0]


def test_a_supplier_is_shown_with_how_far_it_is_from_each_authority(ask_shell, tmp_path):
    file = tmp_path / "leveranciers.csv"
    file.write_text("naam;postcode;land\nBakker;9000;BE\nSmid;;\n")
    assert ask_shell("import", "suppliers", file).code == 0
    shown = json.loads(ask_shell("registers", "show", "suppliers", "--json").out)
    numbers = {one["name"]: one["number_in_register"] for one in shown["results"]}
    near, nowhere = (
        json.loads(ask_shell("registers", "show", "suppliers", numbers[each], "--json").out)
        for each in ("Bakker", "Smid")
    )
    assert (near["distance_km"]["brugge"], len(near["distance_km"])) == (39, 10)
    assert nowhere["distance_km"] == {}
    told = ask_shell("registers", "show", "suppliers", numbers["Bakker"], "--lang", "en").out
    assert "As the crow flies" in told
    assert "Not known" in ask_shell("registers", "show", "suppliers", numbers["Smid"], "--lang", "en").out


def test_one_that_replaces_another_leads_to_it_and_back(ask_shell, tmp_path):
    file = tmp_path / "toestellen.csv"
    file.write_text("nummer;bestuur;soort;vervangt\nT2;Brugge;oven;T1\nT1;Brugge;oven;\nT3;Brugge;oven;T0\n")
    assert "T0" in ask_shell("import", "appliances", file, "--lang", "en").err
    shown = json.loads(ask_shell("registers", "show", "appliances", "--json").out)
    numbers = {one["number"]: one["number_in_register"] for one in shown["results"]}
    new, old, lost = (
        json.loads(ask_shell("registers", "show", "appliances", numbers[each], "--json").out)
        for each in ("T2", "T1", "T3")
    )
    assert (new["replaces_in_register"], new["replaced_by_in_register"]) == (numbers["T1"], [])
    assert (old["replaces_in_register"], old["replaced_by_in_register"]) == (None, [numbers["T2"]])
    assert (lost["replaces"], lost["replaces_in_register"]) == ("T0", None)
    assert "T2" in ask_shell("registers", "show", "appliances", numbers["T1"], "--lang", "nl").out
    assert (
        "T0 staat niet in het register"
        in ask_shell("registers", "show", "appliances", numbers["T3"], "--lang", "nl").out
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "eenhoorns"], "there is no register 'eenhoorns'; choose one of: suppliers"),
        (["show", "vehicles", "7"], "there is no line 7 in this register"),
        (["show", "vehicles", "--where", "stoom=ja"], "“stoom=ja” is not a column with a value"),
        (["show", "vehicles", "--where", "km_per_year=veel"], "“km_per_year=veel” cannot stand in that column"),
        (["show", "vehicles", "--where", "is_in_use=x"], "“is_in_use=x” cannot stand in that column"),
        (["show", "suppliers", "--year", "2020"], "the lines of this register have no year 2020"),
        (["show", "vehicles", "--order", "stoom"], "there is no column 'stoom'"),
        (["show", "vehicles", "--authority", "atlantis"], "“atlantis” is not an authority"),
        (["export", "vehicles", "--out", "x.pdf"], "'.pdf' is no kind of file that is written"),
    ],
)
def test_what_cannot_be_meant_ends_in_one_line(ask_shell, arguments, said):
    done = ask_shell("registers", *arguments, "--lang", "en")
    assert done.code == 2, done
    assert said in done.err
    assert len(done.err.splitlines()) == 1
