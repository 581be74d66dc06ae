"""Every real notice as a release: valid by the official schemas, and complete as plain XPath counts it."""

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from tests.standards.test_notices_against_xpath import (
    STRATEGIC,
    eforms,
    find,
    notices,
    old_ted,
    plain_number,
    standard_ted,
    words,
)

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.flows.export_ocds import export_ocds
from aankoopwijzer.flows.prepare_aspects import AspectReader, prepare_aspects
from aankoopwijzer.standards.ocds.package import ReleasePackage

pytestmark = pytest.mark.shared_data
TODAY = dt.date(2026, 11, 28)
# Retyped from the mapping tables of the eForms profile; a goal of an early code or of `other` is that of its list.
GOALS = {
    "env-imp": "environmental", "soc-obj": "social", "inn-pur": "economic.innovativePurchase",
    "biodiv-eco": "environmental.biodiversityProtectionRestoration", "circ-econ": "environmental.circularEconomy",
    "clim-adapt": "environmental.climateChangeAdaptation", "clim-mitig": "environmental.climateChangeMitigation",
    "pollu-prev": "environmental.pollutionPrevention", "water-mar": "environmental.waterResourcesProtection",
    "acc-all": "social.accessibility", "et-eq": "social.ethnicEquality", "gen-eq": "social.genderEquality",
    "hum-right": "social.humanRightsInSupplyChains", "opp": "social.disadvantagedEmploymentOpportunities",
    "work-cond": "social.laborRightsPromotion", "mar-nov": "economic.marketInnovationPromotion",
    "proc-innov": "economic.processInnovationPromotion", "prod-innov": "economic.productInnovationPromotion",
    "rd-act": "economic.researchDevelopmentActivities", "emas-com": "environmental",
    "buy-eff": "economic.innovativePurchase",
}  # fmt: skip
OTHER = {"BT-774": "environmental", "BT-775": "social", "BT-776": "economic.innovativePurchase"}


@cache
def reader() -> AspectReader:
    return prepare_aspects()


@cache
def released(folder: Path) -> dict[int, dict[str, Any]]:
    """The release of each notice, by the notice's place in memory; notices about no contract have none."""
    found = {id(notice): export_ocds(notice, reader(), on=TODAY) for _, _, notice in notices(folder)}
    return {key: json.loads(json.dumps(release)) for key, release in found.items() if release is not None}


def pairs(folder: Path, among: list[tuple[str, Any, Notice]]) -> Iterator[tuple[str, Any, Notice, dict[str, Any]]]:
    for name, root, notice in among:
        if id(notice) in released(folder):
            yield name, root, notice, released(folder)[id(notice)]


def schema(folder: Path, name: str) -> Any:
    return jsonschema_rs.validator_for(
        json.loads((folder / "schemas" / "ocds" / name).read_text("utf-8")), validate_formats=True
    )


@pytest.mark.parametrize("name", ["release-schema.json", "eforms-profile-release-schema.json"])
def test_every_release_is_valid(shared_data: Path, name: str) -> None:
    validator = schema(shared_data, name)
    wrong = [
        f"{file}: {error.instance_path} {error.message[:200]}"
        for file, _, _, release in pairs(shared_data, notices(shared_data))
        for error in validator.iter_errors(release)
    ]
    assert wrong == []
    # 1024 notices, 29 of which register a business (eForms form type bri, counted with grep).
    assert len(released(shared_data)) == 995


