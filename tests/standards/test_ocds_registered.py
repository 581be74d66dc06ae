"""A procurement of the register as a release: what the record says in its place, and nothing that it does not say."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from aankoopwijzer.domain.records.procurement import STAGES, Procurement, ProcurementLot
from aankoopwijzer.standards.ocds.registered import Beside, registered_release
from aankoopwijzer.standards.ocds.sustainability import Pursued

CHANGED = dt.datetime(2026, 3, 2, 10, 30, 59, 500, tzinfo=dt.timezone(dt.timedelta(hours=1)))
GOALS = {"K1.1": "environmental.climateChangeMitigation"}
EVERYTHING: dict[str, Any] = {
    "number": 12,
    "authority": "proefdorp",
    "reference": "2026-104",
    "title": "Poetsdienst",
    "description": "Elke week",
    "contract_type": "supplies",
    "procedure": "neg-wo-call",
    "stage": "running",
    "is_framework_agreement": True,
    "cpv": ("90910000", "90911000"),
    "value_estimated": Decimal("24000.50"),
    "value_awarded": Decimal(22000),
    "value_paid": Decimal(1234),
    "planned_on": dt.date(2026, 1, 2),
    "published_on": dt.date(2026, 2, 2),
    "tender_deadline": dt.date(2026, 2, 27),
    "awarded_on": dt.date(2026, 3, 1),
    "starts_on": dt.date(2026, 4, 1),
    "ends_on": dt.date(2027, 3, 31),
    "tenders_received": 3,
    "supplier_name": "Maatwerk Proef vzw",
    "supplier_enterprise_number": "0200065765",  # 97 - 2000657 % 97 = 65
    "contract_reference": "C-7",
    "internal_note": "geheim",
}


def released(*, beside: dict[str, Any] | None = None, prefix: str = "ocds-abc123", **more: Any) -> dict[str, Any]:
    known = Beside(**{"buyer": "Proefdorp", "changed": CHANGED} | (beside or {}))
    return registered_release(Procurement(**EVERYTHING | more), known, goals=GOALS, prefix=prefix)


def bare(**more: Any) -> dict[str, Any]:
    one = Procurement(number=1, authority="proefdorp", title="Iets", **more)
    return registered_release(one, Beside("Proefdorp", CHANGED), goals=GOALS)


def test_the_release_says_what_it_is():
    release = released()
    assert release["ocid"] == "ocds-abc123-proefdorp-12"
    assert (release["date"], release["language"]) == ("2026-03-02T09:30:59Z", "nl")
    assert (release["tag"], release["tender"]["status"]) == (["award", "contract"], "complete")
    assert release["buyer"] == {"id": "ORG-0001", "name": "Proefdorp"}


def test_notices_and_register_tell_of_one_process():
    assert released(beside={"procedure": "p-1"})["ocid"] == "ocds-abc123-p-1"


def test_the_same_record_gives_the_same_release_and_another_one_another():
    assert released() == released()
    assert released()["id"].startswith("register-")
    assert released(title="Anders")["id"] != released()["id"]


def test_the_ocid_stays_when_somebody_calls_the_procurement_otherwise():
    assert released(reference="2026-105", title="Anders")["ocid"] == released()["ocid"]


def test_the_tender_holds_what_the_record_says():
    tender = released()["tender"]
    assert tender["identifiers"] == [{"id": "2026-104", "scheme": "internal"}]
    assert (tender["title"], tender["description"]) == ("Poetsdienst", "Elke week")
    assert tender["value"] == {"amount": 24000.5, "currency": "EUR"}
    assert (tender["procurementMethod"], tender["procurementMethodDetails"]) == ("limited", "neg-wo-call")
    assert (tender["mainProcurementCategory"], tender["techniques"]) == ("goods", {"hasFrameworkAgreement": True})
    assert tender["tenderPeriod"] == {"endDate": "2026-02-27T23:59:59Z"}
    assert tender["documents"] == [{"id": "first-publication", "datePublished": "2026-02-02T00:00:00Z"}]
    assert tender["items"] == [
        {
            "id": "1",
            "classification": {"scheme": "CPV", "id": "90910000"},
            "additionalClassifications": [{"scheme": "CPV", "id": "90911000"}],
        }
    ]


def test_the_award_and_its_contract_hold_what_was_decided():
    release = released()
    assert release["awards"] == [
        {
            "id": "award-1",
            "status": "active",
            "date": "2026-03-01T00:00:00Z",
            "value": {"amount": 22000, "currency": "EUR"},
            "suppliers": [{"id": "0200065765", "name": "Maatwerk Proef vzw"}],
        }
    ]
    period = {"startDate": "2026-04-01T00:00:00Z", "endDate": "2027-03-31T23:59:59Z"}
    assert release["contracts"] == [{"id": "C-7", "awardID": "award-1", "status": "active", "period": period}]
    assert release["bids"]["statistics"] == [{"id": "1", "measure": "bids", "value": 3}]
    supplier = release["parties"][1]
    assert supplier["identifier"]["scheme"] == "BE-BCE_KBO"
    assert "address" not in supplier


def test_a_number_that_is_none_has_no_scheme():
    party = released(supplier_enterprise_number="0207725991")["parties"][1]
    assert "scheme" not in party["identifier"]


def test_what_was_paid_in_all_is_no_payment_and_a_note_stays_inside():
    said = repr(released())
    assert "1234" not in said
    assert "geheim" not in said


def test_what_is_not_known_is_not_there():
    release = bare(stage="published")
    assert set(release) == {"ocid", "id", "date", "tag", "initiationType", "language", "parties", "buyer", "tender"}
    assert set(release["tender"]) == {"id", "title", "status"}
    assert "false" not in str(release).lower()


@pytest.mark.parametrize(
    ("stage", "tags", "status"),
    [
        ("planned", ["planning"], "planned"),
        ("preparing", ["planning"], "planned"),
        ("published", ["tender"], "active"),
        ("awarded", ["award"], "complete"),
        ("running", ["award", "contract"], "complete"),
        ("completed", ["award", "contract"], "complete"),
        ("withdrawn", ["planning"], "cancelled"),
    ],
)
def test_the_stage_gives_the_tags(stage: str, tags: list[str], status: str):
    release = bare(stage=stage)
    assert (release["tag"], release["tender"]["status"]) == (tags, status)
    assert ("contracts" in release) == ("contract" in tags)
    assert ("awards" in release) == ("award" in tags)


def test_every_stage_has_a_release():
    assert all(bare(stage=stage)["tag"] for stage in STAGES)


def test_what_was_published_and_withdrawn_is_cancelled():
    assert bare(stage="withdrawn", published_on=dt.date(2026, 1, 1))["tag"] == ["tenderCancellation"]


@pytest.mark.parametrize(
    ("stage", "status"), [("awarded", "pending"), ("running", "active"), ("completed", "terminated")]
)
def test_a_contract_is_as_far_as_its_stage(stage: str, status: str):
    (contract,) = bare(stage=stage, contract_reference="C")["contracts"]
    assert contract == {"id": "C", "awardID": "award-1", "status": status}


def test_a_plan_tells_when_its_notice_may_come_and_an_award_no_more():
    assert released(stage="planned")["tender"]["communication"] == {"futureNoticeDate": "2026-01-02T00:00:00Z"}
    assert released(stage="planned")["tender"]["contractPeriod"]["startDate"] == "2026-04-01T00:00:00Z"
    assert "communication" not in released()["tender"]
    assert "contractPeriod" not in released()["tender"]


LOTS = (
    ProcurementLot(
        code="P1",
        title="Noord",
        cpv=("90911000",),
        value_estimated=Decimal(10),
        value_awarded=Decimal(9),
        supplier_name="A nv",
    ),
    ProcurementLot(code="P1", title="Zuid", is_reserved=True, value_awarded=Decimal(8)),
    ProcurementLot(is_reserved=False),
)


def test_every_lot_has_its_codes_value_and_award():
    release = released(lots=LOTS, supplier_name=None, supplier_enterprise_number=None, contract_reference="C-7")
    tender = release["tender"]
    assert [lot["id"] for lot in tender["lots"]] == ["P1", "P1-2", "3"]
    assert tender["lots"][0] == {"id": "P1", "title": "Noord", "value": {"amount": 10, "currency": "EUR"}}
    assert tender["items"][1] == {
        "id": "item-P1", "classification": {"scheme": "CPV", "id": "90911000"}, "relatedLot": "P1",
    }  # fmt: skip
    north, south = release["awards"]
    assert (north["relatedLots"], north["value"]["amount"], north["suppliers"][0]["name"]) == (["P1"], 9, "A nv")
    assert (south["relatedLots"], south["value"]["amount"], south.get("suppliers")) == (["P1-2"], 8, None)
    assert [(one["id"], one["awardID"]) for one in release["contracts"]] == [
        ("C-7", "award-P1"), ("C-7-2", "award-P1-2"),
    ]  # fmt: skip
    assert release["statistics"][0]["value"] == 22000


def test_the_one_supplier_of_the_whole_is_that_of_every_lot():
    names = [award["suppliers"][0]["name"] for award in released(lots=LOTS)["awards"]]
    assert names == ["A nv", "Maatwerk Proef vzw"]


def test_a_reserved_lot_is_a_goal_and_one_that_is_not_says_nothing():
    tender = released(lots=LOTS)["tender"]
    assert tender["lots"][1]["otherRequirements"] == {"reservedParticipation": ["shelteredWorkshop"]}
    assert tender["lots"][1]["sustainability"] == [
        {"goal": "social.disadvantagedEmploymentOpportunities", "strategies": ["reservedParticipation"]}
    ]
    assert tender["hasSustainability"] is True
    assert tender["otherRequirements"] == {"reservedParticipation": ["shelteredWorkshop"]}
    assert tender["lots"][2] == {"id": "3"}


def test_criteria_give_their_goals_and_the_strategies_of_their_part():
    asked = (
        Pursued(("K1.1", "X9"), "technical_specification", "Zuinig"),
        Pursued(("K1.1",), "award_criterion", "Zuiniger"),
        Pursued(("K1.1",), "subject_matter", "Een zuinig ding"),
    )
    tender = released(beside={"criteria": asked})["tender"]
    assert tender["hasSustainability"] is True
    assert tender["sustainability"] == [
        {
            "goal": "environmental.climateChangeMitigation",
            "strategies": ["technicalSpecifications", "awardCriteria"],
            "description": "Zuinig\nZuiniger\nEen zuinig ding",
        }
    ]


def test_what_is_invented_never_has_a_registered_ocid():
    assert released(is_fictitious=True)["ocid"] == "unregistered-fictitious-proefdorp-12"
    again = released(is_fictitious=True, beside={"procedure": "fictitious-proefdorp-9"})
    assert again["ocid"] == "unregistered-fictitious-proefdorp-9"
