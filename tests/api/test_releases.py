"""Programs take the published procurements as a release package, a page at a time."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client
from tests.api.test_procurements import bearer, kept
from tests.register.people import load_authorities

from aankoopwijzer.domain.records.visitor import Role

ALL = "/api/v1/releases"


@pytest.fixture(autouse=True)
def _authorities(db: None) -> None:
    load_authorities()


def test_a_package_holds_what_is_published_and_leads_to_the_next_page(program: Client) -> None:
    numbers = [kept(title=f"Aankoop {letter}") for letter in "abc"]
    kept(title="Plan", stage="planned")
    answer = program.get(f"{ALL}?order=title&size=2")
    found = answer.json()
    assert [one["ocid"] for one in found["releases"]] == [f"unregistered-brugge-{number}" for number in numbers[:2]]
    assert found["uri"] == f"http://testserver{ALL}?order=title&size=2"
    assert found["links"] == {"next": f"http://testserver{ALL}?order=title&size=2&page=2"}
    assert f'<{ALL}?order=title&size=2&page=2>; rel="next"' in answer["Link"]
    last = program.get(found["links"]["next"]).json()
    assert [one["ocid"] for one in last["releases"]] == [f"unregistered-brugge-{numbers[2]}"]
    assert set(last["links"]) == {"prev"}


def test_a_stage_before_publication_takes_a_name_and_a_token(program: Client) -> None:
    kept(title="Plan", stage="planned", authority="damme")
    assert program.get(f"{ALL}?stage=planned").json()["releases"] == []
    token = bearer((Role.BUYER, "damme"))
    assert program.get(ALL, headers=token).json()["releases"] == []
    (plan,) = program.get(f"{ALL}?stage=planned", headers=token).json()["releases"]
    assert (plan["tag"], plan["tender"]["title"]) == (["planning"], "Plan")
    assert "nutsleidingen" not in json.dumps(plan)


def test_what_is_made_up_comes_only_when_asked_and_leaves_no_gap_in_a_page(program: Client) -> None:
    for number in range(3):
        kept(title=f"A {number}", is_fictitious=True)
    real = kept(title="B")
    (only,) = program.get(f"{ALL}?order=title&size=1").json()["releases"]
    assert only["ocid"] == f"unregistered-brugge-{real}"
    found = program.get(f"{ALL}?made_up=true").json()["releases"]
    assert sum(one["ocid"].startswith("unregistered-fictitious-") for one in found) == 3


@pytest.mark.parametrize("query", ["stage=soon", "size=0", "page=x", "row=%00", "made_up=perhaps"])
def test_what_cannot_be_meant_is_told(program: Client, query: str) -> None:
    assert program.get(f"{ALL}?{query}").status_code == 422


@pytest.mark.shared_data
def test_a_page_is_a_valid_package(program: Client, shared_data: Path) -> None:
    kept()
    found: dict[str, Any] = program.get(ALL).json()
    for name in ("release-package-schema.json", "eforms-profile-release-package-schema.json"):
        schema = json.loads((shared_data / "schemas" / "ocds" / name).read_text("utf-8"))
        # The package refers to the release schema by address; releases are held against that elsewhere.
        schema["properties"]["releases"] = {"type": "array", "minItems": 1}
        assert [each.message for each in jsonschema_rs.validator_for(schema).iter_errors(found)] == []
