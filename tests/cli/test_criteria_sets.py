"""`criteria list` with words and choices, `criteria export` and `criteria import`."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any, get_args

import docx
import pytest
from tests.cli.conftest import Ask

from aankoopwijzer.cli import criteria as cli
from aankoopwijzer.domain.policy import criteria as policy
from aankoopwijzer.domain.policy import searching
from aankoopwijzer.flows.load_pack import load_pack

LED, SLEEP = "led-lighting", "ict-power-saving-settings"
CRITERIA = load_pack().criteria


def listed(ask: Ask, *arguments: object) -> list[str]:
    said = ask("criteria", "list", "--json", *arguments)
    assert (said.code, said.err) == (0, "")
    assert said.data["schema"] == "aankoopwijzer/criteria-list/1"
    return [each["id"] for each in said.data["results"]]


def test_the_choices_of_the_command_line_are_those_of_the_domain():
    assert get_args(cli.Part) == get_args(policy.Part)
    assert get_args(cli.Additionality) == get_args(policy.Additionality)
    assert get_args(cli.Order) == get_args(searching.Order)


def test_without_choices_the_whole_library_is_listed_as_the_pack_has_it(ask: Ask):
    assert listed(ask) == list(CRITERIA)


@pytest.mark.parametrize(
    ("arguments", "fits"),
    [
        (("--part", "reserved"), lambda each: each.part == "reserved"),
        (("--level", "ambitieus"), lambda each: "ambitieus" in each.levels),
        (("--objective", "K1.2"), lambda each: "K1.2" in each.objectives),
        (("--objective", "K1"), lambda each: any(code.startswith("K1.") for code in each.objectives)),
        (("--row", "S1/2"), lambda each: "S1/2" in each.rows),
        (
            ("--additionality", "legal-minimum"),
            lambda each: any(level.additionality == "legal-minimum" for level in each.levels.values()),
        ),
        (("--stale", "--date", "2027-04-01"), lambda each: each.review_by < dt.date(2027, 4, 1)),
        (("--stale", "--date", "2026-12-31"), lambda each: False),
    ],
    ids=["part", "level", "objective", "ambition", "row", "additionality", "stale", "not stale yet"],
)
def test_a_choice_narrows_the_list(ask: Ask, arguments: tuple[str, ...], fits: Any):
    assert listed(ask, *arguments) == [id for id, each in CRITERIA.items() if fits(each)]


def test_words_are_found_without_case_or_accents_best_first(ask: Ask):
    assert listed(ask, "ENERGIEBESPARING")[0] == SLEEP
    assert SLEEP in listed(ask, "Slaapstand", "minuten")
    assert listed(ask, "xyzzy") == []
    assert "The policy pack has no such criterion." in ask("criteria", "list", "xyzzy", "--lang", "en").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--objective", "K9"), "--objective: the policy pack has nothing called 'K9'"),
        (("--row", "S1/99"), "--row: the policy pack has nothing called 'S1/99'"),
        (("--date", "morgen"), "--date: 'morgen' is not a day; write it as 2026-03-02"),
        (("--part", "iets"), "aankoopwijzer criteria list: --part cannot be 'iets'; choose one of: 'subject_matter'"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused(ask: Ask, arguments: tuple[str, ...], said: str):
    done = ask("criteria", "list", *arguments, "--lang", "en")
    assert done.code == 2
    assert done.err.startswith(said)


def test_a_set_goes_to_the_screen_as_json(ask: Ask):
    said = ask("criteria", "export", LED, f"{SLEEP}@ambitieus", f"{SLEEP}@gevorderd", "--date", "2026-11-28")
    assert (said.code, said.err) == (0, "")
    assert said.data["made_on"] == "2026-11-28"
    assert [(each["id"], each["level"]) for each in said.data["criteria"]] == [(LED, "basis"), (SLEEP, "gevorderd")]


def test_a_set_is_written_as_a_word_file(ask: Ask, tmp_path: Path):
    out = tmp_path / "set.docx"
    said = ask("criteria", "export", SLEEP, "--format", "docx", "--out", out, "--lang", "nl")
    assert (said.code, said.out) == (0, f"Geschreven: {out}\n")
    opened = docx.Document(io.BytesIO(out.read_bytes()))
    assert any(CRITERIA[SLEEP].title.nl in each.text for each in opened.paragraphs)


def test_ocds_names_goals(ask: Ask):
    data = ask("criteria", "export", LED, "--format", "ocds").data
    assert data["tender"]["sustainability"][0]["goal"] == "environmental.energyEfficiency"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("led-lightning",), "ID: the policy pack has nothing called 'led-lightning'; did you mean led-lighting?\n"),
        ((f"{LED}@hoog",), f"ID: 'hoog' is no level of {LED}; choose one of: basis\n"),
        ((LED, "--format", "docx"), "--out: this format needs a file; name one with --out\n"),
    ],
    ids=["no such criterion", "no such level", "no file"],
)
def test_what_cannot_be_exported_is_refused(ask: Ask, arguments: tuple[str, ...], said: str):
    done = ask("criteria", "export", *arguments, "--lang", "en")
    assert (done.code, done.out, done.err) == (2, "", said)


@pytest.fixture
def kept(ask: Ask, tmp_path: Path) -> Path:
    file = tmp_path / "set.json"
    assert ask("criteria", "export", LED, f"{SLEEP}@gevorderd", "--out", file).code == 0
    return file


def change(file: Path, **changes: Any) -> None:
    data = json.loads(file.read_text("utf-8"))
    data["criteria"][0] |= changes
    file.write_text(json.dumps(data), encoding="utf-8")


def test_a_set_that_is_as_it_was_ends_well(ask: Ask, kept: Path):
    said = ask("criteria", "import", kept, "--lang", "nl")
    assert (said.code, said.err) == (0, "")
    assert "Nieuwe verlichting is led (basis): ongewijzigd" in said.out


def test_a_clause_that_changed_is_told_with_both_texts(ask: Ask, kept: Path):
    change(kept, clause="Elke lamp is zuinig.")
    said = ask("criteria", "import", kept, "--lang", "en")
    assert said.code == 1
    assert "It read: Elke lamp is zuinig." in said.out
    assert "It reads: Elke nieuwe lichtbron is led." in said.out


def test_what_became_of_each_line_is_data_too(ask: Ask, kept: Path):
    change(kept, id="nooit", extra=1)
    said = ask("criteria", "import", kept, "--json")
    assert said.code == 1
    assert (said.data["schema"], said.data["as_it_was"]) == ("aankoopwijzer/criteria-import/1", False)
    assert [(each["id"], each["state"]) for each in said.data["results"]] == [("nooit", "unknown"), (SLEEP, "same")]


def test_a_line_that_cannot_be_read_is_told_and_the_rest_shown(ask: Ask, kept: Path):
    change(kept, level="hoog")
    said = ask("criteria", "import", kept, "--lang", "en")
    assert said.code == 1
    assert said.err == f"{kept}:1: {LED} has no level that exists; write basis, gevorderd or ambitieus\n"
    assert "Power saving switched on at delivery (advanced): unchanged" in said.out


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"PK\x03\x04"])
def test_another_file_is_refused(ask: Ask, tmp_path: Path, content: bytes):
    file = tmp_path / "set.json"
    file.write_bytes(content)
    said = ask("criteria", "import", file)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{file}: ")


def test_a_file_that_is_not_there_is_told(ask: Ask, tmp_path: Path):
    assert ask("criteria", "import", tmp_path / "geen.json").code == 2
