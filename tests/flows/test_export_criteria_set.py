"""A chosen set of criteria as a file, and the file read in again."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
import python_calamine
from tests.standards.ocds.schema_draft_04 import problems

from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.guidance.choosing import at_level
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.export_criteria_set import SET_FORMATS, SetFormat, export_criteria_set
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.reopen_criteria_set import reopen_criteria_set
from aankoopwijzer.packs.shipped import shipped_pack

ON = dt.date(2026, 11, 28)
IDS = (
    "ict-power-saving-settings",
    "building-life-cycle-cost",
    "reserved-lot",
    "led-lighting",
    "design-team-green-reference",
)


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return load_pack()


def export(pack: PolicyPack, to: SetFormat, *ids: str, language: str = "nl", level: Level = Level.GEVORDERD) -> bytes:
    chosen = tuple(at_level(pack.criteria[id], level) for id in ids or IDS)
    return export_criteria_set(chosen, pack, to, language=language, on=ON).content


def exported(pack: PolicyPack, to: SetFormat, *ids: str) -> Any:
    return json.loads(export(pack, to, *ids))


def test_a_word_file_holds_the_clauses_in_the_order_of_the_tender(pack: PolicyPack):
    opened = docx.Document(io.BytesIO(export(pack, "docx")))
    text = "\n".join(each.text for each in opened.paragraphs)
    assert "Deze set bevat vijf criteria, met vijf bewijzen, waarvan elke inschrijver er" in text
    places = [
        text.index(pack.criteria[id].title.nl) for id in ("reserved-lot", "building-life-cycle-cost", "led-lighting")
    ]
    assert places == sorted(places)


def test_a_workbook_has_the_criteria_and_their_sum(pack: PolicyPack):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(export(pack, "xlsx")))
    assert book.sheet_names == ["Criteria", "Samen"]
    lines = book.get_sheet_by_name("Criteria").to_python()[1:]
    assert {line[-1] for line in lines} == set(IDS)


def test_json_says_level_version_and_sums(pack: PolicyPack):
    data = exported(pack, "json")
    assert (data["schema"], data["made_on"]) == ("aankoopwijzer/criteria-set/1", "2026-11-28")
    assert (data["burden"]["asked"], data["burden"]["weight_percent"]) == (5, "30")
    [sleep] = [each for each in data["criteria"] if each["id"] == "ict-power-saving-settings"]
    assert (sleep["level"], sleep["version"], sleep["additionality"]) == ("gevorderd", "2026-01-01", "beyond")
    assert "na 15 minuten" in sleep["clause"]


def test_the_clause_is_in_the_language_of_the_tender_for_every_reader(pack: PolicyPack):
    dutch, english = (json.loads(export(pack, "json", language=language)) for language in ("nl", "en"))
    assert [each["clause"] for each in dutch["criteria"]] == [each["clause"] for each in english["criteria"]]
    assert english["criteria"][0]["title"] != dutch["criteria"][0]["title"]


@pytest.mark.parametrize("to", SET_FORMATS)
def test_the_same_set_gives_the_same_bytes(pack: PolicyPack, to: SetFormat):
    assert export(pack, to) == export(pack, to)


@pytest.mark.parametrize("to", SET_FORMATS)
def test_every_criterion_of_the_library_can_go_out(pack: PolicyPack, to: SetFormat):
    assert export(pack, to, *pack.criteria, language="en")


def test_every_set_that_goes_out_comes_back_as_it_was(pack: PolicyPack):
    for level in Level:
        back = reopen_criteria_set(export(pack, "json", *list(pack.criteria)[:200], level=level), pack)
        assert back.is_as_it_was
        assert all(each.now == at_level(pack.criteria[each.kept.id], level) for each in back.lines)


def test_a_clause_that_was_another_when_the_set_was_kept_is_told(pack: PolicyPack):
    data = exported(pack, "json", "led-lighting")
    data["criteria"][0]["clause"] = "Alle lampen zijn zuinig."
    back = reopen_criteria_set(json.dumps(data).encode(), pack)
    assert [(each.state, each.clause_now) for each in back.lines] == [
        ("changed", exported(pack, "json", "led-lighting")["criteria"][0]["clause"])
    ]


def test_a_retired_criterion_is_known_by_name_with_its_reason(pack: PolicyPack, tmp_path: Path):
    (tmp_path / "retired.yaml").write_text(
        "retired:\n  - kind: criteria\n    id: oud\n    since: 2026-05-01\n    reason: samengevoegd\n"
        "    replaced_by: led-lighting\n",
        encoding="utf-8",
    )
    file = json.dumps(
        {
            "schema": "aankoopwijzer/criteria-set/1",
            "criteria": [{"id": id, "level": "basis"} for id in ("oud", "nooit")],
        }
    ).encode()
    back = reopen_criteria_set(file, pack, folder=tmp_path)
    assert [(each.kept.id, each.state) for each in back.lines] == [("oud", "retired"), ("nooit", "unknown")]
    assert back.lines[0].retirement is not None
    assert back.lines[0].retirement.replaced_by == "led-lighting"
    assert not back.is_as_it_was


def test_the_shipped_pack_has_retired_nothing_unread(pack: PolicyPack):
    assert reopen_criteria_set(export(pack, "json"), pack, folder=shipped_pack()).is_as_it_was


def test_another_file_is_no_set(pack: PolicyPack):
    with pytest.raises(TableError):
        reopen_criteria_set(export(pack, "docx"), pack)


@pytest.mark.shared_data
@pytest.mark.parametrize("everything", [False, True], ids=["five", "the whole library"])
def test_a_release_fits_the_schema_of_ocds_with_its_extensions(pack: PolicyPack, shared_data: Path, everything: bool):
    schema = json.loads((shared_data / "schemas" / "ocds" / "eforms-profile-release-schema.json").read_text("utf-8"))
    release = exported(pack, "ocds", *(pack.criteria if everything else IDS))
    assert list(problems(release, schema, schema)) == []


@pytest.mark.shared_data
def test_goals_and_strategies_are_of_the_codelists_of_the_extension(pack: PolicyPack, shared_data: Path):
    def codes(name: str) -> set[str]:
        with (shared_data / "schemas" / "ocds" / name).open(encoding="utf-8", newline="") as file:
            return {row["Code"] for row in csv.DictReader(file)}

    said = exported(pack, "ocds", *pack.criteria)["tender"]["sustainability"]
    assert {each["goal"] for each in said} <= codes("sustainabilityGoal.csv")
    assert {one for each in said for one in each["strategies"]} <= codes("sustainabilityStrategy.csv")
    assert {each.sustainability_goal for each in pack.objectives.values()} <= codes("sustainabilityGoal.csv")


def test_a_release_names_goal_strategies_weights_and_terms(pack: PolicyPack):
    tender = exported(pack, "ocds")["tender"]
    goals = {each["goal"]: each for each in tender["sustainability"]}
    # K3.1 is served by the sleep settings (a condition) and led lighting (a specification).
    assert set(goals["environmental.energyEfficiency"]["strategies"]) == {
        "technicalSpecifications",
        "contractPerformanceConditions",
    }
    assert goals["social.disadvantagedEmploymentOpportunities"]["strategies"] == ["reservedParticipation"]
    [lot] = tender["lots"]
    [award] = lot["awardCriteria"]["criteria"]
    assert (award["type"], award["numbers"]) == ("cost", [{"number": 30, "weight": "percentageExact"}])
    assert lot["selectionCriteria"]["criteria"][0]["type"] == "technical"
    assert "slaapstand" in lot["contractTerms"]["performanceTerms"]


def test_a_set_of_nothing_pursues_nothing(pack: PolicyPack):
    content = export_criteria_set((), pack, "ocds", language="nl", on=ON).content
    assert json.loads(content)["tender"]["hasSustainability"] is False
