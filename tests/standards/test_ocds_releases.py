"""A notice as a release of OCDS: everything in its place, nothing invented, no person."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.standards import written

from aankoopwijzer.domain.records.notice import (
    Award,
    AwardCriterion,
    CriterionNumber,
    LocalText,
    Lot,
    Notice,
    Organization,
    StrategicCode,
    Value,
)
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.standards.ocds.package import ReleasePackage
from aankoopwijzer.standards.ocds.releases import notice_release

TODAY = dt.date(2026, 11, 28)
SHOWN = {
    "LOT-0001": {"environmental": {"awardCriteria", "technicalSpecifications"}, "social": {"reservedParticipation"}}
}


@pytest.fixture(scope="module")
def release() -> dict[str, Any]:
    notice = read_notice(written.CONTRACT_NOTICE, name="cn.xml")
    return notice_release(notice, on=TODAY, strategies=SHOWN)


@pytest.fixture(scope="module")
def lot(release: dict[str, Any]) -> dict[str, Any]:
    return release["tender"]["lots"][0]


def bare(**fields: Any) -> Notice:
    return Notice(standard="eforms", document="ContractNotice", **fields)


def test_the_release_says_what_it_is(release):
    assert release["ocid"] == "unregistered-66666666-7777-4888-8999-000000000000"
    assert release["id"] == "11111111-2222-4333-8444-555555555555-01"
    assert (release["date"], release["tag"], release["language"]) == ("2026-03-02T00:00:00Z", ["tender"], "nl")
    assert (release["tender"]["status"], release["tender"]["procurementMethod"]) == ("active", "open")


def test_a_registered_prefix_begins_the_ocid():
    assert notice_release(bare(procedure_id="x"), on=TODAY, prefix="ocds-abc123")["ocid"] == "ocds-abc123-x"


def test_titles_in_other_languages_stand_beside_the_main_one(release):
    assert release["tender"]["title"] == "Kantoorbenodigdheden"
    assert release["tender"]["title_fr"] == "Fournitures de bureau"


def test_a_lot_has_its_value_its_deadline_and_its_length(lot):
    assert lot["value"] == {"amount": 150000, "currency": "EUR"}
    assert lot["techniques"] == {
        "hasFrameworkAgreement": True,
        "frameworkAgreement": {
            "method": "withReopeningCompetition",
            "value": {"amount": 180000, "currency": "EUR"},
        },
        "hasDynamicPurchasingSystem": False,
    }
    assert lot["tenderPeriod"] == {"endDate": "2026-04-15T12:00:00+02:00"}
    assert lot["contractPeriod"] == {
        "durationInDays": 1440
    }  # 48 months of 30 days, as the guidance of the profile counts


def test_award_criteria_keep_their_weights(lot):
    assert lot["awardCriteria"]["criteria"] == [
        {"type": "price", "name": "Prijs", "numbers": [{"number": 60, "weight": "percentageExact"}]},
        {"type": "quality", "name": "Duurzaamheid", "numbers": [{"number": 40, "weight": "percentageExact"}]},
    ]


def test_codes_become_goals_with_the_strategies_that_the_texts_show(lot):
    assert lot["hasSustainability"] is True
    assert lot["sustainability"] == [
        {"goal": "environmental", "strategies": ["technicalSpecifications", "awardCriteria"]},
        {"goal": "environmental.circularEconomy", "strategies": ["technicalSpecifications", "awardCriteria"]},
        {"goal": "social.disadvantagedEmploymentOpportunities", "strategies": ["reservedParticipation"]},
    ]


def test_no_strategy_is_claimed_that_the_texts_do_not_show():
    notice = read_notice(written.CONTRACT_NOTICE, name="cn.xml")
    goals = notice_release(notice, on=TODAY)["tender"]["lots"][0]["sustainability"]
    assert goals[0] == {"goal": "environmental"}


def test_established_green_criteria_are_strategies():
    lots = (Lot(id="1", strategic=(StrategicCode("BT-805", "eu", "environmental"),)),)
    found = notice_release(bare(lots=lots), on=TODAY)["tender"]["lots"][0]
    assert found["sustainability"] == [{"strategies": ["euGPPCriteria"]}]


def test_none_is_said_and_nothing_is_not():
    lots = (Lot(id="1", strategic=(StrategicCode("BT-06", "none", None),)), Lot(id="2"))
    first, second = notice_release(bare(lots=lots), on=TODAY)["tender"]["lots"]
    assert first["hasSustainability"] is False
    assert "hasSustainability" not in second


def test_reservations_accessibility_and_clean_vehicles_have_their_places(lot, release):
    assert lot["otherRequirements"] == {"reservedParticipation": ["shelteredWorkshop"]}
    assert lot["contractTerms"]["reservedExecution"] is True
    assert lot["hasAccessibilityCriteria"] is False
    assert lot["coveredBy"] == ["EU-CVD"]
    assert release["tender"]["otherRequirements"] == {"reservedParticipation": ["shelteredWorkshop"]}


def test_what_is_bought_is_an_item_of_its_lot(release):
    whole, first, *_ = release["tender"]["items"]
    assert whole == {"id": "1", "classification": {"scheme": "CPV", "id": "30190000"}}
    assert first["relatedLot"] == "LOT-0001"
    assert first["classification"] == {"scheme": "CPV", "id": "30197630"}
    assert first["additionalClassifications"] == [{"scheme": "CPV", "id": "30197640"}]
    assert first["deliveryAddresses"] == [{"region": "BE251"}]


def test_no_person_is_exported(release):
    said = json.dumps(release, ensure_ascii=False)
    assert "An Persoon" not in said
    assert "an@example.org" not in said
    assert "contactPoint" not in said


def test_a_natural_person_wins_without_a_name():
    person = Organization(None, None, "Proefdorp", None, "BE", "micro")
    found = notice_release(bare(awards=(Award(id="RES-0001", suppliers=(person,)),)), on=TODAY)
    assert found["parties"] == [
        {
            "id": "ORG-0001",
            "address": {"locality": "Proefdorp", "country": "BE"},
            "details": {"scale": "micro"},
            "roles": ["supplier"],
        }
    ]
    assert found["awards"][0]["suppliers"] == [{"id": "ORG-0001"}]


@pytest.mark.parametrize(
    ("number", "country", "scheme"),
    [
        ("0207.725.991", "BE", None),
        ("0200.065.765", "BE", "BE-BCE_KBO"),  # 97 - 2000657 % 97 = 65
        ("BE 0200.065.765", "BE", "BE-BCE_KBO"),
        ("0200.065.765", "NL", None),
    ],
)
def test_only_a_sound_belgian_number_is_called_one(number: str, country: str, scheme: str | None):
    buyer = Organization("Proefdorp", number, country=country)
    (party,) = notice_release(bare(buyers=(buyer,)), on=TODAY)["parties"]
    assert party["identifier"].get("scheme") == scheme


def test_one_organisation_in_two_roles_is_one_party():
    both = Organization("Proefdorp", "1")
    found = notice_release(bare(buyers=(both,), awards=(Award(id="1", suppliers=(both,)),)), on=TODAY)
    assert [party["roles"] for party in found["parties"]] == [["buyer", "supplier"]]


def test_values_of_several_winners_are_never_added_up():
    values = (Value(Decimal(10), "EUR", "total"), Value(Decimal(20), "EUR", "total"))
    found = notice_release(bare(awards=(Award(id="1", lot_ids=("LOT-0001",), values=values),)), on=TODAY)
    assert "value" not in found["awards"][0]
    assert found["awards"][0]["relatedBids"] == ["BID-0001", "BID-0002"]
    assert [bid["value"]["amount"] for bid in found["bids"]["details"]] == [10, 20]


def test_a_weight_that_is_no_number_is_kept_as_text():
    numbers = (CriterionNumber("weight", None, None, "zie bestek"),)
    lot = Lot(id="1", award_criteria=(AwardCriterion("quality", (LocalText("Plan", "nl"),), (), numbers),))
    found = notice_release(bare(lots=(lot,)), on=TODAY)["tender"]["lots"][0]["awardCriteria"]
    assert found["weightingDescription"] == "Plan: zie bestek"


def test_a_currency_or_country_outside_the_codelist_is_not_given_as_one():
    buyer = Organization("Proefdorp", None, country="ZZ")
    lot = Lot(id="1", values=(Value(Decimal("1.50"), "XYZ", "estimated"),))
    found = notice_release(bare(buyers=(buyer,), lots=(lot,)), on=TODAY)
    assert found["parties"][0]["address"] == {"countryName": "ZZ"}
    assert found["tender"]["lots"][0]["value"] == {"amount": 1.5}


def test_two_lots_of_one_name_stay_two_lots():
    found = notice_release(bare(lots=(Lot(id="1"), Lot(id="1"), Lot(id=None))), on=TODAY)
    assert [lot["id"] for lot in found["tender"]["lots"]] == ["1", "1-2", "3"]


def test_a_notice_that_says_nothing_is_still_a_release():
    found = notice_release(bare(), on=TODAY)
    assert found["date"] == "2026-11-28T00:00:00Z"
    assert found == notice_release(bare(), on=TODAY)


def test_the_registration_of_a_business_is_about_no_contract():
    assert not bare(form="bri").is_of_a_contract


@pytest.mark.parametrize(
    ("form", "tags"),
    [
        ("planning", ["planning"]),
        ("competition", ["tender"]),
        ("result", ["award", "contract"]),
        ("cont-modif", ["awardUpdate", "contractUpdate"]),
    ],
)
def test_the_form_gives_the_tags(form: str, tags: list[str]):
    assert notice_release(bare(form=form), on=TODAY)["tag"] == tags


def test_a_ted_notice_is_a_release_too():
    found = notice_release(read_notice(written.TED_NOTICE, name="ted.xml"), on=TODAY)
    assert [lot["title"] for lot in found["tender"]["lots"]] == ["Noord", "Zuid"][: len(found["tender"]["lots"])]


def test_a_package_is_whole_or_not_there(tmp_path: Path):
    out = tmp_path / "package.json"
    with ReleasePackage(out, uri="urn:test:1", publisher="Proef", on=TODAY) as package:
        package.add('{"ocid": "a"}')
        package.add('{"ocid": "b"}')
    kept = json.loads(out.read_text())
    assert [one["ocid"] for one in kept["releases"]] == ["a", "b"]
    with pytest.raises(RuntimeError), ReleasePackage(out, uri="urn:test:2", publisher="Proef", on=TODAY):
        raise RuntimeError
    assert json.loads(out.read_text()) == kept
    assert [path.name for path in tmp_path.iterdir()] == ["package.json"]


def test_an_empty_package_is_a_package(tmp_path: Path):
    with ReleasePackage(tmp_path / "p.json", uri="urn:test:1", publisher='Pro"ef', on=TODAY):
        pass
    assert json.loads((tmp_path / "p.json").read_text())["releases"] == []


def test_a_lot_without_a_main_code_keeps_its_codes():
    found = notice_release(bare(lots=(replace(Lot(id="1"), cpv_additional=("45000000",)),)), on=TODAY)
    assert found["tender"]["items"][0]["additionalClassifications"] == [{"scheme": "CPV", "id": "45000000"}]
