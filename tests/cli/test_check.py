"""`check --passages`: keys, codes and bad input."""

import json
from pathlib import Path

import pytest


def written(folder: Path, content: str | bytes) -> str:
    file = folder / "passages.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(file)


def test_each_passage_gets_its_findings_in_order(ask, tmp_path):
    passages = [
        {
            "id": "a",
            "text": "Alle lampen zijn led met minstens 140 lm/W verlichting; het testverslag wordt voorgelegd.",
        },
        {"id": 7, "text": "Het raam wordt groen geschilderd.", "more": None},
    ]
    said = ask("check", "--passages", written(tmp_path, json.dumps(passages)), "--json")
    assert said.code == 0
    assert said.data["schema"] == "aankoopwijzer/check-passages/1"
    first, second = said.data["results"]
    assert (first["id"], first["fulfils"], first["has_proof"], first["has_sanction"]) == ("a", ["K3.1"], True, False)
    assert first["because"]["K3.1"]
    assert (second["id"], second["fulfils"], second["kind"]) == ("7", [], "technical_specification")


def test_the_screen_shows_codes_and_words(ask, tmp_path):
    file = written(tmp_path, '[{"id": "a", "text": "De voertuigen zijn emissievrij. Zo veel mogelijk duurzaam."}]')
    said = ask("check", "--passages", file, "--lang", "nl")
    assert said.code == 0
    assert "K2.1" in said.out
    assert "Riskant: Zo veel mogelijk" in said.out


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "the file is empty"),
        (b"\xff\xfe\x00", "no UTF-8"),
        ("[{", "JSON"),
        ('[{"id": "a"}]', "this passage has no text"),
        ('[{"id": {}, "text": "x"}]', "the id of this passage is no word or number"),
        ("[" * 100_000, "JSON"),
        ("[3]", "no JSON object"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(ask, tmp_path, content, complaint):
    said = ask("check", "--passages", written(tmp_path, content), "--json")
    assert said.code == 2
    assert complaint in said.err
    assert said.out == ""


def test_one_bad_passage_does_not_lose_the_others(ask, tmp_path):
    said = ask("check", "--passages", written(tmp_path, '[{"id": "a"}, {"id": "b", "text": "x"}]'), "--json")
    assert said.code == 1
    assert [one["id"] for one in said.data["results"]] == ["b"]


def test_a_file_that_is_not_there_is_named(ask, tmp_path):
    said = ask("check", "--passages", str(tmp_path / "none.json"))
    assert said.code == 2
    assert "none.json" in said.err


DRAFT = """Aankoop van vier personenwagens - opdracht voor leveringen

1. Voorwerp

1.1 De gemeente koopt vier wagens. De raming bedraagt 128 000 euro zonder btw.

2. Technische eisen

2.1 De voertuigen stoten tijdens het rijden geen CO2 uit. De inschrijver voegt het certificaat van overeenstemming toe.

2.2 De laadruimte krijgt het rekkensysteem Laadvast Pro 3.
"""


def draft(folder: Path, text: str | bytes = DRAFT, name: str = "ontwerp.txt") -> str:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def test_a_draft_gets_every_objective_with_places_and_its_risks(ask, tmp_path):
    said = ask("check", draft(tmp_path), "--json")
    assert said.code == 1
    assert said.data["schema"] == "aankoopwijzer/check/1"
    objectives = {each["code"]: each for each in said.data["objectives"]}
    assert len(objectives) == 25
    assert objectives["K2.1"]["status"] == "covered"
    assert objectives["K2.1"]["passages"][0]["heading"] == "2. Technische eisen"
    assert {each["status"] for each in objectives.values()} <= {
        "covered",
        "partly",
        "missing",
        "unsure",
        "does_not_apply",
    }
    assert [(each["kind"], each["article"]) for each in said.data["risks"]] == [("brand-without-equivalent", "2.2")]
    assert all(each["reason"] and each["better"] for each in said.data["risks"])


def test_the_screen_says_it_in_dutch_and_names_what_was_taken(ask, tmp_path):
    said = ask("check", draft(tmp_path), "--lang", "nl")
    assert "Riskant" in said.out
    assert "2. Technische eisen, artikel 2.2" in said.out
    assert "geen dag van bekendmaking" in " ".join(said.out.split())


def test_a_draft_with_nothing_to_say_about_it_exits_with_0(ask, tmp_path):
    text = "Verzekering van gebouwen - opdracht voor diensten\n\n1. Voorwerp\n\n1.1 De polis dekt brand en storm.\n"
    assert ask("check", draft(tmp_path, text)).code == 0


def test_what_is_bought_can_be_told(ask, tmp_path):
    said = ask("check", draft(tmp_path), "--title", "broodjes", "--value", "24 000", "--json")
    assert said.data["purchase"]["title"] == "broodjes"
    assert "value_eur" not in said.data["purchase"]["read_in"]


def test_reports_are_written_where_they_are_asked(ask, tmp_path):
    outs = {form: tmp_path / f"uit.{form}" for form in ("docx", "pdf", "html")}
    said = ask("check", draft(tmp_path), *(part for form, out in outs.items() for part in (f"--{form}", str(out))))
    assert said.code == 1
    assert outs["docx"].read_bytes().startswith(b"PK")
    assert outs["pdf"].read_bytes().startswith(b"%PDF")
    assert "<h1>" in outs["html"].read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "leeg.docx"),
        (b"%PDF-1.7\n%broken", "stuk.pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 3, "geheim.docx"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "foto.docx"),
        (b"<html><body>x</body></html>", "pagina.txt"),
    ],
)
def test_a_file_that_is_no_draft_is_told_in_one_line(ask, tmp_path, content, name):
    said = ask("check", draft(tmp_path, content, name), "--lang", "nl")
    assert (said.code, said.out) == (2, "")
    assert len(said.err.strip().splitlines()) == 1
    assert name in said.err


def test_a_draft_and_loose_passages_do_not_go_together(ask, tmp_path):
    assert ask("check").code == 2
    assert ask("check", draft(tmp_path), "--passages", written(tmp_path, "[]")).code == 2
