"""`criteria check` and `criteria score`: what they say, in which form, and how they end."""

from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import COUNTY, PROJECT, Ask

BIDS = PROJECT / "docs" / "how-to" / "examples" / "bids.csv"
THREE = ("less-packaging-award=10", "household-appliance-award=30", "--price", 60)


@pytest.fixture
def bids(tmp_path: Path):
    def write(text: str, name: str = "bids.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_sound_library_ends_well(ask: Ask):
    said = ask("criteria", "check", "--date", "2026-12-31", "--lang", "en")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("The library is sound: ")


def test_a_stale_criterion_is_a_finding_with_its_file(ask: Ask):
    said = ask("criteria", "check", "--date", "2027-04-01", "--lang", "en")
    assert said.code == 1
    assert (
        "criteria/vehicle-co2-emission.yaml: this was to be looked at again by 2027-03-31; "
        "check prices, labels and market, then set review_by later"
    ) in said.err.splitlines()


def test_findings_are_data_too(ask: Ask):
    said = ask("criteria", "check", "--date", "01/04/2027", "--json", "--lang", "nl")
    assert said.code == 1
    assert (said.data["schema"], said.data["on"], said.data["valid"]) == (
        "aankoopwijzer/criteria-check/1",
        "2027-04-01",
        False,
    )
    first = said.data["results"][0]
    assert (first["code"], first["found"]) == ("stale", "2027-03-31")
    assert first["text"] == "dit moest tegen 2027-03-31 opnieuw bekeken worden"


def test_a_badly_worded_clause_is_told_with_what_to_write(ask: Ask, tmp_path: Path):
    import shutil

    pack = Path(shutil.copytree(PROJECT / "src" / "aankoopwijzer" / "packs" / "regio-brugge", tmp_path / "pack"))
    file = pack / "criteria" / "led-lighting.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    broken = file.read_text("utf-8").replace("Elke nieuwe lichtbron is led.", "De verlichting is zo zuinig mogelijk.")
    assert data["clause"]["nl"].startswith("Elke nieuwe lichtbron is led.")
    file.write_text(broken, encoding="utf-8")
    said = ask("criteria", "check", "--date", "2026-12-31", "--pack", pack, "--lang", "nl")
    assert said.code == 1
    assert said.err == (
        "criteria/led-lighting.yaml: clause: niemand kan 'zo zuinig mogelijk' nakijken; "
        "geef een getal, een datum of een lijst\n"
    )


def test_a_pack_without_word_lists_is_still_checked(ask: Ask):
    said = ask("criteria", "check", "--date", "2026-12-31", "--pack", COUNTY, "--lang", "en")
    assert said.code in {0, 1}
    assert "nobody can check" not in said.err


def test_bids_get_points_with_the_sum_shown(ask: Ask):
    """60 × 39 800 / 43 900 = 54.40; 10 + 30 for the lowest packaging and use: 94.40."""
    said = ask("criteria", "score", *THREE, "--bids", BIDS, "--lang", "en")
    assert (said.code, said.err) == (0, "")
    assert "1. De Brug vzw: 94.4 points" in said.out
    assert "60 × 39800 / 43900 = 54.40" in said.out


def test_scores_are_data_too(ask: Ask):
    said = ask("criteria", "score", *THREE, "--bids", BIDS, "--json")
    assert said.data["schema"] == "aankoopwijzer/criteria-score/1"
    assert said.data["weights"] == {"total": "100", "whole": True}
    assert [(each["rank"], each["bidder"], each["total"]) for each in said.data["results"]] == [
        (1, "De Brug vzw", "94.40"),
        (2, "Noordzee nv", "86.19"),
        (3, "Polder bv", "80.33"),
    ]


def test_weights_that_are_not_100_are_a_finding(ask: Ask):
    said = ask("criteria", "score", "less-packaging-award=10", "--price", 60, "--bids", BIDS, "--lang", "en")
    assert said.code == 1
    assert said.err.startswith("the weights add up to 70, not to 100; give each criterion its points")


def test_a_value_that_is_lacking_is_unknown_and_a_finding(ask: Ask, bids):
    file = bids("bidder,value\nA,100\nB,\n")
    said = ask("criteria", "score", "less-packaging-award", "--bids", file, "--lang", "en")
    assert said.code == 1
    assert "B: total not known" in said.out
    assert "not known (not given)" in said.out
    assert "they may still fall" in said.out


def test_the_level_gives_the_points(ask: Ask, bids):
    file = bids("bidder,value\nA,100\n")
    points = [
        ask("criteria", "score", "less-packaging-award", "--bids", file, "--level", level, "--json").data
        for level in ("basis", "gevorderd", "ambitieus")
    ]
    assert [each["results"][0]["total"] for each in points] == ["5.00", "10.00", "15.00"]


def test_a_life_cycle_cost_is_read_from_columns(ask: Ask, bids):
    """The worked example without growth of energy: 100 000 + 98 002.21 + 39 200.88 + 12 837.24 + 2 059.93 - 4 119.87."""
    file = bids(
        "bidder;acquisition;energy_per_year;maintenance_per_year;replacements;end_of_life;residual_value\n"
        "A;100 000;5000;2000;15: 20000;5000;10000\n"
        "B;247 980,39;;;;;\n"
    )
    said = ask("criteria", "score", "building-life-cycle-cost", "--bids", file, "--json")
    assert [each["total"] for each in said.data["results"]] == ["20.00", "20.00"]
    assert said.data["results"][0]["scores"][0]["working"] == ["20 × 247980.39 / 247980.39 = 20.00"]


def test_items_stand_on_lines_of_their_own(ask: Ask, bids):
    file = bids('[{"bidder": "A", "value": 0, "weight": 3000}, {"bidder": "A", "value": 2, "weight": 1000}]', "b.json")
    said = ask("criteria", "score", "short-chain-links-award", "--bids", file, "--json")
    assert said.data["results"][0]["total"] == "8.50"


def test_sides_have_columns_of_their_own(ask: Ask, bids):
    file = bids("bidder;hours;guidance\nA;400;per-taak\nB;200;per-taak-met-partner\n")
    said = ask("criteria", "score", "social-action-plan-award", "--bids", file, "--json")
    assert {each["bidder"]: each["total"] for each in said.data["results"]} == {"A": "8.75", "B": "7.50"}


def test_a_number_of_a_formula_may_be_set(ask: Ask, bids):
    file = bids("bidder,value\nA,75\n")
    given = ask("criteria", "score", "fair-trade-share-award=10", "--bids", file, "--set", "minimum=0", "--json")
    assert given.data["results"][0]["total"] == "7.50"
    assert given.data["criteria"][0]["numbers"] == {"minimum": "0"}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("led-lighting",),
            "ID: 'led-lighting' has no formula to score bids with; choose an award criterion with a scoring_formula",
        ),
        (
            ("less-packaging-awrd",),
            "ID: the policy pack has nothing called 'less-packaging-awrd'; did you mean less-packaging-award?",
        ),
        (
            ("less-packaging-award=0",),
            "less-packaging-award: '0' is no number of points; give a number above 0 and at most 100",
        ),
        (
            ("less-packaging-award", "--price", "abc"),
            "--price: 'abc' is no number of points; give a number above 0 and at most 100",
        ),
        (("less-packaging-award", "--set", "years"), "--set: 'years' is not NAME=NUMBER; write it as years=30"),
        (("less-packaging-award", "less-packaging-award"), "ID: a criterion is named twice; name each once"),
        (
            ("building-life-cycle-cost", "--set", "years=500"),
            "--set: 500 is not a whole number of years from 1 to 200; give another number with --set NAME=NUMBER",
        ),
        (
            ("fair-trade-share-award", "--set", "minimum=100"),
            "--set: no points and all points both stand at 100; give another number with --set NAME=NUMBER",
        ),
    ],
)
def test_what_cannot_be_scored_is_told_on_one_line(ask: Ask, arguments, line: str):
    said = ask("criteria", "score", *arguments, "--bids", BIDS, "--lang", "en")
    assert (said.code, said.err) == (2, f"{line}\n")


def test_a_file_that_is_no_table_is_refused(ask: Ask, bids):
    said = ask("criteria", "score", "less-packaging-award", "--bids", bids("name,value\nA,1\n"), "--lang", "en")
    assert said.code == 2
    assert "the first row has no column that we know; name the columns bidder" in said.err
    assert ask("criteria", "score", "less-packaging-award", "--bids", bids(""), "--lang", "en").code == 2
    assert ask("criteria", "score", "less-packaging-award", "--bids", bids("bidder,value\n")).code == 2


def test_a_line_without_a_bidder_is_told_and_the_rest_counts(ask: Ask, bids):
    file = bids("bidder,value\n,100\nB,50\n")
    said = ask("criteria", "score", "less-packaging-award", "--bids", file, "--lang", "en")
    assert said.code == 1
    assert said.err == f"{file}:2: this line names no bidder and was not used; fill the column bidder\n"
    assert "1. B: 5 points" in said.out
