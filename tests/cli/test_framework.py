"""`framework` and `criteria`: looking a policy pack up, checking it, comparing two."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import COUNTY, Ask


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A copy of the county's pack, to break or to change."""
    return Path(shutil.copytree(COUNTY, tmp_path / "county"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_shipped_pack_is_sound(ask_shell: Ask):
    said = ask_shell("framework", "check")
    assert (said.code, said.err) == (0, "")
    assert "25 objectives" in said.out


def test_a_dangling_reference_is_told_with_file_line_and_a_way_out(ask: Ask, county: Path):
    change(county / "rows" / "FEINA-1.yaml", "ambition: FEINA", "ambition: FEINO")
    said = ask("framework", "check", "--pack", county)
    assert said.code == 1
    assert any(
        line.startswith(f"{county}/rows/FEINA-1.yaml:") and line.endswith("did you mean 'FEINA'?")
        for line in said.err.splitlines()
    ), said.err


def test_a_broken_pack_gives_no_advice(ask: Ask, county: Path):
    change(county / "rows" / "FEINA-1.yaml", "ambition: FEINA", "ambition: FEINO")
    said = ask("advise", "--pack", county, "--title", "taps")
    assert (said.code, said.out) == (2, "")
    assert "rows/FEINA-1.yaml:" in said.err


def test_two_objectives_with_one_code_are_told(ask: Ask, county: Path):
    change(county / "objectives" / "AIGUA.b.yaml", "id: AIGUA.b", "id: AIGUA.a")
    said = ask("framework", "check", "--pack", county, "--lang", "nl")
    assert said.code == 1
    assert "'AIGUA.a' is al de id van" in said.err


def test_the_check_as_json_has_each_problem_in_parts(ask: Ask, county: Path):
    change(county / "rows" / "FEINA-1.yaml", "ambition: FEINA", "ambition: FEINO")
    found = ask("framework", "check", "--pack", county, "--json").data
    assert (found["schema"], found["valid"]) == ("aankoopwijzer/framework-check/1", False)
    assert {"code", "file", "line", "id", "text", "remedy"} == set(found["problems"][0])


def test_many_alike_problems_are_summed_up(ask: Ask, county: Path):
    (county / "ids.txt").write_text("", encoding="utf-8")
    said = ask("framework", "check", "--pack", county)
    assert "more problems of this kind; --json lists them all" in said.err
    assert len(said.err.splitlines()) < 10
    assert len(ask("framework", "check", "--pack", county, "--json").data["problems"]) > 30


def test_new_ids_are_written_down_on_request(ask: Ask, county: Path):
    (county / "ids.txt").unlink(missing_ok=True)
    said = ask("framework", "check", "--pack", county, "--record-ids")
    assert said.code == 0
    assert "AIGUA.a" in (county / "ids.txt").read_text("utf-8")


def test_the_outline_names_every_ambition_objective_and_row(ask: Ask):
    said = ask("framework", "show")
    assert said.code == 0
    for code in ("K1 ", "K1.1", "S1/2", "C2.6"):
        assert code in said.out
    found = ask("framework", "show", "--json").data
    ambitions = [ambition for pillar in found["results"] for ambition in pillar["ambitions"]]
    assert (len(found["results"]), len(ambitions)) == (3, 7)
    assert sum(len(one["objectives"]) for one in ambitions) == 25
    assert sum(len(one["rows"]) for one in ambitions) == 40


@pytest.mark.parametrize(
    "code", ["AIGUA", "AIGUA.a", "aigua/1", "tap-flow", "roca-seca", "apprentice-threshold", "acord-2023"]
)
def test_every_kind_of_code_can_be_shown(ask: Ask, code: str):
    said = ask("framework", "show", code, "--pack", COUNTY)
    assert said.code == 0
    assert code.casefold() in said.out.casefold()
    assert ask("framework", "show", code, "--pack", COUNTY, "--json").data["schema"] == "aankoopwijzer/framework-show/1"


def test_an_unknown_code_is_told_with_what_was_probably_meant(ask: Ask):
    said = ask("framework", "show", "AIGUA.q", "--pack", COUNTY)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("framework show: the policy pack has nothing called 'AIGUA.q'; did you mean AIGUA.")


def test_a_change_is_said_in_a_sentence(ask: Ask, county: Path):
    change(county / "pack.yaml", 'version: "3"', 'version: "4"')
    english, dutch = (ask("framework", "diff", COUNTY, county, "--lang", lang) for lang in ("en", "nl"))
    assert (english.code, english.out) == (0, "The version goes from 3 to 4.\n")
    assert dutch.out == "De versie gaat van 3 naar 4.\n"
    found = ask("framework", "diff", COUNTY, county, "--json").data
    assert [(one["code"], one["text"]) for one in found["results"]] == [("version", "The version goes from 3 to 4.")]


def test_two_equal_packs_say_the_same(ask: Ask, county: Path):
    assert ask("framework", "diff", COUNTY, county).out == "The two policy packs say the same.\n"


def test_the_schemas_are_written_one_file_for_each_kind(ask: Ask, tmp_path: Path):
    said = ask("framework", "schema", tmp_path / "schemas")
    assert said.code == 0
    assert json.loads((tmp_path / "schemas" / "rows.schema.json").read_text("utf-8"))["$schema"].startswith(
        "https://json-schema.org/"
    )
    assert ask("framework", "schema", "--json").data["schema"] == "aankoopwijzer/framework-schema/1"


def test_criteria_are_listed_and_narrowed(ask: Ask):
    everything = ask("criteria", "list", "--pack", COUNTY, "--json").data["results"]
    assert {one["id"] for one in everything} >= {"tap-flow", "training-place"}
    narrowed = ask("criteria", "list", "--pack", COUNTY, "--objective", "AIGUA.a", "--json").data["results"]
    assert [one["id"] for one in narrowed] == ["tap-flow"]
    assert "tap-flow" in ask("criteria", "list", "--pack", COUNTY).out


def test_a_criterion_is_shown_with_clause_levels_and_proof(ask: Ask):
    said = ask("criteria", "show", "tap-flow", "--pack", COUNTY)
    for words in ("A tap lets through", "ambitious", "Measurement report"):
        assert words in said.out
    assert ask("criteria", "show", "tap-flow", "--pack", COUNTY, "--json").data["id"] == "tap-flow"


@pytest.mark.parametrize(
    "arguments",
    [["show", "tap-flou"], ["list", "--objective", "AIGUA.z"], ["list", "--row", "AIGUA/9"]],
    ids=lambda value: value[-1],
)
def test_an_unknown_criterion_objective_or_row_is_told(ask: Ask, arguments: list[str]):
    said = ask("criteria", *arguments, "--pack", COUNTY)
    assert (said.code, said.out) == (2, "")
    assert f"has nothing called '{arguments[-1]}'; did you mean" in said.err
