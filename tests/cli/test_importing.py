"""`import` on the command line: a real process, a database of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.flows.test_import_invoices import INVOICE

from aankoopwijzer.cli.importing import KINDS
from aankoopwijzer.packs.import_kinds import import_kinds

FOLDER = Path(__file__).parents[1] / "data" / "registers"


@pytest.fixture
def run(as_installed):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", "import", *map(str, arguments)],
            env=as_installed(),
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_every_kind_has_its_command():
    assert set(KINDS) == set(import_kinds())


def test_a_file_is_looked_at_imported_listed_and_undone(run, tmp_path):
    looked = run("spend", FOLDER / "spend.csv", "--dry-run", "--json", "--lang", "nl")
    assert looked.returncode == 1  # two lines are left out
    told = json.loads(looked.stdout)
    assert (told["schema"], told["dry_run"], told["batch"]) == ("aankoopwijzer/import/1", True, None)
    assert told["columns"]["Bedrag excl btw"] == "amount_excl_vat"
    assert told["counts"] == {
        "new": 7,
        "changed": 0,
        "unchanged": 0,
        "rejected": 2,
        "flagged": 4,
        "double": 0,
        "gone": 0,
    }
    assert {"line": 6, "column": "Factuurdatum", "outcome": "rejected", "code": "no-such-day",
            "text": "de dag 30/02/2025 bestaat niet", "remedy": "zoek de datum op en herstel ze"} in told["problems"]  # fmt: skip

    mapping = tmp_path / "mapping.json"
    mapping.write_text(looked.stdout)
    rejected = tmp_path / "mend.csv"
    done = run("spend", FOLDER / "spend.csv", "--mapping", mapping, "--rejected", rejected, "--lang", "nl")
    assert "7 nieuw, 0 gewijzigd, 0 ongewijzigd, 2 weggelaten" in done.stdout
    assert f"{FOLDER / 'spend.csv'}:6: Factuurdatum: de dag 30/02/2025 bestaat niet" in done.stderr
    assert rejected.read_text("utf-8-sig").count("\n") == 3

    (batch,) = json.loads(run("list", "--json").stdout)["results"]
    assert (batch["kind"], batch["file_name"], batch["counts"]["new"]) == ("spend", "spend.csv", 7)
    assert run("undo", batch["number"]).returncode == 0
    again = run("undo", batch["number"], "--lang", "en")
    assert again.returncode == 2
    assert again.stderr == "import 1 was taken back already; nothing to do\n"


def test_an_invoice_of_both_sources_is_left_out_unless_a_person_says_otherwise(run, tmp_path):
    invoice, ledger = tmp_path / "f.xml", tmp_path / "l.csv"
    invoice.write_bytes(INVOICE)
    ledger.write_text(
        "factuurnummer;factuurdatum;ondernemingsnummer;bedrag excl btw\nF-1;14/03/2025;0999000723;90,00\n"
    )
    run("ubl", invoice, "--authority", "brugge")
    left_out = run("spend", ledger, "--authority", "brugge", "--lang", "nl")
    assert "0 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 weggelaten" in left_out.stdout
    assert "toch inlezen: --keep-doubles" in left_out.stdout
    assert "het register heeft deze factuur als e-factuur" in left_out.stderr
    kept = run("spend", ledger, "--authority", "brugge", "--keep-doubles", "--lang", "nl")
    assert "1 nieuw" in kept.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["spend", "nergens.csv"], "nergens.csv"),
        (["spend", FOLDER / "README.md"], "no row has titles that we know"),
        (["suppliers", FOLDER / "suppliers.csv", "--authority", "atlantis"], "“atlantis” is not an authority"),
        (["suppliers", FOLDER / "suppliers.csv", "--mapping", FOLDER / "README.md"], "this is no mapping"),
    ],
)
def test_bad_input_ends_in_one_line_that_says_what_to_do(run, arguments, said):
    done = run(*arguments, "--lang", "en")
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


NOTICE = Path(__file__).parents[2] / "docs" / "how-to" / "examples" / "notice.xml"


def test_notices_are_looked_at_imported_again_without_change_and_undone(run, tmp_path):
    broken = tmp_path / "half.xml"
    broken.write_bytes(NOTICE.read_bytes()[:900])
    looked = run("notices", NOTICE, broken, "--dry-run", "--json", "--lang", "nl")
    assert looked.returncode == 1  # one cannot be read
    told = json.loads(looked.stdout)
    assert (told["schema"], told["batch"]) == ("aankoopwijzer/import-notices/1", None)
    assert told["counts"] == {
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "rejected": 1,
        "flagged": 0,
        "double": 0,
        "gone": 0,
    }
    assert [(each["file"], each["became"]) for each in told["notices"]] == [("notice.xml", "new")]
    done = run("notices", NOTICE, "--lang", "nl")
    assert done.returncode == 0, done.stderr
    assert "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 weggelaten" in done.stdout
    assert "0 nieuw, 0 gewijzigd, 1 ongewijzigd" in run("notices", NOTICE, "--lang", "nl").stdout
    assert run("undo", "1").returncode == 0
    assert json.loads(run("notices", NOTICE, "--dry-run", "--json").stdout)["counts"]["new"] == 1


def test_a_table_says_what_spend_is_for(run, tmp_path):
    run("spend", FOLDER / "spend.csv")
    table = tmp_path / "groups.csv"
    table.write_text("omschrijving;productgroepen\n*;S1/5\nnergens;S1/1\n")
    told = run("groups", "--answers", table, "--lang", "en")
    # The second line is like no spend: it is told.
    assert told.returncode == 1
    assert "rules kept: 2; kinds of spend that now follow them:" in told.stdout
    assert told.stderr == f"{table}:3: no spend is like this line yet\n"
    again = json.loads(run("groups", "--answers", table, "--json").stdout)
    assert (again["schema"], again["answered"], again["unused_lines"]) == ("aankoopwijzer/import-groups/1", 0, [3])
    assert (again["rules"], again["rule"]) == (2, 0)
    refused = run("groups", "--answers", table, "--authority", "nergens", "--lang", "en")
    assert (refused.returncode, "is not an authority" in refused.stderr) == (2, True)
    assert run("groups", "--answers", table, "--authority", "brugge").returncode == 1


def test_official_lists_of_plants_are_one_import_that_can_be_taken_back(run, tmp_path):
    file = tmp_path / "rode-lijst.csv"
    file.write_text("scientificName,redListCategory,datasetName\nCarpinus betulus,LC,Rode Lijst\n", "utf-8")
    looked = run("plant-lists", file, "--dry-run", "--lang", "nl")
    assert (looked.returncode, looked.stdout.splitlines()[:2]) == (
        0, ["Officiële plantenlijsten", "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 weggelaten"],
    )  # fmt: skip
    batch = json.loads(run("plant-lists", file, "--json").stdout)["batch"]
    assert json.loads(run("plant-lists", file, "--json").stdout)["batch"] is None  # The same file again.
    assert run("undo", batch).returncode == 0
    file.write_text("naam;aantal\nhaagbeuk;3\n", "utf-8")
    wrong = run("plant-lists", file, "--lang", "nl")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith(str(file))


def test_a_dry_run_tells_of_each_line_what_would_change(run, tmp_path):
    whole, partial = tmp_path / "vloot.csv", tmp_path / "km.csv"
    whole.write_text("nr;bestuur;merk;CO2 WLTP (g/km);km per jaar\nV1;Brugge;Fictie;120;9000\n")
    partial.write_text("nr;bestuur;km per jaar\nV1;Brugge;9500\n")
    assert run("fleet", whole).returncode == 0
    looked = run("fleet", partial, "--dry-run", "--lang", "nl")
    assert "regel 2 V1: Afstand per jaar: 9\xa0000\xa0km → 9\xa0500\xa0km\n" in looked.stdout
    assert "CO2" not in looked.stdout
    told = json.loads(run("fleet", partial, "--dry-run", "--json").stdout)
    assert told["changes"][0]["fields"] == [{"column": "km_per_year", "before": "9000", "after": "9500"}]
