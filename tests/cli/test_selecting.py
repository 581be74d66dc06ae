"""`advise --add`, `--drop` and `--set`; its Word file in a template or into a draft."""

import json
import subprocess
import sys

import docx as python_docx
import pytest
from tests.documents.handed_in import docx, p

SANDWICHES = ("--title", "broodjes voor de gemeenteraad", "--value", "24000", "--contract-type", "services",
              "--date", "2026-03-02")  # fmt: skip
ONLY, LIGHT, EXTRA = "fair-trade-products", "short-chain-freshness", "fair-trade-yearly-list"


@pytest.fixture
def advise(as_installed):
    def run(*options: str, json_too: bool = True):
        asked = ["advise", *SANDWICHES, "--lang", "nl", *options, *(["--json"] if json_too else [])]
        return subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", *asked],
            env=as_installed(), capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


def test_the_choice_is_in_the_json(advise):
    done = advise(
        *("--add", f"{EXTRA}@gevorderd", "--set", f"{EXTRA}.penalty=120"),
        *("--drop", f"{ONLY}=no-supply", "--drop", f"{LIGHT}=other: te weinig plaats in de keuken"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    criteria = {each["id"]: each for each in found["criteria"]}
    assert (criteria[EXTRA]["level"], criteria[EXTRA]["added"]) == ("gevorderd", True)
    assert criteria[EXTRA]["parameters"][0]["value"] == "120"
    assert "120 euro per begonnen week" in criteria[EXTRA]["sanction"]
    assert [(each["id"], each["reason"], each["words"]) for each in found["dropped"]] == [
        (ONLY, "no-supply", ""),
        (LIGHT, "other", "te weinig plaats in de keuken"),
    ]
    assert found["burden"]["asked"] == len(criteria)


def test_a_mandatory_duty_is_not_left_undone_without_a_reason(advise):
    done = advise("--drop", ONLY)
    assert done.returncode == 2
    assert done.stderr.startswith("--drop: zonder deze eis voert niets S2.3 uit, en dat is verplicht")
    assert "no-supply" in done.stderr


def test_own_words_are_a_reason(advise):
    done = advise("--drop", f"{ONLY}=de enige leverancier stopt", json_too=False)
    assert done.returncode == 0
    assert "Door jou weggelaten" in done.stdout
    assert "de enige leverancier stopt" in done.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--add", "fair-trade-yearly-lst"), "bedoel je fair-trade-yearly-list?"),
        (("--add", f"{EXTRA}@hemels"), "heeft geen niveau 'hemels'"),
        (("--add", EXTRA, "--drop", EXTRA), "tegelijk toegevoegd en weggelaten"),
        (("--set", f"{EXTRA}.boete=5"), "heeft die open plek niet; kies uit: penalty"),
        (("--set", f"{EXTRA}.penalty=veel"), "schrijf een cijfer"),
        (("--drop", f"{LIGHT}={'x' * 201}"), "de reden is te lang"),
        (("--drop", f"{LIGHT}=other"), "schrijf ze achter een dubbelepunt, zoals other:TEKST"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(advise, options, said):
    done = advise(*options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_the_word_file_is_written_in_a_template(advise, tmp_path):
    (tmp_path / "t.docx").write_bytes(docx(p("Lorem", style="Kop1")))
    done = advise("--docx", str(tmp_path / "o.docx"), "--template", str(tmp_path / "t.docx"))
    assert done.returncode == 0
    made = python_docx.Document(str(tmp_path / "o.docx"))
    assert "Kop1" in {paragraph.style.style_id for paragraph in made.paragraphs}


def test_the_clauses_go_into_a_draft_and_where_is_told(advise, tmp_path):
    (tmp_path / "d.docx").write_bytes(docx(p("Technische bepalingen", style="Kop1") + p("Vers.")))
    done = advise("--docx", str(tmp_path / "o.docx"), "--into", str(tmp_path / "d.docx"))
    assert done.returncode == 0
    assert "staat onder “Technische bepalingen”" in done.stderr
    assert "staat achteraan, onder een nieuwe titel “Uitvoering van de opdracht”" in done.stderr
    said = [paragraph.text for paragraph in python_docx.Document(str(tmp_path / "o.docx")).paragraphs]
    assert said[:2] == ["Technische bepalingen", "Vers."]
    assert len(said) > 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--template", "t.docx"), "voeg --docx UIT toe"),
        (("--into", "d.docx"), "voeg --docx UIT toe"),
        (("--docx", "o.docx", "--into", "d.docx", "--template", "t.docx"), "laat een van beide weg"),
        (("--docx", "o.docx", "--template", "nergens.docx"), "er is geen bestand met die naam"),
    ],
)
def test_a_template_or_a_draft_needs_a_word_file(advise, options, said):
    done = advise(*options)
    assert done.returncode == 2
    assert said in done.stderr or "nergens.docx" in done.stderr
