"""The open data: columns that stay, and a catalogue that portals can harvest."""

import datetime as dt
import json
import re

from tests.domain.measures.measured import measured, share, shipped

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.results import results
from aankoopwijzer.reports.open_data.catalogue import addresses, catalogue_jsonld, catalogue_turtle
from aankoopwijzer.reports.open_data.results_file import result_rows, results_json
from aankoopwijzer.reports.result_columns import COLUMNS

SITE = "https://aankopen.example/open-data"
ON = dt.date(2026, 3, 2)


def rows(tallies: dict) -> list[dict]:
    found = measured(tallies).public()
    made = result_rows(results(found, (None, *shipped().authorities)), found)
    return [dict(zip(COLUMNS, row, strict=True)) for row in made]


def test_a_result_is_one_line_with_what_it_rests_on() -> None:
    [here, region] = sorted(
        (
            each
            for each in rows({("k3-led-new", "number"): {Place("brugge", 2025): share(2, 3, 1)}})
        ),
        key=lambda each: each["authority"] is None,
    )  # fmt: skip
    assert (here["authority"], region["authority"]) == ("brugge", None)
    assert (str(here["value"]), here["numerator"], here["denominator"]) == ("66.666667", 2, 3)
    assert (here["records"], here["unknown"], str(here["coverage"])) == (4, 1, "0.75")
    assert (here["target"], here["aim"], here["nis"]) == ("new-lighting-led", 100, "31005")


def test_of_what_is_kept_back_no_figure_is_told() -> None:
    found = rows({("s1-social-share", "number"): {Place("brugge", 2025): share(1, 1)}})
    assert len(found) == 2
    told = {"value", "low", "high", "numerator", "denominator", "beyond", "records", "unknown", "coverage", "status"}
    for each in found:
        assert each["is_withheld"] is True
        assert {each[name] for name in told} == {None}


def test_json_says_what_each_column_is_and_keeps_every_digit() -> None:
    found = measured({("k3-led-new", "number"): {Place("brugge", 2025): share(2, 3)}})
    made = json.loads(results_json(result_rows(results(found, ("brugge",)), found), found))
    assert made["schema"] == "aankoopwijzer/results/1"
    assert made["columns"].keys() == COLUMNS.keys() == made["results"][0].keys()
    assert made["results"][0]["value"] == "66.666667"
    assert (made["snapshot"], made["until"]) == ("by-hand", "2025-12-31")


def test_the_catalogue_describes_a_set_for_all_for_the_region_and_for_each_authority() -> None:
    made = json.loads(catalogue_jsonld(shipped(), SITE, on=ON, first=2020))
    by_id = {each["@id"]: each for each in made["@graph"]}
    [catalogue] = [each for each in by_id.values() if each["@type"] == ["dcat:Catalog"]]
    sets = [by_id[each["@id"]] for each in catalogue["dcat:dataset"]]
    assert len(sets) == 2 + len(shipped().authorities)
    for each in sets:
        assert each["@type"] == ["dcat:Dataset"]
        assert {said["@language"] for said in each["dct:title"]} == {"nl", "en"}
        for distribution in each["dcat:distribution"]:
            file = by_id[distribution["@id"]]
            assert file["dct:license"] == [{"@id": "https://creativecommons.org/licenses/by/4.0/"}]
            assert re.fullmatch(rf"{SITE}(/[\w-]+)?/resultaten\.(csv|parquet|json)", file["dcat:downloadURL"][0]["@id"])


def test_every_thing_that_the_catalogue_points_to_is_described_in_it() -> None:
    made = json.loads(catalogue_jsonld(shipped(), SITE, on=ON, first=2020))
    described = {each["@id"] for each in made["@graph"]}
    pointed = {
        value["@id"]
        for each in made["@graph"]
        for name, values in each.items()
        if name in {"dcat:dataset", "dcat:distribution", "dct:publisher", "dct:temporal"}
        for value in values
    }
    assert pointed <= described


def test_turtle_says_the_same_as_json_ld() -> None:
    made = json.loads(catalogue_jsonld(shipped(), SITE, on=ON, first=2020))
    said = sum(len(values) for each in made["@graph"] for name, values in each.items() if name != "@id")
    turtle = catalogue_turtle(shipped(), SITE, on=ON, first=2020).decode()
    statements = re.sub(r'"(?:[^"\\]|\\.)*"', '""', turtle)
    blocks = [block for block in statements.split("\n\n")[1:] if block]
    assert len(blocks) == len(made["@graph"])
    assert sum(block.count(" ;\n") + block.count(", ") + 1 for block in blocks) == said


def test_the_addresses_stay() -> None:
    assert addresses(SITE, "brugge")["csv"] == f"{SITE}/brugge/resultaten.csv"
    assert addresses(SITE, None)["parquet"] == f"{SITE}/regio/resultaten.parquet"
    assert addresses(SITE, None, is_all=True)["json"] == f"{SITE}/resultaten.json"
