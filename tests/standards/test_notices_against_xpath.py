"""Every real notice is read as plain XPath sees it: an independent count, sharing no code with the readers."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from aankoopwijzer.domain.records.notice import Lot, Notice
from aankoopwijzer.standards.notices import read_notice

pytestmark = pytest.mark.shared_data

STRATEGIC = {
    "strategic-procurement": "BT-06",
    "environmental-impact": "BT-774",
    "social-objective": "BT-775",
    "social-procurement": "BT-775",
    "innovative-acquisition": "BT-776",
    "accessibility": "BT-754",
    "gpp-criteria": "BT-805",
}


def steps(path: str) -> str:
    """A path of local names (`*` and predicates allowed), whatever the namespaces."""
    return "/".join(f"*[local-name()='{step}']" if re.fullmatch(r"\w+", step) else step for step in path.split("/"))


def find(element: Any, path: str) -> list[Any]:
    return list(element.xpath(steps(path)))


def words(element: Any, path: str) -> list[str]:
    return [found.text.strip() for found in find(element, path) if (found.text or "").strip()]


def plain_number(text: str) -> Decimal | None:
    compact = re.sub(r"\s", "", text).replace(",", ".")
    return Decimal(compact) if re.fullmatch(r"\d+(\.\d+)?", compact) else None


@cache
def files(folder: Path) -> list[tuple[str, bytes]]:
    return [
        (path.name, path.read_bytes())
        for where in ("notices", "notices-be-nl")
        for path in sorted((folder / where).glob("*.xml"))
    ]


@cache
def notices(folder: Path) -> list[tuple[str, Any, Notice]]:
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    return [(name, etree.fromstring(data, parser), read_notice(data, name=name)) for name, data in files(folder)]


def eforms(folder: Path) -> list[tuple[str, Any, Notice]]:
    return [found for found in notices(folder) if found[2].standard == "eforms"]


def ted(folder: Path) -> list[tuple[str, Any, Notice]]:
    """TED notices with the first original form, or the first form where none is called original."""
    found = []
    for name, root, notice in notices(folder):
        if notice.standard == "ted":
            forms = root.xpath("*[local-name()='FORM_SECTION']/*[@CATEGORY='ORIGINAL']")
            forms = forms or root.xpath("*[local-name()='FORM_SECTION']/*[@CATEGORY]")
            found.append((name, forms[0], notice))
    return found


def standard_ted(folder: Path) -> list[tuple[str, Any, Notice]]:
    return [found for found in ted(folder) if found[1].tag.endswith("_2014") or found[1].tag.endswith("MOVE")]


def old_ted(folder: Path) -> list[tuple[str, Any, Notice]]:
    standard = {name for name, _, _ in standard_ted(folder)}
    return [found for found in ted(folder) if found[0] not in standard]


def lots_in_file_order(root: Any, notice: Notice) -> list[tuple[Any, Lot]]:
    """Each lot element beside its record, whatever its kind."""
    elements = find(root, "ProcurementProjectLot")
    kinds = {"Part": iter(notice.parts), "LotsGroup": iter(notice.lot_groups)}
    plain = iter(notice.lots)
    pairs = []
    for element in elements:
        scheme = (find(element, "ID") or [None])[0]
        pairs.append((element, next(kinds.get(scheme.get("schemeName") if scheme is not None else "", plain))))
    assert [*plain, *kinds["Part"], *kinds["LotsGroup"]] == []
    return pairs


def test_all_files_are_read(shared_data: Path) -> None:
    # 961 + 63, as the README beside the data counts them.
    assert len(notices(shared_data)) == 1024


def test_every_schema_and_document_is_named(shared_data: Path) -> None:
    for name, root, notice in eforms(shared_data):
        assert notice.document == etree.QName(root).localname, name
        assert [notice.schema] == (words(root, "CustomizationID") or [None]), name
    schemas = {notice.schema for _, _, notice in ted(shared_data)}
    assert {f"TED R2.0.9.S0{release}.E01" for release in range(1, 6)} <= schemas
    assert any(schema and schema.startswith("TED R2.0.8") for schema in schemas)


def test_every_eforms_lot_has_its_own_cpv_codes(shared_data: Path) -> None:
    path = "ProcurementProject/{}CommodityClassification/ItemClassificationCode"
    for name, root, notice in eforms(shared_data):
        for element, lot in lots_in_file_order(root, notice):
            codes = [
                [
                    code.text.strip()
                    for code in find(element, path.format(which))
                    if code.text and "suppl" not in code.get("listName", "")
                ]
                for which in ("Main", "Additional")
            ]
            assert [lot.cpv_main] == (codes[0] or [None])[:1], name
            assert list(lot.cpv_additional) == codes[1], name


def test_every_eforms_lot_has_its_own_values(shared_data: Path) -> None:
    seen = 0
    for name, root, notice in eforms(shared_data):
        for element, lot in lots_in_file_order(root, notice):
            amounts = [
                found
                for path in (
                    "ProcurementProject/RequestedTenderTotal/EstimatedOverallContractAmount",
                    "ProcurementProject/RequestedTenderTotal/TotalAmount",
                    "ProcurementProject/RequestedTenderTotal/UBLExtensions/UBLExtension/ExtensionContent/EformsExtension/FrameworkMaximumAmount",
                    "TenderingProcess/FrameworkAgreement/EstimatedMaximumValueAmount",
                )
                for found in find(element, path)
            ]
            expected = sorted(
                (number, found.get("currencyID"))
                for found in amounts
                if (number := plain_number(found.text or "")) is not None
            )
            assert sorted((value.amount, value.currency) for value in lot.values) == expected, name
            seen += len(expected)
    assert seen > 300


def test_every_weight_is_on_its_own_criterion(shared_data: Path) -> None:
    numbers = 0
    for name, root, notice in eforms(shared_data):
        for element, lot in lots_in_file_order(root, notice):
            expected = []
            for outer in find(element, "TenderingTerms/AwardingTerms/AwardingCriterion"):
                inner = find(outer, "SubordinateAwardingCriterion")
                alone = [outer] if find(outer, "AwardingCriterionTypeCode") else []
                for criterion in inner or alone:
                    parameters = criterion.xpath(
                        "*[local-name()='UBLExtensions']//*[local-name()='ParameterNumeric'"
                        " or local-name()='StatisticalNumeric']"
                    )
                    expected.append(
                        (
                            (words(criterion, "AwardingCriterionTypeCode") or [None])[0],
                            set(words(criterion, "Name")),
                            [plain_number(parameter.text or "") for parameter in parameters if parameter.text],
                            [
                                code.text
                                for parameter in parameters
                                for code in parameter.getparent()
                                if code.get("listName") and parameter.text
                            ],
                        )
                    )
            read = [
                (
                    criterion.type,
                    {one.text for one in criterion.names},
                    [number.value for number in criterion.numbers],
                    [number.code for number in criterion.numbers if number.code],
                )
                for criterion in lot.award_criteria
            ]
            assert read == expected, name
            numbers += sum(len(found) for _, _, found, _ in expected)
    assert numbers > 700


def test_every_strategic_code_is_read_with_its_field(shared_data: Path) -> None:
    seen = 0
    for name, root, notice in eforms(shared_data):
        for element, lot in lots_in_file_order(root, notice):
            expected = [
                (STRATEGIC[code.get("listName")], code.text.strip())
                for code in find(element, "ProcurementProject/ProcurementAdditionalType/ProcurementTypeCode")
                if code.get("listName") in STRATEGIC and (code.text or "").strip()
            ]
            assert [(found.field, found.code) for found in lot.strategic] == expected, name
            seen += len(expected)
    assert seen > 500


def test_a_goal_is_missing_only_where_the_code_says_there_is_none(shared_data: Path) -> None:
    codes = {code for _, _, notice in eforms(shared_data) for lot in notice.lots for code in lot.strategic}
    without = {(found.field, found.code) for found in codes if found.goal is None}
    assert without <= {("BT-06", "none"), ("BT-754", "n-inc"), ("BT-754", "n-inc-just"), ("BT-805", "none")}


def test_reserved_participation_and_execution_are_read_per_lot(shared_data: Path) -> None:
    reserved = 0
    for name, root, notice in eforms(shared_data):
        for element, lot in lots_in_file_order(root, notice):
            codes = element.xpath(".//*[@listName='reserved-procurement']/text()")
            execution = element.xpath(".//*[@listName='reserved-execution']/text()")
            assert list(lot.reserved_participation) == [code.strip() for code in codes], name
            assert [lot.reserved_execution] == ([code.strip() for code in execution] or [None])[:1], name
            reserved += sum(code.strip().startswith("res-") for code in codes)
    assert reserved == 68  # 47 res-pub-ser and 21 res-ws, counted with grep


def test_clean_vehicles_are_read_per_lot_and_per_result(shared_data: Path) -> None:
    counts = 0
    for name, root, notice in eforms(shared_data):
        for element, lot in lots_in_file_order(root, notice):
            scopes = element.xpath(".//*[@listName='cvd-scope']/text()")
            kinds = element.xpath(".//*[@listName='cvd-contract-type']/text()")
            assert (lot.clean_vehicles is not None) == bool(scopes), name
            if lot.clean_vehicles:
                assert str(lot.clean_vehicles.applies).lower() == scopes[0], name
                assert list(lot.clean_vehicles.contract_types) == kinds, name
            scopes = element.xpath(".//*[@listName='eed-scope']/text()")
            assert (lot.energy_efficiency is not None) == bool(scopes), name
        numbers = [
            Decimal(number)
            for number in root.xpath(
                "//*[local-name()='ProcurementDetails'][*[@listName='vehicle-category']]"
                "/*[local-name()='StrategicProcurementStatistics']/*[local-name()='StatisticsNumeric']/text()"
            )
        ]
        assert [count.number for award in notice.awards for count in award.vehicles] == numbers, name
        counts += len(numbers)
    assert counts == 48  # counted with grep


def test_every_award_has_its_lots_and_the_value_of_the_tenders_that_won(shared_data: Path) -> None:
    seen = 0
    for name, root, notice in eforms(shared_data):
        results = root.xpath("//*[local-name()='NoticeResult']/*[local-name()='LotResult']")
        assert len(notice.awards) == len(results), name
        for element, award in zip(results, notice.awards, strict=True):
            assert list(award.lot_ids) == words(element, "TenderLot/ID"), name
            above = element.getparent()
            contracts = words(element, "SettledContract/ID")
            settled = [one for one in find(above, "SettledContract") if set(words(one, "ID")) & set(contracts)]
            won = {tender for one in settled for tender in words(one, "LotTender/ID")}
            listed = [tender for tender in words(element, "LotTender/ID") if not won or tender in won]
            amounts = [
                plain_number(amount)
                for tender in listed
                for one in find(above, "LotTender")
                if words(one, "ID")[-1:] == [tender]
                for amount in words(one, "LegalMonetaryTotal/PayableAmount")
            ]
            assert [value.amount for value in award.values if value.kind == "total"] == amounts, name
            seen += len(amounts)
    assert seen > 200


def test_every_ted_lot_has_its_own_cpv_values_and_criteria(shared_data: Path) -> None:
    weights = 0
    for name, form, notice in standard_ted(shared_data):
        elements = find(form, "OBJECT_CONTRACT/OBJECT_DESCR")
        assert len(notice.lots) == len(elements), name
        for element, lot in zip(elements, notice.lots, strict=True):
            codes = [code.get("CODE") for code in find(element, "CPV_ADDITIONAL/CPV_CODE")]
            assert list(lot.cpv_additional) == codes, name
            amounts = [plain_number(amount) for amount in words(element, "VAL_OBJECT")]
            assert [value.amount for value in lot.values if value.kind == "estimated"] == amounts, name
            criteria = element.xpath(
                ".//*[local-name()='AC_QUALITY' or local-name()='AC_COST' or local-name()='AC_PRICE']"
            )
            expected = sorted(
                (
                    criterion.xpath("string(*[local-name()='AC_CRITERION'])").strip(),
                    criterion.xpath("string(*[local-name()='AC_WEIGHTING'])").strip(),
                )
                for criterion in criteria
            )
            read = sorted(
                (criterion.name or "", criterion.numbers[0].text if criterion.numbers else "")
                for criterion in lot.award_criteria
                if criterion.type
            )
            assert read == expected, name
            weights += sum(bool(weight) for _, weight in expected)
    assert weights > 200


def test_ted_values_of_the_whole_and_of_the_awards_are_read(shared_data: Path) -> None:
    for name, form, notice in standard_ted(shared_data):
        totals = words(form, "OBJECT_CONTRACT/VAL_TOTAL")
        assert [value.amount for value in notice.values if value.kind == "total"] == [
            plain_number(amount) for amount in totals
        ], name
        awards = find(form, "AWARD_CONTRACT")
        assert len(awards) == len(notice.awards), name
        for element, award in zip(awards, notice.awards, strict=True):
            amounts = element.xpath("*[local-name()='AWARDED_CONTRACT']//*[local-name()='VAL_TOTAL']/text()")
            assert [value.amount for value in award.values if value.kind == "total"] == [
                plain_number(amount) for amount in amounts
            ], name


def test_ted_reserved_contracts_are_read(shared_data: Path) -> None:
    for name, form, notice in standard_ted(shared_data):
        assert ("res-ws" in notice.reserved_participation) == bool(
            form.xpath(".//*[local-name()='RESTRICTED_SHELTERED_WORKSHOP']")
        ), name
        assert (notice.reserved_execution == "yes") == bool(
            form.xpath(".//*[local-name()='RESTRICTED_SHELTERED_PROGRAM']")
        ), name


def test_the_old_ted_forms_give_lots_cpv_and_weights(shared_data: Path) -> None:
    assert len(old_ted(shared_data)) == 17
    for name, form, notice in old_ted(shared_data):
        annexes = form.xpath(".//*[contains(local-name(), 'ANNEX_B')]")
        assert len(notice.lots) == max(len(annexes), 1), name
        mains = form.xpath(".//*[local-name()='CPV_MAIN']/*[local-name()='CPV_CODE']/@CODE")
        found = [code for code in (notice.cpv_main, *(lot.cpv_main for lot in notice.lots)) if code]
        assert sorted(found) == sorted(mains), name
        weights = form.xpath(".//*[local-name()='CRITERIA_DEFINITION']/*[local-name()='WEIGHTING']/text()")
        for lot in notice.lots:
            read = [number.text for criterion in lot.award_criteria for number in criterion.numbers]
            assert read == [weight.strip() for weight in weights], name


def test_the_old_ted_forms_give_every_amount_once(shared_data: Path) -> None:
    for name, form, notice in old_ted(shared_data):
        elements = form.xpath(
            ".//*[local-name()='VALUE_COST' or local-name()='LOW_VALUE' or local-name()='HIGH_VALUE']"
        )
        amounts = {one: plain_number(one.get("FMTVAL") or one.text or "") for one in elements}
        filled = {one: amount for one, amount in amounts.items() if amount is not None}
        read = [value for holder in (notice, *notice.lots, *notice.awards) for value in holder.values]
        assert sorted(value.amount for value in read) == sorted(filled.values()), name
        with_vat = [one for one in filled if one.xpath("ancestor::*/*[local-name()='INCLUDING_VAT']")]
        assert sum(value.includes_vat for value in read) == len(with_vat), name


def test_the_ted_title_is_never_a_label_of_a_cpv_code(shared_data: Path) -> None:
    for name, form, notice in standard_ted(shared_data):
        written = {
            "".join(title.itertext()).split()[0]
            for title in find(form, "OBJECT_CONTRACT/TITLE")
            if "".join(title.itertext()).split()
        }
        assert {notice.title.split()[0] if notice.title else None} == (written or {None}), name


def test_no_contact_person_or_mail_address_is_in_a_record(shared_data: Path) -> None:
    for name, root, notice in notices(shared_data):
        organizations = [*notice.buyers, *(one for award in notice.awards for one in award.suppliers)]
        assert not any("@" in (value or "") for one in organizations for value in one), name
        persons = root.xpath(
            "//*[local-name()='FamilyName' or local-name()='CONTACT_POINT' or local-name()='ATTENTION']/text()"
        )
        names = {one.name for one in organizations}
        assert not names & {person.strip() for person in persons} - {
            "".join(found.itertext()).strip()
            for found in root.xpath("//*[local-name()='OFFICIALNAME' or local-name()='Name']")
        }, name
