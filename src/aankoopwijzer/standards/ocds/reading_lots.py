"""A lot of a release back to a `Lot`, with its criteria and its goals."""

from typing import Final

from aankoopwijzer.domain.records.notice import (
    AwardCriterion,
    CleanVehicles,
    CriterionNumber,
    Duration,
    LocalText,
    Lot,
    SelectionCriterion,
    StrategicCode,
)
from aankoopwijzer.standards.ocds import json_data as read
from aankoopwijzer.standards.ocds.criteria_of_lots import FIXED, THRESHOLDS, WEIGHTS
from aankoopwijzer.standards.ocds.json_data import Data
from aankoopwijzer.standards.ocds.lots import METHODS, SYSTEMS, VARIANTS
from aankoopwijzer.standards.ocds.plain import CATEGORIES
from aankoopwijzer.standards.ocds.sustainability import FOR_NOBODY, GPP, RESERVED

CPV: Final = "CPV"
_SELECTION: Final = {"suitability": "sui-act", "economic": "ef-stand", "technical": "tp-abil", "other": "other"}
# Goals of the extension to the code of eForms that aims at them; a goal without one is `other` of its family.
_GOALS: Final = {
    "environmental": ("BT-06", "env-imp"),
    "social": ("BT-06", "soc-obj"),
    "economic.innovativePurchase": ("BT-06", "inn-pur"),
    "environmental.biodiversityProtectionRestoration": ("BT-774", "biodiv-eco"),
    "environmental.circularEconomy": ("BT-774", "circ-econ"),
    "environmental.climateChangeAdaptation": ("BT-774", "clim-adapt"),
    "environmental.climateChangeMitigation": ("BT-774", "clim-mitig"),
    "environmental.pollutionPrevention": ("BT-774", "pollu-prev"),
    "environmental.waterResourcesProtection": ("BT-774", "water-mar"),
    "social.accessibility": ("BT-775", "acc-all"),
    "social.ethnicEquality": ("BT-775", "et-eq"),
    "social.genderEquality": ("BT-775", "gen-eq"),
    "social.humanRightsInSupplyChains": ("BT-775", "hum-right"),
    "social.disadvantagedEmploymentOpportunities": ("BT-775", "opp"),
    "social.laborRightsPromotion": ("BT-775", "work-cond"),
    "economic.marketInnovationPromotion": ("BT-776", "mar-nov"),
    "economic.processInnovationPromotion": ("BT-776", "proc-innov"),
    "economic.productInnovationPromotion": ("BT-776", "prod-innov"),
    "economic.researchDevelopmentActivities": ("BT-776", "rd-act"),
}
_FAMILIES: Final = {"environmental": "BT-774", "social": "BT-775"}


def read_lot(lot: Data, tender: Data, language: str | None) -> tuple[Lot, bool]:
    """The lot, and whether it is only planned (a part of a planning notice)."""
    id = read.text(lot, "id")
    main, additional = codes_of(tender, id)
    techniques = read.inside(lot, "techniques")
    framework = read.inside(techniques, "frameworkAgreement")
    period = read.inside(lot, "contractPeriod")
    days = read.number(period, "durationInDays")
    terms = read.inside(lot, "contractTerms")
    end = read.deadline(period, "endDate")
    reserved = {theirs: ours for ours, theirs in RESERVED.items()}
    execution = read.flag(terms, "reservedExecution")
    system = read.text(read.inside(techniques, "dynamicPurchasingSystem"), "type")
    found = Lot(
        id=id,
        titles=read.local_texts(lot, "title", language),
        descriptions=read.local_texts(lot, "description", language),
        main_procurement_category=_back(CATEGORIES, read.text(lot, "mainProcurementCategory")),
        additional_procurement_categories=tuple(
            _back(CATEGORIES, one) or one for one in read.texts(lot, "additionalProcurementCategories")
        ),
        cpv_main=main,
        cpv_additional=additional,
        values=read.amount(read.inside(lot, "value"), "estimated")
        + read.amount(read.inside(framework, "value") or read.inside(lot, "maximumValue"), "framework_maximum"),
        nuts=places_of(tender, id),
        duration=Duration(days, "day") if days is not None else None,
        start_date=read.day(period, "startDate"),
        end_date=end.date if end else None,
        renewals_max=read.number(read.inside(lot, "renewal"), "maximumRenewals"),
        framework_agreement=read.flag(techniques, "hasFrameworkAgreement"),
        framework_technique=_back(METHODS, read.text(framework, "method")),
        dynamic_purchasing_system=_back(SYSTEMS, system)
        or ("none" if read.flag(techniques, "hasDynamicPurchasingSystem") is False else None),
        tender_deadline=read.deadline(read.inside(lot, "tenderPeriod"), "endDate"),
        award_criteria=_award_criteria(lot, language),
        selection_criteria=_selection_criteria(lot, language),
        strategic=(*_goals(lot, language), *_accessibility(lot, language)),
        reserved_participation=tuple(
            reserved[one]
            for one in read.texts(read.inside(lot, "otherRequirements"), "reservedParticipation")
            if one in reserved
        ),
        reserved_execution=None if execution is None else "yes" if execution else "no",
        performance_conditions=read.local_texts(terms, "performanceTerms", language),
        clean_vehicles=_clean_vehicles(lot),
        sme_suitable=read.flag(read.inside(lot, "suitability"), "sme"),
        variants=_back(VARIANTS, read.text(read.inside(lot, "submissionTerms"), "variantPolicy")),
    )
    return found, read.text(lot, "status") == "planned"


