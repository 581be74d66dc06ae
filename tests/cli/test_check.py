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