@pytest.mark.parametrize("name", ["release-package-schema.json", "eforms-profile-release-package-schema.json"])
def test_a_package_is_valid(shared_data: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "package.json"
    with ReleasePackage(out, uri="urn:uuid:11111111-2222-4333-8444-555555555555", publisher="P", on=TODAY) as package:
        for release in list(released(shared_data).values())[:20]:
            package.add(json.dumps(release))
    described = json.loads((shared_data / "schemas" / "ocds" / name).read_text("utf-8"))
    # The package refers to the release schema by address; what it says of the release itself is tested above.
    described["properties"]["releases"] = {"type": "array", "minItems": 1}
    kept = json.loads(out.read_text("utf-8"))
    errors = jsonschema_rs.validator_for(described, validate_formats=True).iter_errors(kept)
    assert [error.message for error in errors] == []


def test_every_goal_and_strategy_is_in_the_codelist(shared_data: Path) -> None:
    lists = {
        name: {
            line.partition(",")[0]
            for line in (shared_data / "schemas" / "ocds" / f"{name}.csv").read_text("utf-8").splitlines()[1:]
        }
        for name in ("sustainabilityGoal", "sustainabilityStrategy")
    }
    for name, _, _, release in pairs(shared_data, notices(shared_data)):
        for lot in release["tender"].get("lots", ()):
            for goal in lot.get("sustainability", ()):
                assert goal.get("goal", "social") in lists["sustainabilityGoal"], name
                assert set(goal.get("strategies", ())) <= lists["sustainabilityStrategy"], name


def test_every_lot_is_there_with_its_codes_values_weights_and_goals(shared_data: Path) -> None:
    seen = {"lots": 0, "goals": 0, "weights": 0}
    for name, root, _, release in pairs(shared_data, eforms(shared_data)):
        tender = release["tender"]
        elements = find(root, "ProcurementProjectLot")
        groups = [one for one in elements if one.xpath("string(*[local-name()='ID']/@schemeName)") == "LotsGroup"]
        plain = [one for one in elements if one not in groups and _scheme(one) != "Part"]
        parts = [one for one in elements if _scheme(one) == "Part"]
        assert len(tender.get("lots", ())) == len(plain) + len(parts), name
        assert len(tender.get("lotGroups", ())) == len(groups), name
        for element, lot in zip([*plain, *parts], tender.get("lots", ()), strict=True):
            _same_lot(name, element, lot, tender)
            seen["lots"] += 1
            seen["goals"] += len(lot.get("sustainability", ()))
            seen["weights"] += sum(len(one.get("numbers", ())) for one in _criteria(lot))
    assert seen["lots"] > 900
    assert seen["goals"] > 300
    assert seen["weights"] > 600


def _scheme(element: Any) -> str:
    return str(element.xpath("string(*[local-name()='ID']/@schemeName)"))


def _criteria(lot: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = lot.get("awardCriteria", {}).get("criteria", [])
    return found


def _same_lot(name: str, element: Any, lot: dict[str, Any], tender: dict[str, Any]) -> None:
    codes = {
        code.text.strip()[:8]
        for which in ("Main", "Additional")
        for code in find(element, f"ProcurementProject/{which}CommodityClassification/ItemClassificationCode")
        if (code.text or "").strip() and "suppl" not in code.get("listName", "")
    }
    items = [item for item in tender.get("items", ()) if item.get("relatedLot") == lot["id"]]
    given = {
        one["id"][:8]
        for item in items
        for one in [*([item["classification"]] if "classification" in item else []), *item.get("additionalClassifications", ())]
    }  # fmt: skip
    assert given == codes, name
    estimates = words(element, "ProcurementProject/RequestedTenderTotal/EstimatedOverallContractAmount")
    amounts = [number for text in estimates if (number := plain_number(text)) is not None]
    if amounts:
        assert lot["value"]["amount"] == float(amounts[0]), name
    weights = element.xpath(
        "*[local-name()='TenderingTerms']/*[local-name()='AwardingTerms']//*[local-name()='ParameterNumeric'"
        " or local-name()='StatisticalNumeric']/text()"
    )
    numbers = [plain_number(text) for text in weights]
    given_weights = {number["number"] for one in _criteria(lot) for number in one.get("numbers", ())}
    assert given_weights == {float(number) for number in numbers if number is not None}, name
    expected = set()
    for code in find(element, "ProcurementProject/ProcurementAdditionalType/ProcurementTypeCode"):
        field, said = STRATEGIC.get(code.get("listName")), (code.text or "").strip()
        if field not in (None, "BT-754", "BT-805") and said not in ("", "none"):
            expected.add(GOALS.get(said) or OTHER[field])  # type: ignore[index]
    reserved = [code.strip() for code in element.xpath(".//*[@listName='reserved-procurement']/text()")]
    if "res-ws" in reserved:
        expected.add("social.disadvantagedEmploymentOpportunities")
    assert {goal["goal"] for goal in lot.get("sustainability", ()) if "goal" in goal} == expected, name
    assert ("shelteredWorkshop" in lot.get("otherRequirements", {}).get("reservedParticipation", ())) == (
        "res-ws" in reserved
    ), name


def test_every_amount_that_was_won_is_there(shared_data: Path) -> None:
    seen = 0
    for name, root, notice, release in pairs(shared_data, eforms(shared_data)):
        del root
        won = sorted(float(value.amount) for award in notice.awards for value in award.values if value.kind == "total")
        given = [award["value"]["amount"] for award in release.get("awards", ()) if "value" in award]
        given += [bid["value"]["amount"] for bid in release.get("bids", {}).get("details", ())]
        assert sorted(map(float, given)) == won, name
        seen += len(won)
    assert seen > 200


def test_every_ted_lot_is_there_with_its_codes_values_and_weights(shared_data: Path) -> None:
    weights = 0
    for name, form, _, release in pairs(shared_data, standard_ted(shared_data)):
        elements = find(form, "OBJECT_CONTRACT/OBJECT_DESCR")
        lots = release["tender"].get("lots", [])
        assert len(lots) == len(elements), name
        for element, lot in zip(elements, lots, strict=True):
            codes = {code.get("CODE")[:8] for code in find(element, "CPV_ADDITIONAL/CPV_CODE")}
            items = [item for item in release["tender"].get("items", ()) if item.get("relatedLot") == lot["id"]]
            assert {one["id"] for item in items for one in item.get("additionalClassifications", ())} == codes, name
            amounts = [float(number) for text in words(element, "VAL_OBJECT") if (number := plain_number(text))]
            assert [lot["value"]["amount"]] == amounts[:1] if amounts else "value" not in lot, name
            plain = {
                float(text)
                for text in element.xpath(".//*[local-name()='AC_WEIGHTING']//text()")
                if text.strip().isdecimal()
            }
            given = {float(one["number"]) for criterion in _criteria(lot) for one in criterion.get("numbers", ())}
            assert plain <= given, name
            weights += len(given)
    assert weights > 150


def test_no_contact_person_is_in_the_parties(shared_data: Path) -> None:
    seen = 0
    for name, root, _, release in pairs(shared_data, notices(shared_data)):
        people = root.xpath(
            "//*[local-name()='Contact']/*[local-name()='Name']/text()"
            "|//*[local-name()='UltimateBeneficialOwner']//*[local-name()='FamilyName' or local-name()='FirstName']/text()"
            "|//*[local-name()='CONTACT_POINT' or local-name()='ATTENTION']/text()"
        )
        official = set(root.xpath("//*[local-name()='PartyName']/*[local-name()='Name']/text()"))
        official |= set(root.xpath("//*[local-name()='OFFICIALNAME']/text()"))
        said = json.dumps(release.get("parties", []), ensure_ascii=False)
        for person in {one.strip() for one in people} - {one.strip() for one in official}:
            if len(person) > 6 and " " in person and not any(person in one for one in official):
                assert person not in said, name
                seen += 1
        for key in ("contactPoint", "email", "telephone", "beneficialOwners"):
            assert f'"{key}"' not in json.dumps(release), name
    assert seen > 100


def _codes(tender: dict[str, Any]) -> set[str]:
    """Every CPV code of a release, of the whole and of its items."""
    whole = [tender["classification"]] if "classification" in tender else []
    whole += tender.get("additionalClassifications", [])
    for item in tender.get("items", ()):
        whole += [item["classification"]] if "classification" in item else []
        whole += item.get("additionalClassifications", [])
    return {one["id"][:8] for one in whole}


def test_no_cpv_code_of_a_notice_is_lost_on_the_way(shared_data: Path) -> None:
    seen = 0
    for name, root, _, release in pairs(shared_data, notices(shared_data)):
        codes = root.xpath(
            "//*[local-name()='ItemClassificationCode' and not(contains(@listName, 'suppl'))"
            " and not(ancestor::*[local-name()='UBLExtensions'])]/text()"
        )
        forms = root.xpath("*[local-name()='FORM_SECTION']/*[@CATEGORY='ORIGINAL']") or root.xpath(
            "*[local-name()='FORM_SECTION']/*[@CATEGORY]"
        )
        for form in forms[:1]:
            codes += form.xpath(
                ".//*[local-name()='OBJECT_CONTRACT' or contains(local-name(), 'OBJECT') or contains(local-name(),"
                " 'ANNEX_B')]//*[local-name()='CPV_CODE']/@CODE"
            )
        wanted = {code.strip()[:8] for code in codes if code.strip()}
        assert wanted - _codes(release["tender"]) == set(), name
        seen += len(wanted)
    assert seen > 2000


def test_every_lot_of_the_old_ted_forms_is_there_with_its_weights(shared_data: Path) -> None:
    weights = 0
    for name, form, _, release in pairs(shared_data, old_ted(shared_data)):
        annexes = form.xpath(".//*[contains(local-name(), 'ANNEX_B')]")
        lots = release["tender"].get("lots", [])
        assert len(lots) == max(len(annexes), 1), name
        written = form.xpath(".//*[local-name()='CRITERIA_DEFINITION']/*[local-name()='WEIGHTING']/text()")
        numbers = {float(number) for text in written if (number := plain_number(text)) is not None}
        for lot in lots:
            given = {float(one["number"]) for criterion in _criteria(lot) for one in criterion.get("numbers", ())}
            assert given == numbers, name
            weights += len(given)
    assert weights > 10