def codes_of(tender: Data, lot: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The CPV codes of the items of a lot, or of those of no lot: the main one, and the others."""
    mains: list[str] = []
    others: list[str] = []
    for item in read.listed(tender, "items"):
        if read.text(item, "relatedLot") == lot:
            mains += _codes([read.inside(item, "classification")])
            others += _codes(read.listed(item, "additionalClassifications"))
    return (mains[0] if mains else None), tuple(dict.fromkeys([*mains[1:], *others]))


def _codes(classifications: list[Data]) -> list[str]:
    found = [read.text(one, "id") for one in classifications if read.text(one, "scheme") == CPV]
    return [code for code in found if code]


def places_of(tender: Data, lot: str | None) -> tuple[str, ...]:
    """The NUTS codes of the items of a lot, or of those of no lot."""
    items = [item for item in read.listed(tender, "items") if read.text(item, "relatedLot") == lot]
    found = [read.text(place, "region") for item in items for place in read.listed(item, "deliveryAddresses")]
    return tuple(dict.fromkeys(place for place in found if place))


def _award_criteria(lot: Data, language: str | None) -> tuple[AwardCriterion, ...]:
    return tuple(
        AwardCriterion(
            read.text(one, "type"),
            read.local_texts(one, "name", language),
            read.local_texts(one, "description", language),
            _numbers(one),
        )
        for one in read.listed(read.inside(lot, "awardCriteria"), "criteria")
    )


def _selection_criteria(lot: Data, language: str | None) -> tuple[SelectionCriterion, ...]:
    return tuple(
        SelectionCriterion(
            _SELECTION.get(read.text(one, "type") or ""),
            (),
            read.local_texts(one, "description", language),
            _numbers(one),
        )
        for one in read.listed(read.inside(lot, "selectionCriteria"), "criteria")
    )


def _numbers(criterion: Data) -> tuple[CriterionNumber, ...]:
    found = []
    for one in read.listed(criterion, "numbers"):
        value = read.number(one, "number")
        if value is None:
            continue
        fixed, threshold = _back(FIXED, read.text(one, "fixed")), _back(THRESHOLDS, read.text(one, "threshold"))
        if fixed:
            found.append(CriterionNumber("fixed", fixed, value, f"{value:f}"))
        elif threshold:
            found.append(CriterionNumber("threshold", threshold, value, f"{value:f}"))
        else:
            found.append(CriterionNumber("weight", _back(WEIGHTS, read.text(one, "weight")), value, f"{value:f}"))
    return tuple(found)


def _goals(lot: Data, language: str | None) -> list[StrategicCode]:
    found = []
    for one in read.listed(lot, "sustainability"):
        goal = read.text(one, "goal")
        texts = read.local_texts(one, "description", language)
        # What a reservation adds by itself stands in the reservation already.
        is_reservation = read.texts(one, "strategies") == ("reservedParticipation",) and not texts
        if goal and not is_reservation:
            family = _FAMILIES.get(goal.partition(".")[0], "BT-776")
            field, code = _GOALS.get(goal, (family, "other"))
            found.append(StrategicCode(field, code, goal, texts))
        for strategy in read.texts(one, "strategies"):
            if gpp := _back(GPP, strategy):
                found.append(StrategicCode("BT-805", gpp, "environmental"))
    if not found and read.flag(lot, "hasSustainability") is False:
        found.append(StrategicCode("BT-06", "none", None))
    return found


def _accessibility(lot: Data, language: str | None) -> list[StrategicCode]:
    criteria = read.flag(lot, "hasAccessibilityCriteria")
    if criteria is None:
        return []
    if criteria:
        return [StrategicCode("BT-754", "inc", "social.accessibility")]
    why: tuple[LocalText, ...] = read.local_texts(lot, "noAccessibilityCriteriaRationale", language)
    is_for_nobody = not why or why[0].text == FOR_NOBODY
    return [StrategicCode("BT-754", "n-inc" if is_for_nobody else "n-inc-just", None, () if is_for_nobody else why)]


def _clean_vehicles(lot: Data) -> CleanVehicles | None:
    if "EU-CVD" not in read.texts(lot, "coveredBy"):
        return None
    kinds = [
        read.text(one, "id")
        for one in read.listed(lot, "additionalClassifications")
        if read.text(one, "scheme") == "eu-cvd-contract-type"
    ]
    return CleanVehicles(True, tuple(kind for kind in kinds if kind))


def _back(table: dict[str, str], theirs: str | None) -> str | None:
    """The code of eForms for a code of OCDS."""
    return next((ours for ours, code in table.items() if code == theirs), None)
