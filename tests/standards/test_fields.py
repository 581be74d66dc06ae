"""The table of fields agrees with the official list, and says per form what may be filled."""

import csv
from pathlib import Path

import pytest

from aankoopwijzer.standards.eforms import FIELDS, fields_for
from aankoopwijzer.standards.eforms.codes import STRATEGIC_LISTS, goal
from aankoopwijzer.standards.eforms.fields import SUBTYPES
from aankoopwijzer.standards.eforms.places import place


def ids(subtype: str | None, level: str) -> set[str]:
    return {field.id for field in fields_for(subtype, level=level)}  # type: ignore[arg-type]


def test_a_contract_notice_takes_the_lot_fields_and_no_results() -> None:
    assert ids("16", "lot") == {field.id for field in FIELDS.values() if field.level == "lot"}
    assert ids("16", "result") == set()


def test_an_award_notice_takes_vehicle_counts_but_no_reservation() -> None:
    assert {"BT-723-LotResult", "OPT-155-LotResult", "OPT-156-LotResult"} <= ids("29", "result")
    assert "BT-71-Lot" not in ids("29", "lot")
    assert "BT-774-Lot" in ids("29", "lot")


def test_a_planning_notice_takes_none_of_them() -> None:
    assert fields_for("4") == ()


@pytest.mark.parametrize("subtype", [None, "N4"])
def test_nothing_is_forbidden_in_a_form_nobody_knows(subtype: str | None) -> None:
    assert fields_for(subtype) == tuple(FIELDS.values())


def test_a_field_comes_after_the_field_it_needs() -> None:
    order = list(FIELDS)
    for field in FIELDS.values():
        if field.needs:
            assert order.index(field.needs[0]) < order.index(field.id)
            assert set(field.needs[1]) <= set(FIELDS[field.needs[0]].codes)
        if field.denied_by:
            assert order.index(field.denied_by[0]) < order.index(field.id)
            assert field.denied_by[1] in FIELDS[field.denied_by[0]].codes


def test_every_lot_field_has_a_place_in_a_notice() -> None:
    for field in FIELDS.values():
        if field.level == "lot":
            assert callable(place(field.id).write)


def test_every_strategic_code_has_a_goal_or_says_there_is_none() -> None:
    none = {"none", "n-inc", "n-inc-just"}
    for code_list, field in STRATEGIC_LISTS.items():
        for code in FIELDS[f"{field}-Lot"].codes:
            assert (goal(field, code) is None) == (code in none), (code_list, code)


@pytest.mark.shared_data
def test_the_table_agrees_with_the_official_field_list(shared_data: Path) -> None:
    with (shared_data / "reference/eforms-fields.csv").open(encoding="utf-8") as file:
        official = {row["id"]: row for row in csv.DictReader(file)}
    with (shared_data / "reference/eforms-codelists.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    spelled = {"eed-scope": "indicator_eed-scope", "reserved-execution": "applicability_reserved-execution"}
    for field in FIELDS.values():
        row = official[field.id]
        assert SUBTYPES - field.subtypes == set(row["forbidden"].split()), field.id
        assert field.mandatory == set(row["mandatory"].split()), field.id
        assert (field.kind == "code") == (row["type"] == "code"), field.id
        assert (field.code_list or "") == row["codelist"], field.id
        names = {field.code_list, spelled.get(field.code_list or "")}
        codes = {found["code"] for found in rows if found["codelist"] in names}
        assert set(field.codes) == codes, field.id


@pytest.mark.shared_data
def test_every_goal_is_in_the_ocds_code_list(shared_data: Path) -> None:
    with (shared_data / "schemas/ocds/sustainabilityGoal.csv").open(encoding="utf-8") as file:
        official = {row["Code"] for row in csv.DictReader(file)}
    goals = {goal(field, code) for field in STRATEGIC_LISTS.values() for code in FIELDS[f"{field}-Lot"].codes}
    assert goals - {None} <= official
