"""The register as releases of OCDS: valid, complete, and read back as what it was."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from django.db import connection
from tests.flows.test_import_notices import RESULT, bring, notice
from tests.register.people import AT, TESTER, load_authorities
from tests.standards.test_notices_against_xpath import notices

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementCriterion
from aankoopwijzer.flows.export_releases import export_releases
from aankoopwijzer.flows.load_demo import load_demo
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.register.procurements import commands, pairs, queries
from aankoopwijzer.register.procurements.queries import Wanted
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.ocds.reading import read_releases
from aankoopwijzer.standards.ocds.releases import notice_release

pytestmark = pytest.mark.django_db
UNTIL = dt.date(2026, 6, 30)
EVERYTHING = Wanted(within=None)
KEPT = frozenset(
    "authority title description contract_type procedure is_framework_agreement cpv value_awarded published_on "
    "tender_deadline awarded_on tenders_received supplier_name supplier_enterprise_number is_fictitious".split()
)
"""What a release of one award holds of a procurement, field for field."""


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


@pytest.fixture
def _demo(adviser: Adviser) -> None:
    load_authorities()
    load_demo(adviser, at=AT, until=UNTIL)


def released(adviser: Adviser, wanted: Wanted = EVERYTHING, **more: Any) -> list[dict[str, Any]]:
    names = {one.id: one.name for one in organizations()}
    found = export_releases(wanted, adviser.pack, authorities=names, on=UNTIL, **more)
    return [json.loads(json.dumps(each.release)) for each in found if each.release is not None]


def read(releases: list[dict[str, Any]]) -> list[Notice]:
    found = read_releases(json.dumps({"releases": releases}).encode(), name="package.json")
    return [each for each in found if not isinstance(each, NoticeError)]


def keep(adviser: Adviser, **said: Any) -> int:
    fields = {"authority": "brugge", "title": "Poetsdienst voor scholen", "stage": "published"} | said
    (number,) = commands.add_procurements([Procurement(**fields)], by=TESTER, at=AT, by_person=True)
    return number


def everything() -> tuple[Procurement, ...]:
    return queries.procurements(replace(EVERYTHING, order="title"))


def problems(shared_data: Path, releases: list[dict[str, Any]]) -> Iterator[str]:
    for name in ("release-schema.json", "eforms-profile-release-schema.json"):
        schema = json.loads((shared_data / "schemas" / "ocds" / name).read_text("utf-8"))
        validator = jsonschema_rs.validator_for(schema, validate_formats=True)
        for release in releases:
            errors = validator.iter_errors(release)
            yield from (f"{name} {release['ocid']}: {each.instance_path} {each.message[:200]}" for each in errors)


@pytest.mark.usefixtures("_demo")
@pytest.mark.shared_data
def test_every_release_of_the_demonstration_is_valid(adviser: Adviser, shared_data: Path) -> None:
    found = released(adviser, also_fictitious=True)
    for stage in ("planned", "preparing", "withdrawn"):
        found += released(adviser, replace(EVERYTHING, stage=stage), also_fictitious=True)
    assert list(problems(shared_data, found)) == []
    assert len(found) == queries.count(EVERYTHING) > 900
    assert len({one["ocid"] for one in found}) == len({one["id"] for one in found}) == len(found)
    goals = {each["goal"] for one in found for each in one["tender"].get("sustainability", ())}
    listed = (shared_data / "schemas" / "ocds" / "sustainabilityGoal.csv").read_text("utf-8").splitlines()[1:]
    assert goals <= {line.partition(",")[0] for line in listed}
    assert len(goals) > 5


@pytest.mark.shared_data
def test_every_notice_that_was_kept_goes_out_valid_under_the_ocid_of_its_own_release(
    adviser: Adviser, shared_data: Path
) -> None:
    read = [each for name, _, each in notices(shared_data) if each.is_of_a_contract]
    report = bring(adviser, *read, authority="brugge")
    found = released(adviser)
    assert list(problems(shared_data, found)) == []
    assert len(found) == sum(one.is_published for one in everything()) > 300
    told = {told.number: notice for told, notice in zip(report.notices, read, strict=True) if told.became == "new"}
    by_number = {each.number: each.release for each in export_releases(
        EVERYTHING, adviser.pack, authorities={}, on=UNTIL
    ) if each.release}  # fmt: skip
    same = [(by_number[number]["ocid"], notice_release(one, on=UNTIL)["ocid"])
            for number, one in told.items() if number in by_number]  # fmt: skip
    assert [pair for pair in same if pair[0] != pair[1]] == []
    assert len(same) == len(found)


def _amounts(values: list[Any]) -> list[float]:
    return sorted(float(value) for value in values if value is not None)


@pytest.mark.usefixtures("_demo")
def test_lots_codes_and_values_are_those_that_lie_in_the_tables(adviser: Adviser) -> None:
    found = released(adviser, also_fictitious=True)
    shown = "stage IN ('published', 'awarded', 'running', 'completed')"
    with connection.cursor() as cursor:

        def rows(statement: str) -> list[Any]:
            cursor.execute(statement.format(shown=shown))
            return list(cursor.fetchall())

        whole = rows("SELECT cpv, value_estimated, value_awarded FROM procurements_procurement WHERE {shown}")
        lots = rows("SELECT l.cpv, l.value_estimated, l.is_reserved FROM procurements_lot l "
                    "JOIN procurements_procurement p ON p.id = l.procurement_id WHERE {shown}")  # fmt: skip
        asked = rows("SELECT DISTINCT c.procurement_id FROM procurements_criterion c "
                     "JOIN procurements_procurement p ON p.id = c.procurement_id WHERE c.is_chosen AND {shown}")  # fmt: skip
    tenders = [one["tender"] for one in found]
    items = [item for one in tenders for item in one["items"]]
    codes = [item["classification"]["id"] for item in items]
    codes += [each["id"] for item in items for each in item.get("additionalClassifications", ())]
    assert sorted(codes) == sorted(code for cpv, *_ in (*whole, *lots) for code in cpv.split())
    assert len(found) == len(whole) > 400
    assert _amounts([one["value"]["amount"] for one in tenders if "value" in one]) == _amounts(
        [row[1] for row in whole]
    )
    won = [one["statistics"][0]["value"] for one in found if "statistics" in one]
    assert _amounts(won) == _amounts([row[2] for row in whole])
    described = [lot for one in tenders for lot in one.get("lots", ())]
    assert len(described) == len(lots) > 100
    assert _amounts([one["value"]["amount"] for one in described if "value" in one]) == _amounts(
        [row[1] for row in lots]
    )
    assert sum("otherRequirements" in one for one in described) == sum(bool(row[2]) for row in lots) > 0
    assert sum("sustainability" in one for one in tenders) == len(asked) > 100


@pytest.mark.usefixtures("_demo")
def test_a_package_in_an_empty_register_gives_the_same_procurements_again(adviser: Adviser) -> None:
    out = released(adviser, also_fictitious=True)
    before = {(one.authority, one.title, one.number): one for one in everything() if one.is_published}
    commands.remove_procurements([one.number or 0 for one in everything()], by=TESTER, at=AT)
    report = bring(adviser, *read(out))
    assert {each.became for each in report.notices} == {"new"}
    after = {one.reference: one for one in everything()}
    assert len(after) == len(before)
    for one in before.values():
        again = after[f"fictitious-{one.authority}-{one.number}"]
        assert {name: getattr(again, name) for name in KEPT} == {name: getattr(one, name) for name in KEPT}
        assert again.is_published
        assert (again.stage == "published") == (one.stage == "published")
        assert [(lot.title, lot.cpv, bool(lot.is_reserved)) for lot in again.lots] == [
            (lot.title, lot.cpv, bool(lot.is_reserved)) for lot in one.lots
        ]
    assert undo_import(report.batch or 0, by=TESTER, at=AT)
    assert everything() == ()


@pytest.mark.usefixtures("_demo")
def test_a_package_that_comes_back_changes_nothing(adviser: Adviser) -> None:
    before = everything()
    report = bring(adviser, *read(released(adviser, also_fictitious=True)))
    assert {each.became for each in report.notices} == {"unchanged"}
    assert everything() == before


def test_a_later_package_of_another_register_brings_what_changed_there(adviser: Adviser) -> None:
    number = keep(adviser)
    first = read(released(adviser))
    one = queries.procurement(number)
    assert one is not None
    commands.change_procurement(one.model_copy(update={"description": "Elke week"}), by=TESTER, at=AT, by_person=True)
    second = read(released(adviser))
    commands.remove_procurements([number], by=TESTER, at=AT)
    assert [each.became for each in bring(adviser, *first).notices] == ["new"]
    assert [each.became for each in bring(adviser, *first).notices] == ["unchanged"]
    assert [each.became for each in bring(adviser, *second).notices] == ["changed"]
    (kept,) = everything()
    assert (kept.reference, kept.description) == (f"brugge-{number}", "Elke week")


def test_the_number_of_another_register_leads_to_nothing_here(adviser: Adviser) -> None:
    number = keep(adviser)
    (theirs,) = released(adviser)
    theirs["tender"]["title"] = "Iets heel anders"
    theirs["id"] = "register-0123456789abcdef"
    assert [each.became for each in bring(adviser, *read([theirs])).notices] == ["new"]
    # Nor do both go out under one ocid afterwards.
    ocids = {one["ocid"] for one in released(adviser)}
    assert len(ocids) == 2
    assert f"unregistered-brugge-{number}" in ocids


def test_the_ocid_stays_that_of_the_notices_whatever_a_person_calls_it(adviser: Adviser) -> None:
    bring(adviser, notice(), RESULT)
    (one,) = everything()
    assert released(adviser)[0]["ocid"] == notice_release(notice(), on=UNTIL)["ocid"] == "unregistered-p-1"
    commands.change_procurement(one.model_copy(update={"reference": "2026-7"}), by=TESTER, at=AT, by_person=True)
    (release,) = released(adviser, prefix="ocds-abc123")
    assert release["ocid"] == "ocds-abc123-p-1"
    assert release["tender"]["identifiers"] == [{"id": "2026-7", "scheme": "internal"}]


def test_a_plan_that_was_joined_goes_by_the_procedure_of_its_notice(adviser: Adviser) -> None:
    plan = keep(adviser, title="Heraanleg", stage="planned", reference="plan-3")
    bring(adviser, notice())
    other = next(one for one in everything() if one.number != plan)
    pairs.join(plan, other.number or 0, by=TESTER, at=AT)
    (release,) = released(adviser)
    assert release["ocid"] == "unregistered-p-1"


def test_only_what_is_published_goes_out_unless_a_stage_is_asked_for(adviser: Adviser) -> None:
    for stage in ("planned", "published", "withdrawn"):
        keep(adviser, stage=stage, reference=stage)
    assert [one["tag"] for one in released(adviser)] == [["tender"]]
    assert [one["tag"] for one in released(adviser, replace(EVERYTHING, stage="planned"))] == [["planning"]]
    outside = Wanted(within=("damme",), stage="planned")
    assert released(adviser, outside) == []


def test_what_is_invented_is_left_out_and_counted(adviser: Adviser) -> None:
    number = keep(adviser, is_fictitious=True)
    (found,) = export_releases(EVERYTHING, adviser.pack, authorities={}, on=UNTIL)
    assert (found.number, found.release) == (number, None)


def test_notes_drafts_and_own_words_stay_inside(adviser: Adviser) -> None:
    chosen, left = list(adviser.pack.criteria)[:2]
    keep(
        adviser,
        internal_note="geheim-1",
        draft='{"geheim-2": 1}',
        criteria=(
            ProcurementCriterion(criterion=chosen, is_chosen=True),
            ProcurementCriterion(criterion=left, is_chosen=False, words="geheim-3"),
            ProcurementCriterion(criterion="gone-since", is_chosen=True),
        ),
    )
    (release,) = released(adviser)
    assert "geheim" not in json.dumps(release)
    assert release["tender"]["hasSustainability"] is True


def test_the_date_is_that_of_the_last_change(adviser: Adviser) -> None:
    number = keep(adviser)
    assert released(adviser)[0]["date"] == AT.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    one, later = queries.procurement(number), AT + dt.timedelta(days=2)
    assert one is not None
    commands.change_procurement(one.model_copy(update={"title": "Poets"}), by=TESTER, at=later, by_person=True)
    assert released(adviser)[0]["date"] == later.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_part_of_the_list_is_that_part(adviser: Adviser) -> None:
    for number in range(5):
        keep(adviser, reference=str(number), title=f"Aankoop {number}")
    wanted = replace(EVERYTHING, order="title")
    assert [one["tender"]["title"] for one in released(adviser, wanted, start=1, most=2)] == ["Aankoop 1", "Aankoop 2"]
