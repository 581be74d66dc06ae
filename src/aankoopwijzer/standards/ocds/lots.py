"""A lot of a notice as a lot of a release, and what it buys as an item."""

from typing import Final

from aankoopwijzer.domain.records.notice import Lot, Notice
from aankoopwijzer.standards.ocds.criteria_of_lots import award_criteria, selection_criteria
from aankoopwijzer.standards.ocds.plain import Json, categories, category, ends, filled, moment, money, number, worded
from aankoopwijzer.standards.ocds.sustainability import Strategies, goals_of

# Days in a unit, as the mapping guidance of the eForms profile counts them.
_DAYS: Final = {"day": 1, "days": 1, "week": 7, "month": 30, "months": 30, "year": 365, "years": 365}
METHODS: Final = {
    "fa-w-rc": "withReopeningCompetition",
    "fa-wo-rc": "withoutReopeningCompetition",
    "fa-mix": "withAndWithoutReopeningCompetition",
}
SYSTEMS: Final = {"dps-nlist": "open", "dps-list": "closed"}
VARIANTS: Final = {"required": "required", "allowed": "allowed", "not-allowed": "notAllowed"}
_RESERVED_EXECUTION: Final = {"yes": True, "true": True, "no": False, "false": False}


def lot_of(lot: Lot, id: str, strategies: Strategies, *, status: str | None) -> Json:
    """The lot with all that OCDS has a place for."""
    estimate = lot.value("estimated") or lot.value("total")
    return filled(
        {
            "id": id,
            **worded("title", lot.titles),
            **worded("description", lot.descriptions, lot.additional_information),
            "status": status,
            "value": money(estimate) if estimate else None,
            "mainProcurementCategory": category(lot.main_procurement_category),
            "additionalProcurementCategories": categories(lot.additional_procurement_categories),
            "tenderPeriod": ends(lot.tender_deadline or lot.participation_deadline),
            "contractPeriod": _period(lot),
            "renewal": filled({"maximumRenewals": None if lot.renewals_max is None else number(lot.renewals_max)}),
            "awardCriteria": award_criteria(lot),
            "selectionCriteria": selection_criteria(lot),
            "techniques": _techniques(lot),
            "submissionTerms": filled({"variantPolicy": VARIANTS.get(lot.variants or "")}),
            "suitability": filled({"sme": lot.sme_suitable}),
            "contractTerms": filled(
                {
                    "reservedExecution": _RESERVED_EXECUTION.get(lot.reserved_execution or ""),
                    **worded("performanceTerms", lot.performance_conditions),
                }
            ),
            **_clean_vehicles(lot),
            **goals_of(lot, strategies),
        }
    )


def group_of(lot: Lot, id: str) -> Json:
    """A group of lots: what is judged for the lots together."""
    maximum = lot.value("framework_maximum")
    return filled(
        {
            "id": id,
            **worded("title", lot.titles),
            **worded("description", lot.descriptions, lot.additional_information),
            "maximumValue": money(maximum) if maximum else None,
            "awardCriteria": award_criteria(lot),
        }
    )


def item_of(bought: Lot | Notice, id: str, related_lot: str | None) -> Json:
    """What is bought, by its CPV codes, and where it is delivered, by its NUTS codes."""
    further = [{"scheme": "CPV", "id": code} for code in dict.fromkeys(bought.cpv_additional)]
    found = filled(
        {
            "classification": {"scheme": "CPV", "id": bought.cpv_main} if bought.cpv_main else None,
            "additionalClassifications": further,
            "deliveryAddresses": [{"region": code} for code in dict.fromkeys(bought.nuts) if code.strip()],
        }
    )
    return filled({"id": id, **found, "relatedLot": related_lot}) if found else {}


def _period(lot: Lot) -> Json:
    days = _DAYS.get(lot.duration.unit) if lot.duration else None
    length = lot.duration.number * days if lot.duration and days else None
    return filled(
        {
            "startDate": moment(lot.start_date) if lot.start_date else None,
            "endDate": moment(lot.end_date, is_end=True) if lot.end_date else None,
            "durationInDays": int(length) if length is not None and length == length.to_integral_value() else None,
        }
    )


def _techniques(lot: Lot) -> Json:
    maximum = lot.value("framework_maximum")
    system = lot.dynamic_purchasing_system
    return filled(
        {
            "hasFrameworkAgreement": lot.framework_agreement,
            "frameworkAgreement": filled(
                {
                    "method": METHODS.get(lot.framework_technique or ""),
                    "value": money(maximum) if maximum else None,
                }
            ),
            "hasDynamicPurchasingSystem": None if system is None else system != "none",
            "dynamicPurchasingSystem": filled({"type": SYSTEMS.get(system or "")}),
        }
    )


def _clean_vehicles(lot: Lot) -> Json:
    if not (lot.clean_vehicles and lot.clean_vehicles.applies):
        return {}
    kinds = [
        {"scheme": "eu-cvd-contract-type", "id": code} for code in dict.fromkeys(lot.clean_vehicles.contract_types)
    ]
    return filled({"coveredBy": ["EU-CVD"], "additionalClassifications": kinds})
